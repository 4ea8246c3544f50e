package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fix that is written into cluster.yaml: taken over as it is printed, it leaves no finding of its kind. */
class WishAdviceTest {

    private static final String AT = "global: 203.0.113.20, as: ports, ";

    private static final String WEB = AT + "ports: [tcp 80]";

    private static final String FULL = "global: 203.0.113.20, as: full, exposure: accepted";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    /** {@code key: value} as a fix prints it, its list or its word. */
    private static String printed(Problem problem, String key) {
        Matcher found = Pattern.compile(key + ": (?:\\[[^\\]]*\\]|[^\\s,)]+)").matcher(problem.fix());
        assertThat(found.find()).as("%s: in %s", key, problem.fix()).isTrue();
        return found.group();
    }

    private static Problem only(String code, LintedSite site) {
        List<Problem> found = site.problems();
        assertThat(found).extracting(Problem::code).contains(code);
        return found.stream()
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Finds the code with one wish, and nothing with what the fix makes of it. */
    private static void mends(String code, String wish, Function<Problem, String> fixed, String... rules) {
        Problem problem = only(code, publishing(wish).rules(rules));
        assertThat(publishing(fixed.apply(problem)).rules(rules).found())
                .as(problem.fix())
                .isEmpty();
    }

    // ExposureNotAccepted

    @Test
    void should_keep_todays_ports_as_they_are_listed() {
        String full = "global: 203.0.113.20, as: full";
        mends("exposure-not-accepted", full, problem -> AT + printed(problem, "ports"), NODE_RULE);
        mends(
                "exposure-not-accepted",
                full,
                problem -> AT + printed(problem, "ports"),
                "tcp 10.51.10.11 8080 203.0.113.20 80",
                "udp 10.51.10.11 53 203.0.113.20 53");
        mends("exposure-not-accepted", full, problem -> full + ", " + printed(problem, "exposure"), NODE_RULE);
    }

    @Test
    void should_list_no_port_of_which_a_list_serves_a_whole_range() {
        LintedSite shared = publishing("global: 203.0.113.20, as: full")
                .rules(NODE_RULE)
                .lines(
                        "ip nat pool FARM 10.51.10.31 10.51.10.32 prefix-length 24 type rotary",
                        "ip nat inside destination list 150 pool FARM",
                        "access-list 150 permit tcp any host 203.0.113.20 range 400 500");
        assertThat(printed(only("exposure-not-accepted", shared), "ports")).isEqualTo("ports: [\"tcp 80\"]");
    }

    // ServiceLost, LocalPortChanges, PortsMeet

    @Test
    void should_list_a_service_that_would_be_lost() {
        String[] rules = {NODE_RULE, "tcp 10.51.10.11 8443 203.0.113.20 443"};
        mends(
                "service-would-be-lost",
                WEB,
                problem -> WEB.replace("]", ", " + printed(problem, "ports").replace("ports: [", "")),
                rules);
        mends("service-would-be-lost", WEB, problem -> WEB + ", " + printed(problem, "keep"), rules);
    }

    @Test
    void should_list_a_port_with_its_local_one() {
        String rule = "tcp 10.51.10.11 8080 203.0.113.20 80";
        mends("local-port-changes", WEB, problem -> AT + printed(problem, "ports"), rule);
        mends("local-port-changes", FULL, problem -> AT + printed(problem, "ports"), rule);
    }

    @Test
    void should_keep_the_ports_of_one_node() {
        String[] rules = {"tcp 10.51.10.11 22 203.0.113.20 2211", "tcp 10.51.10.12 22 203.0.113.20 2212"};
        Problem problem = only(
                "per-node-access-would-be-lost",
                publishing(AT + "ports: [tcp 2211, tcp 2212]").rules(rules));
        assertThat(publishing(WEB + ", " + printed(problem, "keep"))
                        .rules(rules)
                        .found())
                .isEmpty();
    }

    // OptionsLost

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-alias",
                "no-payload",
                "vrf RED match-in-vrf",
                "vrf RED",
                "route-map ISP-A",
                "route-map ISP-A reversible",
                "redundancy WEB mapping-id 7"
            })
    void should_wish_an_option_as_it_is_printed(String option) {
        LintedSite today = publishing(WEB).rules(NODE_RULE + " " + option);
        String wishes = surrounded(today).problems().stream()
                .filter(problem -> problem.code().equals("option-would-be-lost"))
                .map(problem -> problem.fix().replaceFirst("^add {2}(.*?) {2}to this publication.*$", "$1"))
                .collect(Collectors.joining(", "));
        assertThat(wishes).as("a wish").contains(": ");
        LintedSite wished = publishing(WEB + ", " + wishes).rules(NODE_RULE + " " + option);
        assertThat(surrounded(wished).problems())
                .extracting(Problem::code)
                .doesNotContain("option-would-be-lost", "service-would-be-lost");
    }

    private static LintedSite surrounded(LintedSite site) {
        return site.wan("standby 1 name WEB")
                .lines("vrf definition RED", "route-map ISP-A permit 10", " match interface GigabitEthernet0/1");
    }

    @Test
    void should_leave_a_rule_alone_that_is_kept() {
        String rule = NODE_RULE + " no-alias";
        Problem problem = only(
                "option-would-be-lost",
                publishing(AT + "ports: [tcp 80, tcp 443]").rules(rule));
        assertThat(problem.fix()).contains("without the port under ports");
        assertThat(publishing(AT + "ports: [tcp 443], " + printed(problem, "keep"))
                        .rules(rule)
                        .found())
                .isEmpty();
    }

    // OwnAddress

    @Test
    void should_publish_ports_of_the_routers_own_address() {
        String own = "global: 203.0.113.2";
        Problem problem = only("global-is-own-address", publishing(own + ", as: full, exposure: accepted"));
        Matcher wish = Pattern.compile("\\{ (.*) \\}").matcher(problem.fix());
        assertThat(wish.find()).as(problem.fix()).isTrue();
        assertThat(publishing(wish.group(1)).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"global: 203.0.113.2", "interface: GigabitEthernet0/1"})
    void should_publish_ssh_on_another_port_than_the_routers_own(String own) {
        mends(
                "global-is-own-address",
                own + ", as: ports, ports: [tcp 22]",
                problem -> own + ", as: ports, " + printed(problem, "ports"));
    }

    // PairWithoutRedundancy, RedundancyWithoutPair

    private static final String SOUTH = """
            - name: south
              address: 10.51.10.253
              username: netops
              password: env:IOS_PASSWORD
              publish:
                - { global: 203.0.113.20, as: ports, ports: [tcp 80], redundancy: OUT }
            """;

    @Test
    void should_make_a_pair_of_two_routers_with_one_group() {
        LintedSite site =
                publishing(WEB + ", redundancy: OUT").wan("standby 1 name OUT").routers(SOUTH);
        Problem problem = only("redundancy-without-pair", site);
        assertThat(problem.fix()).endsWith("and  pair: edge  to router south");
        assertThat(site.router(printed(problem, "pair"))
                        .routers(SOUTH.replace("  publish:", "  pair: edge\n  publish:"))
                        .found())
                .isEmpty();
    }

    @Test
    void should_let_a_pair_know_of_each_other() {
        String south = SOUTH.replace("  publish:", "  pair: edge\n  publish:");
        Problem problem = only(
                "pair-without-redundancy", publishing(WEB).router("pair: south").routers(south));
        String group = printed(problem, "redundancy").replace("HSRP-NAME", "OUT");
        assertThat(publishing(WEB + ", " + group)
                        .router("pair: south")
                        .routers(south)
                        .wan("standby 1 name OUT")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB + ", " + printed(problem, "no-alias"))
                        .router("pair: south")
                        .routers(south)
                        .found())
                .isEmpty();
    }

    // those that name no words to write, done as a person would who reads them

    @Test
    void should_publish_a_port_once() {
        String wan = "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]";
        LintedSite twice = publishing(wan, "global: 203.0.113.2, as: ports, ports: [tcp 80, tcp 443]");
        assertThat(only("published-twice", twice).fix()).startsWith("take it out of one of the two lists");
        assertThat(publishing(wan, "global: 203.0.113.2, as: ports, ports: [tcp 443]")
                        .found())
                .isEmpty();
    }

    @Test
    void should_let_the_service_of_an_interface_listen_on_another_port() {
        String taken = "interface: GigabitEthernet0/1, as: ports, keep: [tcp 8080], ";
        String standing = "tcp 10.51.10.67 80 interface GigabitEthernet0/1 8080";
        only("interface-rule-taken", publishing(taken + "ports: [tcp 80]").rules(standing));
        assertThat(publishing(taken + "ports: [\"tcp 80:81\"]").rules(standing).found())
                .as("another local port")
                .isEmpty();
        assertThat(publishing(
                                AT + "ports: [tcp 80]",
                                taken.replace(", keep: [tcp 8080], ", ", ports: [\"tcp 8080:80\"]"))
                        .rules(standing)
                        .found())
                .as("a global address")
                .isEmpty();
    }

    @Test
    void should_leave_the_tunnel_its_ports() {
        LintedSite tunnel = publishing("interface: GigabitEthernet0/1, as: ports, ports: [udp 500, tcp 80]")
                .wan("crypto map VPN");
        assertThat(only("vpn-on-global", tunnel).fix()).startsWith("publish ports other than udp 500 and udp 4500");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                        .wan("crypto map VPN")
                        .found())
                .isEmpty();
        assertThat(publishing(AT + "ports: [udp 500, tcp 80]")
                        .wan("crypto map VPN")
                        .found())
                .as("another global")
                .isEmpty();
    }

    @Test
    void should_list_what_would_close_and_keep_what_is_one_nodes() {
        only("ports-would-close", publishing(WEB).rules("10.51.10.67 203.0.113.20"));
        assertThat(publishing(FULL).rules("10.51.10.67 203.0.113.20").found()).isEmpty();
        String other = "global: 203.0.113.21, as: ports, ";
        String[] rules = {NODE_RULE, "tcp 10.51.10.12 80 203.0.113.21 80"};
        only("nodes-meet-on-vip", publishing(WEB, other + "ports: [tcp 80]").rules(rules));
        assertThat(publishing(WEB, other + "ports: [tcp 443], keep: [tcp 80]")
                        .rules(rules)
                        .found())
                .isEmpty();
    }

    @Test
    void should_name_another_vip_than_the_routers_own_address() {
        LintedSite own = publishing(WEB).vip("10.51.10.254");
        assertThat(only("vip-is-router", own).fix()).startsWith("correct vip: in cluster.yaml");
        assertThat(own.vip("10.51.10.67").found()).isEmpty();
    }

    @Test
    void should_tie_each_global_to_its_way_out() {
        String[] second = {"interface GigabitEthernet0/2", " ip address 192.0.2.2 255.255.255.0", " ip nat outside"};
        String other = "global: 192.0.2.20, as: ports, ports: [tcp 80]";
        only("two-outside-interfaces", publishing(WEB, other).lines(second));
        assertThat(publishing(WEB + ", route-map: ISP-A", other + ", route-map: ISP-B")
                        .lines(second)
                        .lines(
                                "route-map ISP-A permit 10",
                                " match interface GigabitEthernet0/1",
                                "route-map ISP-B permit 10",
                                " match interface GigabitEthernet0/2")
                        .found())
                .isEmpty();
    }

    // RetiredAddressElsewhere, FullBesidePorts, FtpWithoutHelper

    @Test
    void should_publish_the_other_global_too() {
        String rule = "tcp 10.51.10.12 25 203.0.113.99 25";
        only("retired-address-still-published", publishing(WEB).rules(rule));
        assertThat(publishing(WEB, "global: 203.0.113.99, as: ports, ports: [tcp 25]")
                        .rules(rule)
                        .found())
                .isEmpty();
    }

    @Test
    void should_publish_ports_beside_those_that_are_kept() {
        mends(
                "full-beside-ports",
                FULL + ", keep: [tcp 2211]",
                problem -> "global: 203.0.113.20, " + printed(problem, "as") + ", ports: [tcp 80], keep: [tcp 2211]",
                "tcp 10.51.10.11 22 203.0.113.20 2211");
    }

    @Test
    void should_publish_ftp_where_the_router_looks_into_it() {
        mends("ftp-off-its-port", AT + "ports: [\"tcp 2121:21\"]", problem -> {
            assertThat(problem.fix()).startsWith("publish  tcp 21  and");
            return AT + "ports: [tcp 21]";
        });
        mends("ftp-without-payload", AT + "ports: [tcp 21], no-payload: true", problem -> AT + "ports: [tcp 21]");
    }
}
