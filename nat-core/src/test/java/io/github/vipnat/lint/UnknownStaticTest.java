package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.SavedText;
import io.github.vipnat.ios.IosDeviceOs;
import org.junit.jupiter.api.Test;

/** Static rules with a word nobody here knows, on the outside that is to be published. */
class UnknownStaticTest {

    private static final String BY_INTERFACE = "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80, tcp 443]";

    private static final String BY_ADDRESS = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    @Test
    void should_refuse_an_unknown_word_behind_the_published_interface() {
        assertThat(publishing(BY_INTERFACE)
                        .rules("tcp 10.51.10.11 443 interface GigabitEthernet0/1 443 track 10")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("unknown-line-on-global");
                    assertThat(problem.isFatal()).isTrue();
                    assertThat(problem.fix())
                            .endsWith("no ip nat inside source static tcp 10.51.10.11 443 interface GigabitEthernet0/1"
                                    + " 443 track 10");
                });
        assertThat(publishing(BY_INTERFACE).found())
                .as("with the line taken out")
                .isEmpty();
    }

    @Test
    void should_take_the_interface_and_its_own_address_for_one_outside() {
        assertThat(publishing(BY_INTERFACE)
                        .rules("udp 10.51.10.40 53 203.0.113.2 53 extendable madeup")
                        .found())
                .containsExactly("FATAL unknown-line-on-global");
        assertThat(publishing(BY_ADDRESS.replace(".20", ".2"))
                        .rules("tcp 10.51.10.40 8443 interface GigabitEthernet0/1 8443 madeup")
                        .found())
                .containsExactly("FATAL unknown-line-on-global");
        assertThat(publishing("interface: Dialer1, as: ports, ports: [tcp 80]")
                        .lines("interface Dialer1", " ip address negotiated", " ip nat outside")
                        .rules("tcp 10.51.10.11 80 interface Dialer1 80 madeup 7")
                        .found())
                .containsExactly("FATAL unknown-line-on-global");
    }

    @Test
    void should_refuse_an_unknown_word_in_a_rule_of_a_network_that_holds_the_global() {
        assertThat(publishing(BY_ADDRESS)
                        .rules("network 10.52.10.0 203.0.113.16 /28 madeup")
                        .found())
                .containsExactly("FATAL unknown-line-on-global");
        assertThat(publishing(BY_ADDRESS)
                        .rules("network 10.52.10.0 203.0.113.64 /28 madeup")
                        .found())
                .containsExactly("NOT_UNDERSTOOD nat-line-not-understood");
    }

    @Test
    void should_refuse_a_static_of_a_pool_that_holds_the_global() {
        String[] pool = {"ip nat pool P 203.0.113.16 203.0.113.22 netmask 255.255.255.0"};
        assertThat(publishing(BY_ADDRESS)
                        .lines(pool)
                        .rules("10.51.10.40 pool P")
                        .found())
                .containsExactly("FATAL unknown-line-on-global");
        assertThat(publishing(BY_ADDRESS)
                        .lines(pool[0].replace("203.0.113.16 ", "203.0.113.21 "))
                        .rules("10.51.10.40 pool P")
                        .found())
                .containsExactly("NOT_UNDERSTOOD nat-line-not-understood");
    }

    /** ESP without ports is documented behind an interface alone (ios-facts 1.1). */
    @Test
    void should_refuse_a_static_of_another_protocol_of_the_global() {
        for (String rule : new String[] {"esp 10.51.10.40 203.0.113.20", "gre 10.51.10.40 203.0.113.20"}) {
            LintedSite site = publishing(BY_ADDRESS).rules(rule);
            assertThat(new IosDeviceOs().configurationIn("version 15.4\n" + site.running()))
                    .as("a whole line")
                    .isInstanceOf(SavedText.Whole.class);
            assertThat(site.found()).containsExactly("FATAL unknown-line-on-global");
        }
    }

    @Test
    void should_type_no_twice_for_nothing_that_is_switched_off() {
        assertThat(publishing(BY_ADDRESS)
                        .lines("no ip nat madeup 203.0.113.20")
                        .problem()
                        .fix())
                .doesNotContain("no no ")
                .endsWith("to switch that on again:  ip nat madeup 203.0.113.20");
    }

    @Test
    void should_leave_unknown_words_elsewhere_alone() {
        assertThat(publishing(BY_INTERFACE)
                        .lines(
                                "interface GigabitEthernet0/2",
                                " ip address 198.51.100.2 255.255.255.0",
                                "ip nat inside source static tcp 10.51.10.9 80 interface GigabitEthernet0/2 80 madeup",
                                "ip nat inside source static tcp 10.51.10.9 80 203.0.113.9 80 madeup",
                                "ip nat inside source list 1 interface GigabitEthernet0/1 overload madeup")
                        .found())
                .containsOnly("NOT_UNDERSTOOD nat-line-not-understood")
                .hasSize(3);
    }

    @Test
    void should_let_a_line_be_that_the_file_keeps() {
        String line = "tcp 10.51.10.40 8443 203.0.113.20 8443 madeup";
        assertThat(publishing(BY_ADDRESS).rules(line).problem().fix()).startsWith("keep: [tcp 8443]");
        assertThat(publishing(BY_ADDRESS + ", keep: [tcp 8443]").rules(line).found())
                .containsExactly("NOT_UNDERSTOOD nat-line-not-understood");
    }

    @Test
    void should_refuse_to_lose_a_word_that_ties_a_rule_to_something() {
        assertThat(publishing(BY_ADDRESS)
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80 extendable track 10")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("option-would-be-lost");
                    assertThat(problem.what()).isEqualTo("the rule carries \"track 10\" and its successor does not");
                    assertThat(problem.fix())
                            .endsWith("\n no ip nat inside source static tcp 10.51.10.11 80 203.0.113.20 80 extendable"
                                    + " track 10\n ip nat inside source static tcp 10.51.10.11 80 203.0.113.20 80"
                                    + " extendable");
                });
        assertThat(publishing(BY_ADDRESS)
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80 extendable")
                        .found())
                .as("with the fix typed")
                .isEmpty();
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 443], keep: [tcp 80]")
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80 extendable track 10")
                        .found())
                .as("the rule is kept")
                .isEmpty();
    }
}
