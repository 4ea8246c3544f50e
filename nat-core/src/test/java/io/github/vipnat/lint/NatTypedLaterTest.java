package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import org.junit.jupiter.api.Test;

/** Applets and kron lists that will change NAT by themselves one day. */
class NatTypedLaterTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    private static LintedSite applet(String... commands) {
        LintedSite site =
                publishing(WEB).rules(NODE_RULE).lines("event manager applet WAN-DOWN", " event track 1 state down");
        for (int i = 0; i < commands.length; i++) {
            site.lines(" action " + i + ".0 cli command \"" + commands[i] + "\"");
        }
        return site;
    }

    @Test
    void should_say_what_an_applet_will_do_to_the_rules_that_move() {
        LintedSite site = applet(
                "enable",
                "configure terminal",
                "no ip nat inside source static " + NODE_RULE,
                "ip nat inside source static tcp 10.51.10.11 80 interface Cellular0 80");

        assertThat(site.problem()).satisfies(problem -> {
            assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK nat-typed-later");
            assertThat(problem.what())
                    .startsWith("event manager applet WAN-DOWN types NAT lines of its own when its time comes")
                    .contains("no ip nat inside source static " + NODE_RULE)
                    .doesNotContain("enable");
            assertThat(problem.why())
                    .contains("find nothing to remove")
                    .contains("lead the outside to a node's own address again");
        });
    }

    @Test
    void should_print_the_applet_as_it_would_speak_of_the_vip() {
        Problem problem = applet("ip nat inside source static " + NODE_RULE).problem();

        assertThat(problem.fix())
                .endsWith(
                        "on the router:\n event manager applet WAN-DOWN\n  action 0.0 cli command \"ip nat inside source"
                                + " static tcp 10.51.10.67 80 203.0.113.20 80\"");
        assertThat(applet("ip nat inside source static " + NODE_RULE.replace(".11 ", ".67 "))
                        .problem()
                        .why())
                .as("with the fix typed")
                .doesNotContain("node");
    }

    @Test
    void should_read_and_print_nat_lines_whatever_word_is_in_them_or_in_front_of_them() {
        String nat = "ip nat inside source static " + NODE_RULE + " route-map rm-token extendable";
        LintedSite site = publishing(WEB)
                .lines(
                        "event manager applet token authorization bypass",
                        " action key cli command \"no " + nat + "\"",
                        " action secret cli command \"" + nat + "\"");

        assertThat(site.problem().what()).contains("no " + nat + ";").endsWith(": " + nat);
        assertThat(site.problem().fix())
                .contains("\n event manager applet token authorization bypass\n  action key cli command \"no ip nat ")
                .endsWith(" route-map rm-token extendable\"");
    }

    @Test
    void should_say_where_an_applet_can_be_read_that_cannot_be_pasted() {
        assertThat(publishing(WEB)
                        .lines(
                                "event manager applet WAN-DOWN",
                                " action 1 cli command \"ip nat inside source static " + NODE_RULE
                                        + "\" pattern \"assword\" maxrun 5 password s3cr3t")
                        .problem()
                        .fix())
                .startsWith("let it speak of the VIP, on the router; ")
                .endsWith(":  show running-config | section event manager applet WAN-DOWN")
                .doesNotContain("<secret>", "s3cr3t", "\n");
    }

    @Test
    void should_enter_a_kron_list_again_from_the_first_entry_that_changes() {
        LintedSite site = publishing(WEB)
                .lines(
                        "kron policy-list NIGHT",
                        " cli show clock",
                        " cli ip nat inside source static " + NODE_RULE,
                        " cli ping 10.51.10.11");

        assertThat(site.problem().fix())
                .endsWith("on the router:\n kron policy-list NIGHT"
                        + "\n  no cli ip nat inside source static tcp 10.51.10.11 80 203.0.113.20 80"
                        + "\n  no cli ping 10.51.10.11"
                        + "\n  cli ip nat inside source static tcp 10.51.10.67 80 203.0.113.20 80"
                        + "\n  cli ping 10.51.10.11");
        assertThat(site.lines(" cli copy running-config ftp://ops:s3cr3t@10.1.1.9/edge")
                        .problem()
                        .fix())
                .endsWith(":  show running-config | section kron policy-list NIGHT");
    }

    @Test
    void should_look_for_a_name_as_it_is_written() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "event manager applet WAN_DOWN(1) authorization bypass",
                                " action 1 cli command \"ip nat inside source static " + NODE_RULE
                                        + "\" pattern \"sure?\"")
                        .problem()
                        .fix())
                .endsWith(":  show running-config | section event manager applet WAN.DOWN.1.");
    }

    @Test
    void should_read_kron_lists_and_shortened_words() {
        assertThat(publishing(WEB)
                        .lines(
                                "kron policy-list NIGHT",
                                " cli configure terminal",
                                " cli no ip nat inside source list 1 interface GigabitEthernet0/1 overload")
                        .problem()
                        .fix())
                .endsWith("\n no kron policy-list NIGHT");
        assertThat(applet("no ip nat ins sou stat tcp 10.51.10.40 25 203.0.113.20 25")
                        .problem()
                        .why())
                .contains("of an address this plan is about");
        assertThat(applet("interface Dialer1", "no ip nat outside").found()).containsExactly("RISK nat-typed-later");
    }

    @Test
    void should_not_mind_an_applet_that_only_looks_clears_or_pings() {
        assertThat(applet("show ip nat translations", "clear ip nat translation *", "show run | include ip nat")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines("kron policy-list SAVE", " cli write memory")
                        .found())
                .isEmpty();
    }

    @Test
    void should_speak_once_of_each_applet() {
        assertThat(applet("ip nat inside source static tcp 10.51.10.12 80 203.0.113.20 80")
                        .lines(
                                "event manager applet WAN-UP",
                                " action 1 cli command \"ip nat inside source static tcp 10.51.10.11 80 203.0.113.20 80\"")
                        .found())
                .containsExactly("RISK nat-typed-later", "RISK nat-typed-later");
    }

    @Test
    void should_warn_of_what_brings_in_a_whole_configuration() {
        for (String command : new String[] {
            "copy flash:nat-b.cfg running-config",
            "copy /noverify tftp://192.0.2.9/b.cfg run",
            "copy startup system:running-config",
            "configure replace flash:golden.cfg force",
            "conf rep nvram:startup-config",
            "configure memory",
            "do copy flash:b running"
        }) {
            assertThat(applet("enable", command).problem()).satisfies(problem -> {
                assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK nat-typed-later");
                assertThat(problem.what())
                        .endsWith("brings in another configuration when its time comes: line 12: " + command);
            });
        }
        assertThat(publishing(WEB)
                        .lines("kron policy-list NIGHT", " cli configure replace flash:golden.cfg force")
                        .problem()
                        .fix())
                .endsWith("\n no kron policy-list NIGHT");
        assertThat(applet("copy running-config startup-config", "copy run tftp:", "configure terminal", "reload")
                        .found())
                .as("what goes out or changes nothing")
                .isEmpty();
    }

    @Test
    void should_put_in_the_values_of_variables() {
        LintedSite site =
                applet("$_nat").lines("event manager environment _nat no ip nat inside source static " + NODE_RULE);
        assertThat(site.problem()).satisfies(problem -> {
            assertThat(problem.what()).endsWith(": line 11: no ip nat inside source static " + NODE_RULE);
            assertThat(problem.fix())
                    .endsWith("on the router:\n event manager environment _nat no ip nat inside source static tcp"
                            + " 10.51.10.67 80 203.0.113.20 80");
        });
        LintedSite set = publishing(WEB)
                .rules(NODE_RULE)
                .lines(
                        "event manager environment _port 80",
                        "event manager applet A",
                        " action 1.0 set node \"10.51.10.11\"",
                        " action 2.0 cli command \"ip nat inside source static tcp $node $_port 203.0.113.20 $_port\"");
        assertThat(set.problem()).satisfies(problem -> {
            assertThat(problem.why()).contains("lead the outside to a node's own address again");
            assertThat(problem.fix()).endsWith(":\n event manager applet A\n  action 1.0 set node \"10.51.10.67\"");
        });
    }

    @Test
    void should_say_what_cannot_be_told() {
        assertThat(applet("configure terminal", "$_regexp_result").problem().what())
                .contains("types what cannot be told from the configuration");
        assertThat(applet("tclsh flash:move.tcl").found()).containsExactly("RISK nat-typed-later");
        assertThat(publishing(WEB)
                        .lines("event manager policy move.tcl type user")
                        .problem()
                        .fix())
                .endsWith("\n no event manager policy move.tcl");
        assertThat(publishing(WEB)
                        .lines("event manager policy Mandatory.go_switchbus.tcl type system")
                        .found())
                .isEmpty();
        assertThat(applet("show interface $_if")
                        .lines("event manager environment loop $loop")
                        .found())
                .isEmpty();
        assertThat(applet("$loop x")
                        .lines("event manager environment loop $loop $loop")
                        .found())
                .as("a value that holds itself")
                .containsExactly("RISK nat-typed-later");
    }
}
