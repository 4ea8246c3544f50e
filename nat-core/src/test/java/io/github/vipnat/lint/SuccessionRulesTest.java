package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import org.junit.jupiter.api.Test;

/** What would get lost on the way from the old rules to the new ones. */
class SuccessionRulesTest {

    private static final String FULL = "global: 203.0.113.20, as: full, exposure: accepted";

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    // ServiceLost: planning 2 "as: ports"

    @Test
    void should_refuse_to_lose_a_service_nobody_listed() {
        Problem problem = publishing(WEB)
                .rules("tcp 10.51.10.11 80 203.0.113.20 80", "tcp 10.51.10.11 8443 203.0.113.20 443")
                .problem();
        assertThat(problem.code()).isEqualTo("service-would-be-lost");
        assertThat(problem.isFatal()).isTrue();
        assertThat(problem.what()).isEqualTo("tcp 443 is published today and would not be afterwards");
        assertThat(problem.fix())
                .isEqualTo(
                        "add it to the list, ports: [\"tcp 443:8443\"], or leave the rule alone with keep: [tcp 443]");
    }

    @Test
    void should_not_mistake_a_rule_of_another_vrf_for_a_successor() {
        assertThat(publishing(
                                "global: 203.0.113.20, vrf: RED, as: ports, ports: [tcp 80]",
                                "global: 203.0.113.20, vrf: BLUE, as: ports, ports: [tcp 443]")
                        .rules("tcp 10.51.10.11 443 203.0.113.20 443 vrf RED")
                        .lines("vrf definition RED", "vrf definition BLUE")
                        .found())
                .contains("FATAL service-would-be-lost");
    }

    @Test
    void should_warn_when_a_full_static_shrinks_to_a_list() {
        assertThat(publishing(WEB).rules("10.51.10.67 203.0.113.20").problem()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("ports-would-close");
            assertThat(problem.isFatal()).isFalse();
            assertThat(problem.why()).contains("only tcp 80 there");
        });
        assertThat(publishing(WEB).rules("10.51.10.11 203.0.113.20").found()).containsExactly("RISK ports-would-close");
    }

    // LocalPortChanges

    @Test
    void should_warn_when_a_port_would_lead_to_another_local_port() {
        assertThat(publishing(FULL)
                        .rules("tcp 10.51.10.11 8080 203.0.113.20 80")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("local-port-changes");
                    assertThat(problem.what())
                            .isEqualTo("tcp 80 on 203.0.113.20 leads to local port 8080 today and to 80 afterwards");
                    assertThat(problem.fix()).endsWith("ports: [\"tcp 80:8080\"]");
                });
        assertThat(publishing(WEB).rules("tcp 10.51.10.11 8080 203.0.113.20 80").found())
                .containsExactly("RISK local-port-changes");
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [\"tcp 80:8080\"]")
                        .rules("tcp 10.51.10.11 8080 203.0.113.20 80")
                        .found())
                .isEmpty();
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [\"tcp 80:9090\"]")
                        .rules("tcp 10.51.10.11 8080 203.0.113.20 80")
                        .found())
                .as("whoever writes a colon means it")
                .isEmpty();
    }

    // PortsMeet: planning 2 "Rules of two nodes on one global"

    @Test
    void should_refuse_rules_of_two_nodes_on_one_global_until_they_are_kept() {
        String[] rules = {
            "tcp 10.51.10.11 80 203.0.113.20 80",
            "tcp 10.51.10.11 22 203.0.113.20 2211",
            "tcp 10.51.10.12 22 203.0.113.20 2212"
        };
        Problem problem = publishing("global: 203.0.113.20, as: ports, ports: [tcp 80, tcp 2211, tcp 2212]")
                .rules(rules)
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo("per-node-access-would-be-lost");
        assertThat(problem.isFatal()).isTrue();
        assertThat(problem.fix()).contains("keep: [tcp 80, tcp 2211, tcp 2212]");
        assertThat(publishing(WEB.replace(" }", "") + ", keep: [tcp 2211, tcp 2212]")
                        .rules(rules)
                        .found())
                .isEmpty();
    }

    @Test
    void should_refuse_local_ports_that_meet_from_different_ports_of_two_globals() {
        assertThat(publishing(
                                "global: 203.0.113.20, as: ports, ports: [\"tcp 2211:22\"]",
                                "global: 203.0.113.21, as: ports, ports: [\"tcp 2212:22\"]")
                        .rules("tcp 10.51.10.11 22 203.0.113.20 2211", "tcp 10.51.10.12 22 203.0.113.21 2212")
                        .found())
                .containsExactly("FATAL per-node-access-would-be-lost");
    }

    @Test
    void should_only_warn_when_one_service_is_reached_by_two_ways() {
        assertThat(publishing(WEB, "global: 203.0.113.21, as: ports, ports: [tcp 80]")
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80", "tcp 10.51.10.12 80 203.0.113.21 80")
                        .found())
                .containsExactly("RISK nodes-meet-on-vip");
        assertThat(publishing(FULL, FULL.replace(".20", ".21"))
                        .rules("10.51.10.11 203.0.113.20", "10.51.10.12 203.0.113.21")
                        .found())
                .containsExactly("RISK nodes-meet-on-vip");
    }

    // OptionsLost: planning 2 "An option on a retired rule"

    @Test
    void should_refuse_to_lose_an_option_of_a_retired_rule() {
        for (String option :
                new String[] {"no-alias", "no-payload", "redundancy WEB mapping-id 7", "route-map ISP-A"}) {
            assertThat(publishing(WEB)
                            .rules("tcp 10.51.10.11 80 203.0.113.20 80 " + option)
                            .problem())
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo("option-would-be-lost");
                        assertThat(problem.isFatal()).isTrue();
                        assertThat(problem.what()).contains("\"" + option + "\"");
                    });
        }
    }

    @Test
    void should_say_how_cluster_yaml_wishes_an_option() {
        assertThat(fixFor("no-alias")).contains("add  no-alias: true  to this publication");
        assertThat(fixFor("route-map ISP-A reversible")).contains("route-map: ISP-A, reversible: true");
        assertThat(fixFor("redundancy WEB mapping-id 7")).contains("redundancy: WEB, mapping-id: 7");
        assertThat(fixFor("stateless"))
                .isEqualTo("take the option off the rule by hand, since cluster.yaml has no word for it,"
                        + " or leave the rule alone with  keep: [tcp 80]  and without the port under ports:\n no "
                        + STATELESS
                        + " stateless\n " + STATELESS);
        assertThat(fixFor("vrf RED")).contains("vrf: RED").contains("keep: [tcp 80]");
    }

    private static final String STATELESS = "ip nat inside source static tcp 10.51.10.11 80 203.0.113.20 80";

    private static String fixFor(String option) {
        return publishing(WEB)
                .rules("tcp 10.51.10.11 80 203.0.113.20 80 " + option)
                .problems()
                .get(0)
                .fix();
    }

    @Test
    void should_carry_options_that_are_wished_and_never_ask_for_extendable() {
        assertThat(publishing(WEB + ", no-alias: true")
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80 extendable no-alias")
                        .found())
                .isEmpty();
        assertThat(publishing(FULL).rules("10.51.10.11 203.0.113.20 extendable").found())
                .isEmpty();
    }

    @Test
    void should_only_warn_when_the_vips_own_rule_loses_an_option() {
        assertThat(publishing(WEB)
                        .rules("tcp 10.51.10.67 80 203.0.113.20 80 no-payload")
                        .found())
                .containsExactly("RISK option-would-be-lost");
    }

    // FullBesidePorts: ios-facts 1.3 rows 6 and 7

    @Test
    void should_warn_that_nobody_knows_how_a_full_static_and_kept_ports_get_along() {
        assertThat(publishing(FULL + ", keep: [tcp 2211]")
                        .rules("tcp 10.51.10.11 22 203.0.113.20 2211")
                        .found())
                .containsExactly("RISK full-beside-ports");
        assertThat(publishing(WEB + ", keep: [tcp 2211]")
                        .rules("tcp 10.51.10.11 22 203.0.113.20 2211")
                        .found())
                .isEmpty();
    }

    // RetiredAddressElsewhere: planning 2, last sentence of "Retire"

    @Test
    void should_warn_of_a_node_that_stays_published_elsewhere() {
        assertThat(publishing(WEB).rules("tcp 10.51.10.12 25 203.0.113.99 25").problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("retired-address-still-published");
                    assertThat(problem.why()).contains("203.0.113.99");
                });
        assertThat(publishing(WEB + ", keep: [tcp 25]")
                        .rules("tcp 10.51.10.12 25 203.0.113.20 25")
                        .found())
                .as("kept on purpose")
                .isEmpty();
    }

    @Test
    void should_warn_of_a_network_static_that_covers_the_nodes() {
        assertThat(publishing(WEB).rules("network 10.51.10.0 198.51.100.0 /24").problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("retired-address-still-published");
                    assertThat(problem.what())
                            .isEqualTo("10.51.10.11 and 10.51.10.12 are nodes' fixed addresses and still published");
                });
        assertThat(publishing(WEB).rules("network 10.52.10.0 198.51.100.0 /24").found())
                .isEmpty();
    }

    @Test
    void should_name_the_network_where_a_network_static_holds_the_global() {
        assertThat(publishing("global: 198.51.100.11, as: ports, ports: [tcp 80]")
                        .rules("network 10.51.10.0 198.51.100.0 /24")
                        .problems())
                .extracting(Problem::what)
                .containsExactly(
                        "the global already leads to a host of 10.51.10.0/24, by a rule of the whole network",
                        "10.51.10.11 and 10.51.10.12 are nodes' fixed addresses and still published");
    }

    // ExposureNotAccepted: planning 2 "Exposure"

    @Test
    void should_refuse_to_open_every_port_unless_somebody_says_so() {
        Problem problem = publishing("global: 203.0.113.20, as: full")
                .rules("tcp 10.51.10.11 80 203.0.113.20 80")
                .problem();
        assertThat(problem.code()).isEqualTo("exposure-not-accepted");
        assertThat(problem.why())
                .isEqualTo("newly reachable from outside: ssh (tcp 22), dns (udp 53), dns (tcp 53), snmp (udp 161),"
                        + " mariadb (tcp 3306), every other port the VIP's host listens on");
        assertThat(problem.fix()).contains("ports: [\"tcp 80\"]");
        assertThat(publishing("global: 203.0.113.20, as: full")
                        .rules("10.51.10.11 203.0.113.20")
                        .found())
                .as("every port was open before")
                .isEmpty();
    }

    @Test
    void should_leave_the_only_rule_of_a_global_alone_where_its_port_is_kept_and_no_other_listed() {
        assertThat(LintedSite.publishing("global: 203.0.113.20, as: ports, keep: [tcp 80]")
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80 route-map ISP-A extendable")
                        .lines("route-map ISP-A permit 10")
                        .found())
                .isEmpty();
    }
}
