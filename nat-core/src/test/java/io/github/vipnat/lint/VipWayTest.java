package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether the router finds the VIP, 10.51.10.67, behind an inside interface: ios-facts 8 "order of operations". */
class VipWayTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    /** The servers behind another router; the node's network has a route of its own. */
    private static String behind(String... more) {
        return """
                interface GigabitEthernet0/0
                 ip address 172.16.0.1 255.255.255.0
                 ip nat inside
                interface GigabitEthernet0/1
                 ip address 203.0.113.2 255.255.255.0
                 ip nat outside
                interface GigabitEthernet0/2
                 ip address 172.17.0.1 255.255.255.0
                ip route 0.0.0.0 0.0.0.0 203.0.113.1
                """ + String.join("\n", more) + "\nend\n";
    }

    private static String code(String running) {
        return publishing(WEB).problemsOn(running).stream()
                .map(problem -> problem.severity() + " " + problem.code())
                .reduce("", (one, other) -> one + other);
    }

    @Test
    void should_refuse_a_vip_that_no_inside_interface_leads_to() {
        assertThat(publishing(WEB).problemsOn(behind()).get(0)).satisfies(problem -> {
            assertThat(problem.isFatal()).isTrue();
            assertThat(problem.code()).isEqualTo("vip-not-inside");
            assertThat(problem.what())
                    .endsWith("it is looked for on GigabitEthernet0/1 by \"ip route 0.0.0.0 0.0.0.0 203.0.113.1\"");
            assertThat(problem.fix()).contains("172.16.0.0/24");
        });
        assertThat(code(behind("ip route 10.51.0.0 255.255.0.0 172.17.0.9")))
                .as("behind an interface without a role")
                .isEqualTo("FATAL vip-not-inside");
        assertThat(code(behind("ip route 10.51.0.0 255.255.0.0 Null0"))).isEqualTo("FATAL vip-not-inside");
        assertThat(code(behind("ip route vrf BLUE 10.51.0.0 255.255.0.0 172.16.0.9")))
                .as("a route of another VRF")
                .isEqualTo("FATAL vip-not-inside");
    }

    @Test
    void should_say_what_proves_nothing_for_a_vip_behind_another_router() {
        assertThat(publishing(WEB)
                        .problemsOn(behind("ip route 10.51.0.0 255.255.0.0 172.16.0.9"))
                        .get(0))
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-is-routed");
                    assertThat(problem.why()).contains("ARP");
                    assertThat(problem.fix()).endsWith("ping 10.51.10.67");
                });
        assertThat(code(behind(
                        "ip route 10.51.10.64 255.255.255.192 10.9.9.1",
                        "ip route 10.9.9.0 255.255.255.0 172.16.0.9",
                        "ip route 10.51.0.0 255.255.0.0 172.17.0.9")))
                .as("by a next hop that is routed itself, and the longest prefix")
                .isEqualTo("RISK vip-is-routed");
        assertThat(code(behind("ip route 10.51.0.0 255.255.0.0 GigabitEthernet0/0 172.16.0.9 name SERVERS")))
                .isEqualTo("RISK vip-is-routed");
    }

    @Test
    void should_follow_the_longest_prefix_and_of_equal_ones_the_nearest() {
        assertThat(publishing(WEB)
                        .lines("ip route 10.51.10.67 255.255.255.255 Null0")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.isFatal()).isTrue();
                    assertThat(problem.what())
                            .endsWith("; what is for it is thrown away by"
                                    + " \"ip route 10.51.10.67 255.255.255.255 Null0\"");
                });
        assertThat(publishing(WEB)
                        .lines("ip route 10.51.0.0 255.255.0.0 Null0", "ip route 10.0.0.0 255.0.0.0 Null0")
                        .found())
                .as("no longer than the network of the interface")
                .isEmpty();
        assertThat(code(behind(
                        "ip route 10.51.0.0 255.255.0.0 Null0 250",
                        "ip route 10.51.0.0 255.255.0.0 172.16.0.9 track 3")))
                .as("a route kept for when the other falls")
                .isEqualTo("RISK vip-is-routed");
        assertThat(code(behind("ip route 10.51.10.67 255.255.255.255 Null0", "router bgp 65000")))
                .as("no protocol brings a longer one")
                .isEqualTo("FATAL vip-not-inside");
        assertThat(publishing(WEB)
                        .lines(
                                "ip route 10.51.10.67 255.255.255.255 192.0.2.1",
                                "ip route 192.0.2.1 255.255.255.255 Null0")
                        .found())
                .as("by a next hop")
                .containsExactly("FATAL vip-not-inside");
        assertThat(publishing(WEB)
                        .lines("ip route 10.51.10.67 255.255.255.255 GigabitEthernet0/0")
                        .found())
                .as("looked for by ARP as before")
                .isEmpty();
    }

    @Test
    void should_say_which_route_may_stand_or_not() {
        assertThat(publishing(WEB)
                        .lines("ip route 10.51.10.67 255.255.255.255 Null0 track 7")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-way-unknown");
                    assertThat(problem.what()).contains("Null0 track 7");
                });
        String[] waiting = {"ip route 10.51.10.67 255.255.255.255 192.0.2.1"};
        assertThat(publishing(WEB).lines(waiting).found())
                .as("without a way to its next hop it does not stand")
                .isEmpty();
        assertThat(publishing(WEB).lines(waiting).lines("router eigrp 9").found())
                .containsExactly("RISK vip-way-unknown");
        assertThat(publishing(WEB)
                        .lines("ip route 10.51.10.67 255.255.255.255 10.51.10.1 name track")
                        .found())
                .containsExactly("RISK vip-is-routed");
    }

    @Test
    void should_not_decide_where_an_interface_without_a_number_leads() {
        String[] unnumbered = {
            "interface Loopback1",
            " ip address 10.60.0.1 255.255.255.0",
            "interface Vlan7",
            " ip unnumbered Loopback1",
            " ip nat inside"
        };
        assertThat(publishing(WEB).vip("10.60.0.67").lines(unnumbered).problem())
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-way-unknown");
                    assertThat(problem.what()).contains("Vlan7, ip unnumbered Loopback1");
                });
        assertThat(publishing(WEB)
                        .vip("10.60.0.67")
                        .lines(unnumbered)
                        .lines("ip route 10.60.0.67 255.255.255.255 Vlan7")
                        .found())
                .as("hosts behind it are routed to")
                .isEmpty();
        assertThat(publishing(WEB)
                        .vip("10.61.0.67")
                        .lines(unnumbered)
                        .lines("interface Loopback2", " ip address 10.61.0.1 255.255.255.0")
                        .found())
                .as("a loopback that lends nothing")
                .containsExactly("FATAL vip-not-inside");
    }

    @Test
    void should_not_follow_next_hops_in_a_circle() {
        assertThat(code(behind("ip route 10.51.0.0 255.255.0.0 10.52.0.1", "ip route 10.52.0.0 255.255.0.0 10.51.0.1")))
                .isEqualTo("FATAL vip-not-inside");
    }

    @Test
    void should_say_where_the_configuration_does_not_show_the_way() {
        assertThat(publishing(WEB)
                        .problemsOn(behind("router ospf 1", " network 172.16.0.0 0.0.0.255 area 0"))
                        .get(0))
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-way-unknown");
                    assertThat(problem.what()).contains("router ospf 1");
                    assertThat(problem.fix()).endsWith("show ip route 10.51.10.67");
                });
        assertThat(code(behind("router bgp 65000"))).isEqualTo("RISK vip-way-unknown");
        assertThat(code(behind("router ospf 1 vrf BLUE")))
                .as("a protocol of another VRF")
                .isEqualTo("FATAL vip-not-inside");
        assertThat(code(behind("interface Vlan7", " ip address dhcp", " ip nat inside")))
                .isEqualTo("RISK vip-way-unknown");
        assertThat(code(behind("interface Vlan7", " ip unnumbered Loopback0", " ip nat inside")))
                .isEqualTo("RISK vip-way-unknown");
    }

    @Test
    void should_not_send_packets_by_an_interface_that_is_shut_down() {
        String lan = "interface Vlan51\n ip address 10.51.10.254 255.255.0.0\n ip nat inside";
        assertThat(code(behind(lan))).isEmpty();
        assertThat(code(behind(lan + "\n shutdown"))).isEqualTo("FATAL vip-not-inside");
    }

    @Test
    void should_only_warn_where_the_node_is_as_unreachable_today() {
        assertThat(code(behind("ip nat inside source static " + NODE_RULE))).isEqualTo("RISK vip-not-inside");
        assertThat(code(behind(
                        "ip nat inside source static " + NODE_RULE, "ip route 10.51.10.11 255.255.255.255 172.16.0.9")))
                .as("the node is reached and the VIP would not be")
                .startsWith("FATAL vip-not-inside");
    }

    @Test
    void should_look_in_the_vrf_of_the_rules() {
        String[] red = {
            "vrf definition RED",
            "interface GigabitEthernet0/3",
            " vrf forwarding RED",
            " ip address 10.77.0.1 255.255.255.0",
            " ip nat inside",
        };
        assertThat(publishing(WEB + ", vrf: RED").lines(red).problem()).satisfies(problem -> {
            assertThat(problem.isFatal()).isTrue();
            assertThat(problem.what()).contains("in vrf RED");
        });
        assertThat(publishing(WEB + ", vrf: RED")
                        .lines(red)
                        .lines("ip route vrf RED 10.51.0.0 255.255.0.0 10.77.0.9")
                        .problem()
                        .fix())
                .endsWith("ping vrf RED 10.51.10.67");
    }
}
