package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import org.junit.jupiter.api.Test;

/** What the rest of the configuration, or the rest of the site, has to say. */
class SurroundingsRulesTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    // RolesMissing: planning 2 "no ip nat outside"

    @Test
    void should_refuse_a_router_whose_interfaces_have_no_role() {
        assertThat(publishing(WEB).problemsOn("hostname edge\nend\n"))
                .extracting(Problem::code)
                .containsExactly("no-outside-interface", "no-inside-interface");
        assertThat(publishing(WEB).problemsOn("""
                        interface GigabitEthernet0/0
                         ip nat inside
                        interface GigabitEthernet0/1
                         ip nat outside
                        end
                        """)).isEmpty();
    }

    @Test
    void should_refuse_an_interface_that_is_not_there_or_not_outside() {
        assertThat(publishing("interface: GigabitEthernet0/9, as: ports, ports: [tcp 80]")
                        .found())
                .containsExactly("FATAL interface-not-found");
        assertThat(publishing("interface: GigabitEthernet0/0, as: ports, ports: [tcp 80]")
                        .found())
                .containsExactly("FATAL interface-not-outside");
    }

    @Test
    void should_refuse_when_no_inside_interface_lies_in_the_vrf() {
        assertThat(publishing(WEB + ", vrf: RED").lines("vrf definition RED").found())
                .containsExactly("FATAL no-inside-interface-in-vrf");
        assertThat(publishing(WEB + ", vrf: RED")
                        .lan("vrf forwarding RED")
                        .lines("vrf definition RED")
                        .found())
                .isEmpty();
    }

    // UndefinedReference

    @Test
    void should_refuse_names_the_router_does_not_know() {
        assertThat(publishing(WEB + ", vrf: RED").lan("vrf forwarding RED").found())
                .containsExactly("FATAL vrf-not-defined");
        assertThat(publishing(WEB + ", route-map: ISP-A").found()).containsExactly("FATAL route-map-not-defined");
        assertThat(publishing(WEB + ", route-map: ISP-A")
                        .lines("route-map ISP-A permit 10", " match ip address WEB")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("access-list-not-defined");
                    assertThat(problem.fix()).contains("ip access-list extended WEB");
                });
        assertThat(publishing(WEB + ", route-map: ISP-A")
                        .lines("route-map ISP-A permit 10", " match interface GigabitEthernet0/1")
                        .found())
                .isEmpty();
    }

    @Test
    void should_only_warn_of_a_redundancy_group_it_cannot_find() {
        assertThat(publishing(WEB + ", redundancy: HSRP-WEB").found())
                .containsExactly("RISK redundancy-not-defined", "RISK redundancy-without-pair");
        assertThat(publishing(WEB + ", redundancy: HSRP-WEB")
                        .wan("standby 1 name HSRP-WEB")
                        .found())
                .containsExactly("RISK redundancy-without-pair");
        assertThat(publishing(WEB + ", redundancy: \"1\"")
                        .lines("redundancy", " application redundancy", "  group 1")
                        .found())
                .containsExactly("RISK redundancy-without-pair");
    }

    @Test
    void should_warn_of_lists_and_pools_that_other_rules_name_and_the_router_does_not_have() {
        assertThat(publishing(WEB)
                        .lines(
                                "ip nat inside source list LAN pool OFFICE overload",
                                "ip nat inside source route-map ISP-A interface GigabitEthernet0/1 overload",
                                "ip nat inside destination list WEB pool SERVERS",
                                "ip nat outside source list LAN pool PARTNER")
                        .problems())
                .allMatch(problem -> problem.severity() == Severity.RISK)
                .extracting(problem -> problem.code() + ": " + problem.what())
                .containsExactlyInAnyOrder(
                        "access-list-not-defined: the router has no access list LAN, which its NAT names",
                        "access-list-not-defined: the router has no access list WEB, which its NAT names",
                        "pool-not-defined: the router has no pool OFFICE, which its NAT names",
                        "pool-not-defined: the router has no pool SERVERS, which its NAT names",
                        "pool-not-defined: the router has no pool PARTNER, which its NAT names",
                        "route-map-not-defined: the router has no route-map ISP-A, which its NAT names");
        assertThat(publishing(WEB)
                        .lines(
                                "access-list 10 permit 10.51.0.0 0.0.255.255",
                                "ip nat pool OFFICE 198.51.100.1 198.51.100.9 netmask 255.255.255.0",
                                "ip nat inside source list 10 pool OFFICE overload")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .lines(
                                "access-list 10 permit 10.51.0.0 0.0.255.255",
                                "ip nat pool OFFICE 198.51.100.1 198.51.100.9 netmask 255.255.255.0 madeup",
                                "ip nat inside source list 10 pool OFFICE overload")
                        .found())
                .as("it is there, though nobody here can read it")
                .containsExactly("NOT_UNDERSTOOD nat-line-not-understood");
    }

    // FilterShutsVipOut: ios-facts 8 "order of operations", "ZBFW"

    @Test
    void should_refuse_when_a_list_on_the_way_in_or_back_knows_only_the_node() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lan("ip access-group TO-LAN out")
                        .lines("ip access-list extended TO-LAN", " permit tcp any 10.51.10.8 0.0.0.7 eq www")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("filter-shuts-vip-out");
                    assertThat(problem.what())
                            .isEqualTo("access list TO-LAN out on GigabitEthernet0/0 lets 10.51.10.11 through and not"
                                    + " 10.51.10.67 (tcp 80)");
                    assertThat(problem.fix()).endsWith("permit tcp any host 10.51.10.67 eq 80");
                });
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lan("ip access-group FROM-LAN in")
                        .lines("ip access-list extended FROM-LAN", " permit tcp 10.51.10.8 0.0.0.7 eq www any")
                        .found())
                .containsExactly("FATAL filter-shuts-vip-out");
    }

    @Test
    void should_not_mind_the_list_of_the_outside_interface_which_sees_the_global() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .wan("ip access-group FROM-WAN in")
                        .lines("ip access-list extended FROM-WAN", " permit tcp any 10.51.10.8 0.0.0.7 eq www")
                        .found())
                .isEmpty();
    }

    @Test
    void should_not_mind_a_filter_that_lets_both_through_or_neither_or_both_at_the_same_times() {
        for (String line : new String[] {
            " permit tcp any 10.51.10.0 0.0.0.255 eq www",
            " deny ip any any",
            " permit tcp any 10.51.10.0 0.0.0.255 eq www time-range OFFICE"
        }) {
            assertThat(publishing(WEB)
                            .rules(NODE_RULE)
                            .lan("ip access-group TO-LAN out")
                            .lines("ip access-list extended TO-LAN", line)
                            .found())
                    .as(line)
                    .isEmpty();
        }
    }

    @Test
    void should_ask_the_filter_about_the_new_local_port() {
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [\"tcp 80:8080\"]")
                        .rules(NODE_RULE)
                        .lan("ip access-group TO-LAN out")
                        .lines("ip access-list extended TO-LAN", " permit tcp any 10.51.0.0 0.0.255.255 eq www")
                        .problem()
                        .fix())
                .endsWith("permit tcp any host 10.51.10.67 eq 8080");
    }

    @Test
    void should_refuse_when_the_rules_own_route_map_knows_only_the_node() {
        assertThat(publishing(WEB + ", route-map: ISP-A")
                        .rules(NODE_RULE + " route-map ISP-A")
                        .lines(
                                "access-list 110 permit ip 10.51.10.8 0.0.0.7 any",
                                "route-map ISP-A permit 10",
                                " match ip address 110")
                        .problem()
                        .what())
                .startsWith("route-map ISP-A lets 10.51.10.11 through and not 10.51.10.67");
    }

    // RetiredAddressNamed: planning 2 "RISK: an ACL, object-group, ..."

    @Test
    void should_tell_every_kind_of_line_that_names_the_node_once() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "ip access-list extended WEB",
                                " remark 10.51.10.11 is the web",
                                " permit tcp any host 10.51.10.11 eq www",
                                " permit tcp any host 10.51.10.11 eq 443",
                                "object-group network SERVERS",
                                " host 10.51.10.11",
                                "ip route 10.60.0.0 255.255.0.0 10.51.10.11",
                                "ip sla 7",
                                " icmp-echo 10.51.10.11",
                                "logging host 10.51.10.11",
                                "ip nat inside source list WEB interface GigabitEthernet0/1 overload",
                                "ip nat outside source static 198.51.100.9 10.51.10.11")
                        .problems())
                .allMatch(problem -> problem.code().equals("retired-address-named"))
                .extracting(Problem::what)
                .containsExactly(
                        "there is an access list that names 10.51.10.11",
                        "there is an object group that names 10.51.10.11",
                        "there is a route that names 10.51.10.11",
                        "there is an IP SLA that names 10.51.10.11",
                        "there is a NAT line that names 10.51.10.11",
                        "there is another line that names 10.51.10.11");
    }

    @Test
    void should_tell_every_other_line_that_names_the_node_in_one_untidy_problem() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "ip host web 10.51.10.11",
                                "ip prefix-list WEB seq 5 permit 10.51.10.11/32",
                                "snmp-server host 10.51.10.11 version 2c public",
                                "event manager applet PING",
                                " event timer watchdog time 60",
                                " action 1.0 cli command \"ping 10.51.10.11\"",
                                "logging host 10.51.10.11",
                                "logging host 10.51.10.111",
                                "ntp server 10.51.10.11",
                                "banner motd ^C",
                                "ask the owner of 10.51.10.11",
                                "^C")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.UNTIDY);
                    assertThat(problem.code()).isEqualTo("retired-address-named");
                    assertThat(problem.what()).isEqualTo("there are 6 other lines that name 10.51.10.11");
                    assertThat(problem.why())
                            .contains("ip host web 10.51.10.11")
                            .contains("event manager applet PING / action 1.0")
                            .endsWith("; and 1 more");
                });
    }

    @Test
    void should_be_silent_where_the_same_line_stands_for_the_vip_and_once_the_node_is_no_longer_published() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "ip access-list extended WEB",
                                " 10 permit tcp any host 10.51.10.11 eq www",
                                " 20 permit tcp any host 10.51.10.67 eq www")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .rules("tcp 10.51.10.67 80 203.0.113.20 80")
                        .lines("ip access-list extended WEB", " permit tcp any host 10.51.10.11 eq www")
                        .found())
                .isEmpty();
    }

    @Test
    void should_show_five_lines_and_count_the_others() {
        LintedSite site = publishing(WEB).rules(NODE_RULE).lines("ip access-list extended WEB");
        for (int port = 1; port <= 8; port++) {
            site.lines(" permit tcp any host 10.51.10.11 eq " + port);
        }
        assertThat(site.problem().why()).contains("eq 5").doesNotContain("eq 6").endsWith("; and 3 more");
    }

    // PolicyRouteLosesVip

    @Test
    void should_warn_when_answers_would_leave_another_way() {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lan("ip policy route-map BACK")
                        .lines(
                                "access-list 110 permit ip 10.51.10.8 0.0.0.7 any",
                                "route-map BACK permit 10",
                                " match ip address 110",
                                " set ip next-hop 203.0.113.3")
                        .found())
                .containsExactly("RISK policy-route-loses-vip");
    }

    // PairWithoutRedundancy: ios-facts 7, last row

    @Test
    void should_warn_of_a_pair_that_does_not_know_of_each_other() {
        String other = """
                - name: south
                  address: 10.51.10.253
                  username: netops
                  password: env:IOS_PASSWORD
                  pair: edge
                  publish:
                    - { global: 203.0.113.20, as: ports, ports: [tcp 80] }
                """;
        assertThat(publishing(WEB).router("pair: south").routers(other).found())
                .containsExactly("RISK pair-without-redundancy");
        assertThat(publishing(WEB + ", no-alias: true")
                        .router("pair: south")
                        .routers(other)
                        .found())
                .isEmpty();
        assertThat(publishing(WEB + ", redundancy: WEB")
                        .wan("standby 1 name WEB")
                        .router("pair: south")
                        .routers(other)
                        .found())
                .isEmpty();
        assertThat(publishing(WEB.replace(".20", ".21"))
                        .router("pair: south")
                        .routers(other)
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .routers(other.replace("pair: edge", "port: 22"))
                        .found())
                .isEmpty();
    }

    // TwoOutsideInterfaces: planning 2 "One VIP on two globals"

    @Test
    void should_warn_of_two_globals_and_two_ways_out() {
        String second = "global: 198.51.100.20, as: ports, ports: [tcp 80]";
        String[] wan2 = {"interface GigabitEthernet0/2", " ip nat outside"};
        assertThat(publishing(WEB, second).lines(wan2).problem()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("two-outside-interfaces");
            assertThat(problem.what()).contains("GigabitEthernet0/1, GigabitEthernet0/2");
            assertThat(problem.fix()).contains("route-map");
        });
        assertThat(publishing(WEB).lines(wan2).found()).isEmpty();
        assertThat(publishing(WEB, second).found()).isEmpty();
        assertThat(publishing(WEB + ", route-map: ISP-A", second + ", route-map: ISP-B")
                        .lines(wan2)
                        .lines("route-map ISP-A permit 10", "route-map ISP-B permit 10")
                        .found())
                .as("the cure is in place")
                .isEmpty();
    }

    // FtpWithoutHelper: ios-facts 8 "ALG"

    @Test
    void should_warn_of_ftp_where_the_router_does_not_look_into_it() {
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [\"tcp 2121:21\"]")
                        .found())
                .containsExactly("RISK ftp-off-its-port");
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [\"tcp 21:2121\"]")
                        .found())
                .containsExactly("RISK ftp-off-its-port");
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 21], no-payload: true")
                        .found())
                .containsExactly("RISK ftp-without-payload");
        assertThat(publishing("global: 203.0.113.20, as: full, exposure: accepted, no-payload: true")
                        .rules("tcp 10.51.10.11 21 203.0.113.20 21 no-payload")
                        .found())
                .containsExactly("RISK ftp-without-payload");
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 21]")
                        .found())
                .isEmpty();
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [\"udp 69:21\"]")
                        .found())
                .isEmpty();
    }
}
