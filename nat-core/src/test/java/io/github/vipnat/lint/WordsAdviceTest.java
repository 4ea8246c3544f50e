package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every fix that says in words what a person is to change once they have looked: done in one of the ways that it names, on the
 * router or in cluster.yaml, the finding is gone and none has come in its place.
 */
class WordsAdviceTest {

    private static final String AT = "global: 203.0.113.20, as: ports, ";

    private static final String WEB = AT + "ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    /** That this is found, with a fix that begins so. */
    private static void says(LintedSite site, String finding, String fix) {
        says(site, site.running(), finding, fix);
    }

    private static void says(LintedSite site, String running, String finding, String fix) {
        List<Problem> found = site.problemsOn(running);
        assertThat(found)
                .extracting(problem -> problem.severity() + " " + problem.code())
                .as(running)
                .contains(finding);
        assertThat(found)
                .extracting(Problem::fix)
                .anySatisfy(text -> assertThat(text).startsWith(fix));
    }

    /** What a person types on the router, and what is left then. */
    private static void typed(LintedSite site, String... lines) throws IOException {
        String after = FixTypist.typed(site.running(), Stream.of(lines).toList());
        assertThat(site.problemsOn(after)).as(after).isEmpty();
    }

    // GlobalInPool, VipSpokenFor

    private static final String DYNAMIC = "ip nat inside source list 10 pool OFFICE";

    private static LintedSite pool(String wish) {
        return publishing(wish)
                .lines(
                        "access-list 10 permit 10.51.0.0 0.0.255.255",
                        "ip nat pool OFFICE 203.0.113.18 203.0.113.22 netmask 255.255.255.0",
                        DYNAMIC);
    }

    @Test
    void should_take_the_global_out_of_the_pool_or_publish_one_outside_of_it() throws Exception {
        says(pool(WEB), "RISK global-in-pool", "take it out of the pool, or publish a global outside of it");
        typed(
                pool(WEB),
                "no " + DYNAMIC,
                "no ip nat pool OFFICE",
                "ip nat pool OFFICE 203.0.113.21 203.0.113.22 netmask 255.255.255.0",
                DYNAMIC);
        assertThat(pool(WEB.replace(".20", ".30")).found()).isEmpty();
    }

    @Test
    void should_take_the_vip_out_of_the_pool_or_use_one_outside_of_it() throws Exception {
        LintedSite site = publishing(WEB)
                .lines(
                        "access-list 1 permit any",
                        "ip nat pool P 10.51.10.60 10.51.10.80 prefix-length 24",
                        "ip nat outside source list 1 pool P");
        says(site, "RISK vip-spoken-for", "take it out of the pool, or use a VIP outside of it");
        typed(
                site,
                "no ip nat outside source list 1 pool P",
                "no ip nat pool P",
                "ip nat pool P 10.51.10.70 10.51.10.80 prefix-length 24",
                "ip nat outside source list 1 pool P");
        assertThat(site.vip("10.51.10.81").found()).isEmpty();
    }

    // OtherRuleLeadsNowhere, UndefinedReference

    @Test
    void should_define_what_other_rules_name() throws Exception {
        LintedSite site = publishing(WEB)
                .lines(
                        "ip nat inside source list LAN pool OFFICE overload",
                        "ip nat inside source route-map ISP-A interface GigabitEthernet0/1 overload");
        for (String code : new String[] {"access-list", "pool", "route-map"}) {
            says(site, "RISK " + code + "-not-defined", "compare with:  show running-config | include ");
        }
        typed(
                site,
                "ip access-list standard LAN",
                "permit any",
                "exit",
                "ip nat pool OFFICE 203.0.113.40 203.0.113.41 prefix-length 24",
                "route-map ISP-A permit 10",
                "exit");
    }

    @Test
    void should_correct_a_name_in_the_file() {
        LintedSite wrong = publishing(WEB + ", route-map: ISP_A").lines("route-map ISP-A permit 10");
        says(wrong, "FATAL route-map-not-defined", "correct the name in cluster.yaml");
        assertThat(publishing(WEB + ", route-map: ISP-A")
                        .lines("route-map ISP-A permit 10")
                        .found())
                .isEmpty();
    }

    @Test
    void should_name_the_hsrp_group_that_the_router_has() {
        String south = """
                - name: south
                  address: 10.51.10.253
                  username: netops
                  password: env:IOS_PASSWORD
                  pair: edge
                  publish:
                    - { global: 203.0.113.20, as: ports, ports: [tcp 80], redundancy: HSRP-WEB }
                """;
        LintedSite wrong = publishing(WEB + ", redundancy: WEB")
                .wan("standby 1 name HSRP-WEB")
                .router("pair: south")
                .routers(south);
        says(wrong, "RISK redundancy-not-defined", "compare with:  show running-config | include standby|");
        assertThat(publishing(WEB + ", redundancy: HSRP-WEB")
                        .wan("standby 1 name HSRP-WEB")
                        .router("pair: south")
                        .routers(south)
                        .found())
                .isEmpty();
    }

    // NviOnGlobal, OutsideRuleOnGlobal

    @Test
    void should_move_the_router_from_nvi_to_inside_and_outside() throws Exception {
        LintedSite site =
                publishing(WEB).lan("ip nat enable").wan("ip nat enable").lines("ip nat source static " + NODE_RULE);
        says(
                site,
                "FATAL global-served-by-nvi",
                "move the router from ip nat enable to ip nat inside and ip nat outside");
        typed(
                site,
                "no ip nat source static " + NODE_RULE,
                "interface GigabitEthernet0/0",
                "no ip nat enable",
                "ip nat inside",
                "interface GigabitEthernet0/1",
                "no ip nat enable",
                "ip nat outside",
                "exit",
                "ip nat inside source static " + NODE_RULE);
    }

    @Test
    void should_take_out_a_rule_of_the_other_direction_once_it_was_looked_at() throws Exception {
        String rule = "ip nat outside source static 203.0.113.20 10.51.99.1";
        LintedSite site = publishing(WEB).lines(rule);
        says(site, "RISK outside-rule-names-address", "look at it:  show running-config | include ^ip nat outside");
        typed(site, "no " + rule);
        assertThat(publishing(WEB.replace(".20", ".30")).lines(rule).found()).isEmpty();
    }

    // PublishedInterface, InterfaceAddressUnknown, OwnServiceOnGlobal

    @Test
    void should_spell_an_interface_as_the_router_does() {
        says(
                publishing("interface: GigabitEthernet1, as: ports, ports: [tcp 80]"),
                "FATAL interface-not-found",
                "spell it in full, as in:  show ip interface brief");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                        .found())
                .isEmpty();
    }

    @Test
    void should_write_the_address_that_was_compared_or_another_one() {
        String rule = "tcp 10.51.20.9 80 203.0.113.9 80";
        String[] negotiated = {"interface GigabitEthernet0/1", " ip address dhcp"};
        LintedSite site = publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                .rules(rule);
        String leased = site.running().replace("ip address 203.0.113.2 255.255.255.0", "ip address dhcp");
        assertThat(leased).contains(String.join("\n", negotiated));
        says(site, leased, "RISK interface-address-unknown", "compare with:  show ip interface brief");
        assertThat(site.problemsOn(leased.replace("ip nat inside source static " + rule + "\n", "")))
                .as("the rule is out, which was about the same address")
                .isEmpty();
    }

    @Test
    void should_publish_a_service_beside_what_the_router_itself_listens_on() {
        LintedSite site =
                publishing("global: 203.0.113.2, as: ports, ports: [tcp 80]").lines("ip http server");
        says(
                site,
                "RISK own-service-on-global",
                "go on if nobody needs it there, or publish the service on another port");
        assertThat(publishing("global: 203.0.113.2, as: ports, ports: [\"tcp 8080:80\"]")
                        .lines("ip http server")
                        .found())
                .isEmpty();
        LintedSite unsure = publishing("global: 203.0.113.2, as: ports, ports: [udp 5060]")
                .lines("voice service voip", " allow-connections sip to sip");
        says(
                unsure,
                "RISK own-service-on-global",
                "go on if nobody needs it there, or publish the service on another port");
    }

    // VipWithoutWay

    @Test
    void should_write_down_the_way_that_was_compared() throws Exception {
        LintedSite site = publishing(WEB)
                .vip("10.61.0.67")
                .lines(
                        "router ospf 1",
                        " network 10.51.0.0 0.0.255.255 area 0",
                        "ip route 0.0.0.0 0.0.0.0 203.0.113.1");
        says(site, "RISK vip-way-unknown", "compare on the router:  show ip route 10.61.0.67");
        String after = FixTypist.typed(
                site.running(), List.of("no router ospf 1", "ip route 10.61.0.0 255.255.0.0 10.51.10.1"));
        assertThat(site.problemsOn(after))
                .extracting(Problem::code)
                .as("with the way in the configuration")
                .containsExactly("vip-is-routed");
        assertThat(site.vip("10.51.10.67").found())
                .as("a VIP of an inside network")
                .isEmpty();
    }

    @Test
    void should_bring_the_vip_onto_a_network_of_its_own() throws Exception {
        LintedSite site = publishing(WEB).vip("10.61.0.67").lines("ip route 10.61.0.0 255.255.0.0 10.51.10.1");
        says(site, "RISK vip-is-routed", "before the change, on the router:  ping 10.61.0.67");
        String after = FixTypist.typed(
                site.running(),
                List.of(
                        "no ip route 10.61.0.0 255.255.0.0 10.51.10.1",
                        "interface GigabitEthernet0/0",
                        "ip address 10.61.0.1 255.255.0.0 secondary"));
        assertThat(site.problemsOn(after)).isEmpty();
    }

    // RetiredAddressNamed, RetiredAddressElsewhere, DestinationOnGlobal

    @Test
    void should_say_of_the_vip_what_is_said_of_the_node() throws Exception {
        LintedSite site =
                publishing(WEB).rules(NODE_RULE).lines("access-list 101 permit tcp any host 10.51.10.11 eq smtp");
        says(site, "RISK retired-address-named", "see whether the VIP needs the same");
        typed(site, "access-list 101 permit tcp any host 10.51.10.67 eq smtp");
        typed(site, "no access-list 101 permit tcp any host 10.51.10.11 eq smtp");
    }

    @Test
    void should_take_a_port_out_of_the_list_that_is_shared_out() {
        String[] lines = {
            "ip nat pool FARM 10.51.10.31 10.51.10.32 prefix-length 24 type rotary",
            "ip nat inside destination list 150 pool FARM",
            "access-list 150 permit tcp any host 203.0.113.20 eq www"
        };
        says(
                publishing(AT + "ports: [tcp 80, tcp 443]").lines(lines),
                "RISK destination-list-on-global",
                "take these ports out of ports, or end the sharing out");
        assertThat(publishing(AT + "ports: [tcp 443]").lines(lines).found()).isEmpty();
        String redirect = "ip nat inside destination static 203.0.113.20 10.51.10.31";
        says(
                publishing(WEB).lines(redirect),
                "RISK destination-static-on-global",
                "publish another global, or take the line out");
        assertThat(publishing(WEB.replace(".20", ".30")).lines(redirect).found())
                .isEmpty();
    }

    // ForeignLocal, UnknownNatLines

    @Test
    void should_publish_only_the_ports_of_ones_own() {
        String foreign = "tcp 10.52.10.31 443 203.0.113.20 443";
        says(
                publishing(AT + "ports: [tcp 80, tcp 443]").rules(foreign),
                "FATAL global-serves-foreign-host",
                "publish only the ports you own");
        assertThat(publishing(WEB).rules(foreign).found()).isEmpty();
    }

    @Test
    void should_leave_a_line_that_nobody_understands_where_it_is_kept() {
        String unknown = "tcp 10.51.10.40 8443 203.0.113.20 8443 madeup";
        says(publishing(WEB).rules(unknown), "FATAL unknown-line-on-global", "keep: [tcp 8443]  if it is to stay");
        says(
                publishing(WEB + ", keep: [tcp 8443]").rules(unknown),
                "NOT_UNDERSTOOD nat-line-not-understood",
                "look at the line; nothing to type");
    }
}
