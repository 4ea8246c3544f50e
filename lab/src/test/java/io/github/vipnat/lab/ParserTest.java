package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void logIn() throws Exception {
        router = Fixtures.edgeRouter().withoutSsh().start();
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    // ios-facts 2: the column counts the prompt, an empty line follows
    @Test
    void should_point_at_the_first_character_no_word_has() throws Exception {
        assertThat(typist.line("show running-confog")).isEqualTo("""
                                              ^
                        % Invalid input detected at '^' marker.

                        """);
    }

    // ios-facts 10, "running-config-filters": seen at "Cafe-Rtr>"
    @Test
    void should_not_know_show_running_config_without_privilege() throws Exception {
        router.configureBehindTheBack("hostname Cafe-Rtr");
        try (Typist lowly = Typist.as(router, "operator")) {
            assertThat(lowly.line("show running-config")).isEqualTo("""
                                           ^
                            % Invalid input detected at '^' marker.

                            """);
            assertThat(lowly.prompt()).isEqualTo("Cafe-Rtr>");
        }
    }

    // ios-facts 10, "static-remove-in-use" 4: a configuration line in exec mode
    @Test
    void should_not_know_configuration_lines_in_exec_mode() throws Exception {
        router.configureBehindTheBack("hostname Cafe-Rtr");
        typist.line("");
        assertThat(typist.line("no ip nat inside source static 192.168.1.50 216.0.5.20"))
                .isEqualTo("""
                                    ^
                        % Invalid input detected at '^' marker.

                        """);
    }

    @Test
    void should_call_a_word_ambiguous_with_two_blanks_after_the_colon() throws Exception {
        assertThat(typist.line("sh ip i")).isEqualTo("% Ambiguous command:  \"sh ip i\"\n");
    }

    // ios-facts 2, seen on 17.16
    @Test
    void should_call_show_nat_ambiguous_on_xe() throws Exception {
        try (SimulatedRouter xe = Fixtures.edgeRouter()
                        .personality(Personality.IOS_XE)
                        .withoutSsh()
                        .start();
                Typist there = Typist.at(xe)) {
            assertThat(there.raw("show nat ?")).startsWith("show nat ?\n% Ambiguous command:  \"show nat \"\n");
        }
    }

    @Test
    void should_call_a_short_command_incomplete_and_leave_a_line_empty() throws Exception {
        assertThat(typist.line("configure")).isEqualTo("% Incomplete command.\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "sh clo, show clock",
        "sh ip nat tr, show ip nat translations",
        "sh ip int br, show ip interface brief",
        "sh run | i hostname, show running-config | include hostname",
        "sh ru int gi 0/3, show running-config interface GigabitEthernet0/3",
        "sh ip arp 10.51.10.254, show ip arp 10.51.10.254",
    })
    void should_take_abbreviations(String abbreviated, String whole) throws Exception {
        assertThat(typist.line(abbreviated)).isEqualTo(typist.line(whole)).isNotEmpty();
    }

    @Test
    void should_write_abbreviated_configuration_out_in_full() throws Exception {
        typist.lines("conf t", "ip nat insi so static 10.4.4.44 132.1.4.44", "int lo7", "des one   two  three");
        assertThat(router.natLines()).contains("ip nat inside source static 10.4.4.44 132.1.4.44");
        assertThat(router.runningConfig()).contains("interface Loopback7\n description one   two  three\n");
    }

    @Test
    void should_ignore_comment_lines_and_empty_ones() throws Exception {
        assertThat(typist.lines("", "! a marker", "conf t", "! another")).isEmpty();
    }

    @Test
    void should_carry_out_exec_commands_behind_do() throws Exception {
        assertThat(typist.lines("configure terminal", "do show clock")).isEqualTo("*12:00:00.000 UTC Mon Mar 2 2026\n");
        assertThat(typist.line("show clock")).contains("% Invalid input");
        assertThat(typist.prompt()).isEqualTo("edge(config)#");
    }

    @Test
    void should_count_the_do_in_the_caret_column() throws Exception {
        typist.line("configure terminal");
        assertThat(typist.line("do show clxck")).startsWith(" ".repeat("edge(config)#do show cl".length()) + "^\n");
    }

    @Test
    void should_refuse_numbers_out_of_range_and_addresses_that_are_none() throws Exception {
        typist.line("configure terminal");
        String wrongPort = "ip nat inside source static tcp 10.51.10.67 70000 172.18.55.51 80";
        assertThat(typist.line(wrongPort))
                .startsWith(" ".repeat("edge(config)#".length() + wrongPort.indexOf("70000")) + "^\n");
        assertThat(typist.line("ip nat inside source static 10.51.10.300 172.18.55.51"))
                .contains("% Invalid input");
        assertThat(typist.line("no")).isEqualTo("% Incomplete command.\n\n");
        assertThat(typist.line("ip nat inside source static 10.51.10.67")).isEqualTo("% Incomplete command.\n\n");
    }

    @Test
    void should_show_the_options_of_a_static_when_asked() throws Exception {
        typist.line("configure terminal");
        assertThat(typist.raw("no ip nat inside source static 10.1.1.1 192.0.2.1 ?"))
                .contains("  extendable    Extend this translation when used\n")
                .contains("  no-payload    No translation of embedded address/port in the payload\n")
                .contains("  <cr>\n")
                .endsWith("\nedge(config)#no ip nat inside source static 10.1.1.1 192.0.2.1 ");
        assertThat(router.linesReceived())
                .containsExactly("configure terminal", "no ip nat inside source static 10.1.1.1 192.0.2.1 ?");
    }

    @Test
    void should_show_the_question_mark_or_not() throws Exception {
        try (SimulatedRouter silent = Fixtures.edgeRouter()
                        .quirks(Quirks.defaults().with(Quirk.HelpEcho.NOT_SHOWN))
                        .withoutSsh()
                        .start();
                Typist there = Typist.at(silent)) {
            assertThat(there.raw("terminal le?")).isEqualTo("terminal le\nlength\n\nedge#terminal le");
        }
    }

    @Test
    void should_show_the_words_a_beginning_may_become() throws Exception {
        assertThat(typist.raw("terminal le?")).isEqualTo("terminal le?\nlength\n\nedge#terminal le");
        assertThat(typist.raw("\u0015configure terminal revert ?"))
                .contains("  idle   Idle timeout on which to cause a rollback\n")
                .contains("  timer  Time for which to wait for confirmation\n");
    }

    @Test
    void should_carry_nothing_out_when_help_is_asked_for() throws Exception {
        typist.raw("write memory ?\u0015conf t\rno ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 ?");
        assertThat(router.natLines()).hasSize(7);
        assertThat(router.runningConfig()).doesNotContain("NVRAM config last updated");
    }

    // ios-facts 6, "tabs in input": completion, so the echo is not what was sent
    @Test
    void should_complete_a_word_on_tab() throws Exception {
        assertThat(typist.raw("show clo\t")).isEqualTo("show clo\nedge#show clock ");
        assertThat(typist.raw("\r")).startsWith("\n*12:00:00.000");
    }

    @Test
    void should_send_a_global_line_typed_below_an_interface_where_it_belongs() throws Exception {
        typist.lines("conf t", "interface GigabitEthernet0/3", "ip route 198.51.100.0 255.255.255.0 172.18.55.1");
        assertThat(typist.prompt()).isEqualTo("edge(config)#");
        assertThat(router.runningConfig())
                .contains("ip route 0.0.0.0 0.0.0.0 172.18.55.1\nip route 198.51.100.0 255.255.255.0 172.18.55.1\n");
    }

    @Test
    void should_not_know_an_interface_the_router_does_not_have() throws Exception {
        typist.line("configure terminal");
        assertThat(typist.line("interface GigabitEthernet9/9")).contains("% Invalid input");
        assertThat(typist.line("interface Loopback9")).isEmpty();
        assertThat(typist.prompt()).isEqualTo("edge(config-if)#");
    }
}
