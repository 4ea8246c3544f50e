package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void enterConfigurationMode() throws Exception {
        router = Fixtures.edgeRouter().withoutSsh().start();
        typist = Typist.at(router);
        typist.line("configure terminal");
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    /** The running-config without its time stamps. */
    private String lines() {
        return router.runningConfig().substring(router.runningConfig().indexOf("version"));
    }

    @Test
    void should_greet_and_change_the_prompt_with_every_mode() throws Exception {
        assertThat(typist.lines("end", "configure terminal"))
                .isEqualTo("Enter configuration commands, one per line.  End with CNTL/Z.\n");
        assertThat(router.configurationModeHeld()).isTrue();
        prompts("interface GigabitEthernet0/3", "edge(config-if)#");
        prompts("interface GigabitEthernet0/3.10", "edge(config-subif)#");
        prompts("archive", "edge(config-archive)#");
        prompts("log config", "edge(config-archive-log-cfg)#");
        prompts("ip access-list extended OUTSIDE-IN", "edge(config-ext-nacl)#");
        prompts("line vty 0 4", "edge(config-line)#");
        prompts("exit", "edge(config)#");
        prompts("exit", "edge#");
        assertThat(router.configurationModeHeld()).isFalse();
    }

    private void prompts(String line, String prompt) throws Exception {
        assertThat(typist.line(line)).isEmpty();
        assertThat(typist.prompt()).isEqualTo(prompt);
    }

    /** Cisco IOS Embedded Event Manager Command Reference, "event manager environment". */
    @Test
    void should_keep_one_value_of_each_variable_of_applets() throws Exception {
        typist.lines(
                "event manager environment _node 10.51.10.11",
                "event manager environment _nodes 2",
                "event manager environment _node 10.51.10.67");
        assertThat(lines().lines().filter(line -> line.startsWith("event manager environment")))
                .containsExactly("event manager environment _node 10.51.10.67", "event manager environment _nodes 2");
    }

    @Test
    void should_be_as_before_when_every_line_is_taken_back() throws Exception {
        String before = lines();
        typist.lines(
                "interface GigabitEthernet0/3",
                "description gone soon",
                "ip address 198.51.100.1 255.255.255.0",
                "ip nat inside",
                "no shutdown",
                "interface Loopback7",
                "ip address 198.51.100.7 255.255.255.255",
                "ip route 198.51.100.0 255.255.255.0 172.18.55.1",
                "no ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable",
                "access-list 7 permit 10.0.0.0 0.255.255.255",
                "ip http secure-server");
        assertThat(lines()).isNotEqualTo(before).doesNotContain("no ip http secure-server");
        typist.lines(
                "interface GigabitEthernet0/3",
                "no description",
                "no ip address",
                "no ip nat inside",
                "shutdown",
                "no interface Loopback7",
                "no ip route 198.51.100.0 255.255.255.0 172.18.55.1",
                "ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable",
                "no access-list 7 permit 10.0.0.0 0.255.255.255",
                "no ip http secure-server");
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void should_put_lines_of_an_interface_where_ios_prints_them() throws Exception {
        typist.lines(
                "interface GigabitEthernet0/3",
                "ip nat inside",
                "ip address 198.51.100.1 255.255.255.0",
                "description first");
        assertThat(router.runningConfig()).contains("""
                        interface GigabitEthernet0/3
                         description first
                         ip address 198.51.100.1 255.255.255.0
                         ip nat inside
                         shutdown
                        !
                        """);
    }

    @Test
    void should_replace_what_there_is_one_of() throws Exception {
        typist.lines(
                "interface GigabitEthernet0/0",
                "description other",
                "ip address 10.51.10.253 255.255.0.0",
                "ip address 10.51.10.250 255.255.0.0 secondary",
                "ip domain name other.example");
        assertThat(router.runningConfig())
                .contains(
                        " description other\n ip address 10.51.10.253 255.255.0.0\n ip address 10.51.10.250 255.255.0.0 secondary\n")
                .contains("ip domain name other.example\n")
                .doesNotContain("10.51.10.254", "description LAN", "example.net");
    }

    @Test
    void should_edit_access_lists() throws Exception {
        typist.lines(
                "ip access-list extended OUTSIDE-IN",
                "no permit tcp any host 172.18.55.51 eq ftp",
                "permit icmp any any",
                "exit",
                "ip access-list standard NEW",
                "permit 10.0.0.0 0.255.255.255");
        assertThat(router.runningConfig())
                .contains("ip access-list extended OUTSIDE-IN\n permit tcp any host 172.18.55.51 eq www\n")
                .contains(
                        " deny   ip any any log\n permit icmp any any\n!\nip access-list standard NEW\n permit 10.0.0.0 0.255.255.255\n!\n");
        typist.lines("no ip access-list extended OUTSIDE-IN");
        assertThat(router.runningConfig()).doesNotContain("extended OUTSIDE-IN").doesNotContain("eq www");
    }

    @Test
    void should_keep_the_no_form_of_what_is_on_by_default() throws Exception {
        typist.lines("no ip domain lookup", "no ip nat service dns tcp", "no no-such-line");
        assertThat(router.runningConfig())
                .contains("no ip domain lookup\n")
                .contains("no ip nat service dns tcp\n")
                .doesNotContain("no-such-line");
        typist.lines("ip domain lookup", "ip nat service dns tcp");
        assertThat(router.runningConfig()).doesNotContain("domain lookup").doesNotContain("service dns");
    }

    // ios-facts 1.4: on each side of the statics, by family
    @Test
    void should_print_nat_lines_in_the_order_of_the_family() throws Exception {
        String[] typed = {
            "ip nat outside source static 203.0.113.7 10.9.0.7 add-route",
            "ip nat inside destination list 5 pool P",
            "ip nat inside source list 2 pool P overload",
            "ip nat pool P 192.0.2.10 192.0.2.20 netmask 255.255.255.0",
            "ip nat inside source static 10.0.0.1 192.0.2.1",
            "ip nat translation tcp-timeout 3600"
        };
        assertThat(natLines(Personality.IOS_15, typed))
                .containsExactly(typed[5], typed[3], typed[2], typed[4], typed[0], typed[1]);
        assertThat(natLines(Personality.IOS_XE, typed))
                .containsExactly(typed[5], typed[3], typed[4], typed[2], typed[0], typed[1]);
    }

    private static Iterable<String> natLines(Personality personality, String... typed) {
        try (SimulatedRouter other = SimulatedRouter.builder()
                .personality(personality)
                .configuration("hostname x\nip forward-protocol nd\nip route 0.0.0.0 0.0.0.0 192.0.2.254\n")
                .withoutSsh()
                .start()) {
            other.configureBehindTheBack(typed);
            assertThat(other.runningConfig())
                    .contains("ip forward-protocol nd\nip nat ")
                    .contains("\nip route ");
            return other.runningConfig()
                    .lines()
                    .filter(line -> line.startsWith("ip nat"))
                    .toList();
        }
    }

    @Test
    void should_not_sort_statics_on_12() {
        try (SimulatedRouter old = SimulatedRouter.builder()
                .personality(Personality.IOS_12)
                .withoutSsh()
                .start()) {
            old.configureBehindTheBack(
                    "ip nat inside source static 10.0.0.2 192.0.2.239",
                    "ip nat inside source static 10.0.0.1 192.0.2.41");
            assertThat(old.natLines())
                    .containsExactly(
                            "ip nat inside source static 10.0.0.2 192.0.2.239",
                            "ip nat inside source static 10.0.0.1 192.0.2.41");
        }
    }

    @Test
    void should_take_another_operators_lines_in_silence() throws Exception {
        router.configureBehindTheBack("interface GigabitEthernet0/3", "description theirs", "exit", "hostname other");
        assertThat(typist.terminal().printed()).isEmpty();
        assertThat(router.runningConfig()).contains(" description theirs\n").contains("by operator\n");
        assertThat(router.linesReceived()).doesNotContain("hostname other");
        assertThatThrownBy(() -> router.configureBehindTheBack("hostnaem x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hostnaem x");
    }

    @Test
    void should_read_a_capture_with_everything_around_it() {
        try (SimulatedRouter other = SimulatedRouter.builder()
                .configuration("""
                        Building configuration...

                        Current configuration : 4711 bytes
                        !
                        ! Last configuration change at 18:41:02 UTC Thu Nov 24 2016 by someone
                        !
                        version 15.5
                        hostname captured
                        banner motd ^C
                        # not a prompt#
                        ip nat inside source static 1.1.1.1 2.2.2.2
                        ^C
                        end

                        captured#""")
                .quirks(Quirks.defaults().with(Quirk.HeldCertificate.NONE))
                .privilege15User("netops", "x")
                .withoutSsh()
                .start()) {
            assertThat(other.natLines()).isEmpty();
            assertThat(other.runningConfig()).isEqualTo("""
                            !
                            ! Last configuration change at 18:41:02 UTC Thu Nov 24 2016 by someone
                            !
                            version 15.5
                            hostname captured
                            banner motd ^C
                            # not a prompt#
                            ip nat inside source static 1.1.1.1 2.2.2.2
                            ^C
                            end
                            """);
        }
    }

    @Test
    void should_start_with_unsaved_changes_when_told_to() {
        try (SimulatedRouter other = Fixtures.edgeRouter()
                .startupConfiguration(Fixtures.edge().replace("hostname edge", "hostname saved"))
                .withoutSsh()
                .start()) {
            assertThat(other.runningConfig()).contains("hostname edge\n");
            assertThat(other.startupConfig()).contains("hostname saved\n");
            other.reload();
            assertThat(other.runningConfig()).contains("hostname saved\n");
        }
    }
}
