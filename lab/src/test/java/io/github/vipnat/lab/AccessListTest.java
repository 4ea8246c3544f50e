package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Access lists edited entry by entry: Cisco, "IP Access List Entry Sequence Numbering". */
class AccessListTest {

    private static String listsAfter(String configuration, String... lines) throws Exception {
        try (SimulatedRouter router = SimulatedRouter.builder()
                        .privilege15User("netops", "secret")
                        .configuration(configuration)
                        .withoutSsh()
                        .quirks(Quirks.defaults().with(Quirk.HeldCertificate.NONE))
                        .start();
                Typist typist = Typist.at(router)) {
            typist.line("configure terminal");
            assertThat(typist.lines(lines)).isEmpty();
            String running = router.runningConfig();
            return running.substring(running.indexOf("hostname"), running.lastIndexOf("end"));
        }
    }

    @Test
    void should_put_an_entry_before_the_one_with_the_next_number_and_print_names_of_ports() throws Exception {
        assertThat(listsAfter("""
                        hostname edge
                        ip access-list extended LAN
                         remark the web
                         permit tcp host 10.5.5.20 eq www any
                         deny   ip any any
                        end
                        """, "ip access-list extended LAN", "15 permit tcp host 10.5.5.30 eq 80 any"))
                .isEqualTo("""
                        hostname edge
                        ip access-list extended LAN
                         remark the web
                         permit tcp host 10.5.5.20 eq www any
                         permit tcp host 10.5.5.30 eq www any
                         deny   ip any any
                        """);
    }

    @Test
    void should_print_numbers_where_it_does_and_lose_remarks_when_it_numbers_anew() throws Exception {
        assertThat(listsAfter(
                        """
                        hostname edge
                        ip access-list extended LAN
                         10 remark the web
                         20 permit tcp host 10.5.5.20 eq www any
                         21 deny   ip any any
                        end
                        """,
                        "ip access-list resequence LAN 10 10",
                        "ip access-list extended LAN",
                        "15 permit tcp host 10.5.5.30 eq 443 any",
                        "no 20"))
                .isEqualTo("""
                        hostname edge
                        ip access-list extended LAN
                         10 permit tcp host 10.5.5.20 eq www any
                         15 permit tcp host 10.5.5.30 eq 443 any
                        """);
    }

    @Test
    void should_edit_a_numbered_list_that_stands_line_by_line() throws Exception {
        assertThat(listsAfter(
                        """
                        hostname edge
                        access-list 7 permit 10.0.0.0
                        access-list 101 permit ip host 10.5.5.20 any
                        access-list 101 deny   ip any any
                        access-list 102 permit ip any any
                        end
                        """,
                        "ip access-list resequence 101 10 10",
                        "ip access-list extended 101",
                        "15 permit ip host 10.5.5.30 any",
                        "no permit ip host 10.5.5.20 any",
                        "exit",
                        "ip access-list standard 7",
                        "permit host 10.5.5.30"))
                .isEqualTo("""
                        hostname edge
                        access-list 7 permit 10.0.0.0
                        access-list 7 permit host 10.5.5.30
                        access-list 101 permit ip host 10.5.5.30 any
                        access-list 101 deny   ip any any
                        access-list 102 permit ip any any
                        """);
    }

    @Test
    void should_refuse_a_number_that_is_taken_and_take_no_entry_twice() throws Exception {
        try (SimulatedRouter router = SimulatedRouter.builder()
                        .privilege15User("netops", "secret")
                        .configuration("hostname edge\nip access-list extended LAN\n permit ip any any\nend\n")
                        .withoutSsh()
                        .quirks(Quirks.defaults().with(Quirk.HeldCertificate.NONE))
                        .start();
                Typist typist = Typist.at(router)) {
            typist.lines("configure terminal", "ip access-list extended LAN");
            assertThat(typist.line("10 deny ip any any")).isEqualTo("% Duplicate sequence number\n");
            assertThat(typist.line("5 permit ip any any")).isEmpty();
            assertThat(router.runningConfig())
                    .containsOnlyOnce("permit ip any any")
                    .doesNotContain("deny");
        }
    }
}
