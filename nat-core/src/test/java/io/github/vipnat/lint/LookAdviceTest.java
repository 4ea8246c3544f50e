package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fix that tells a person to look first: the router takes the command, and shows what the finding is about. */
class LookAdviceTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    private static void shows(String code, LintedSite site, String... lines) throws IOException {
        Problem problem = site.problems().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " not among " + site.found()));
        List<String> commands = FixTypist.commands(problem);
        assertThat(commands).as(problem.fix()).hasSize(1);
        assertThat(FixTypist.shown(site.running(), commands.get(0)))
                .as(commands.get(0))
                .doesNotContain("% ")
                .contains(lines);
    }

    @Test
    void should_show_rules_of_another_kind() throws Exception {
        shows(
                "outside-rule-names-address",
                publishing(WEB).lines("ip nat outside source static 203.0.113.20 10.51.99.1"),
                "ip nat outside source static 203.0.113.20 10.51.99.1");
        shows(
                "global-served-by-nvi",
                publishing(WEB).wan("ip nat enable").lines("ip nat source static " + NODE_RULE),
                "interface GigabitEthernet0/1",
                " ip nat enable",
                "ip nat source static " + NODE_RULE);
    }

    @Test
    void should_show_a_pool_and_what_is_called_one() throws Exception {
        String pool = "ip nat pool OFF_ICE 203.0.113.18 203.0.113.22 netmask 255.255.255.0";
        shows(
                "global-in-pool",
                publishing(WEB).lines("access-list 10 permit any", pool, "ip nat inside source list 10 pool OFF_ICE"),
                pool);
        shows(
                "pool-not-defined",
                publishing(WEB)
                        .lines("access-list 10 permit any", pool, "ip nat inside source list 10 pool OFFICE overload"),
                pool);
    }

    @Test
    void should_show_the_lists_route_maps_and_groups_there_are() throws Exception {
        shows(
                "access-list-not-defined",
                publishing(WEB)
                        .lines(
                                "ip access-list standard LAM",
                                " permit any",
                                "ip nat inside source list LAN interface GigabitEthernet0/1 overload"),
                "ip access-list standard LAM");
        shows(
                "route-map-not-defined",
                publishing(WEB)
                        .lines(
                                "route-map ISP-B permit 10",
                                "ip nat inside source route-map ISP-A interface GigabitEthernet0/1 overload"),
                "route-map ISP-B permit 10");
        shows(
                "redundancy-not-defined",
                publishing(WEB + ", redundancy: HSRP-WEB").wan("standby 1 name HSRP-WEP"),
                "standby 1 name HSRP-WEP");
    }

    @Test
    void should_show_the_lines_that_name_a_node() throws Exception {
        shows(
                "retired-address-named",
                publishing(WEB).rules(NODE_RULE).lines("access-list 101 permit tcp any host 10.51.10.11 eq smtp"),
                "access-list 101 permit tcp any host 10.51.10.11 eq smtp");
    }

    @Test
    void should_show_interfaces_and_ways() throws Exception {
        shows(
                "interface-not-found",
                publishing("interface: GigabitEthernet0/9, as: ports, ports: [tcp 80]"),
                "GigabitEthernet0/0",
                "GigabitEthernet0/1");
        shows(
                "vip-is-routed",
                publishing(WEB).vip("10.61.0.67").lines("ip route 10.61.0.0 255.255.0.0 10.51.10.1"),
                "Success rate is");
        LintedSite negotiated = publishing("interface: Dialer1, as: ports, ports: [tcp 80]")
                .lines("interface Dialer1", " ip address negotiated", " ip nat outside")
                .rules("tcp 10.51.20.9 80 203.0.113.9 80");
        shows("interface-address-unknown", negotiated, "Dialer1");
    }

    @Test
    void should_show_an_applet_whose_lines_are_not_printed() throws Exception {
        shows(
                "nat-typed-later",
                publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "event manager applet WAN_DOWN(1) authorization bypass",
                                " action 1.0 cli command \"ip nat inside source static " + NODE_RULE
                                        + "\" pattern \"sure?\""),
                "event manager applet WAN_DOWN(1) authorization bypass",
                " action 1.0 cli command \"ip nat inside source static " + NODE_RULE + "\" pattern \"sure?\"");
        shows(
                "unknown-line-on-global",
                publishing(WEB).lines("ip nat outside source static 198.51.100.1 203.0.113.20 B\u00fcro"),
                "ip nat outside source static 198.51.100.1 203.0.113.20 B");
    }
}
