package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.filter.Datagram;
import io.github.vipnat.lab.filter.WayIn;
import org.junit.jupiter.api.Test;

/**
 * Every fix that is typed on the router and is not about a filter: typed as it is printed, it leaves no finding of its kind, and
 * the plan leads a client of the global to the VIP, which it did not before.
 */
class GlobalAdviceTest {

    private static final String GLOBAL = "203.0.113.20";

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    private static final String VIP = "10.51.10.67 80";

    private static AdvisedGlobal without(LintedSite site, String... roles) {
        String running = site.running();
        for (String role : roles) {
            running = running.replace(" ip nat " + role + "\n", "");
        }
        return AdvisedGlobal.on(site, running);
    }

    // RolesMissing

    @Test
    void should_name_the_interfaces_that_lack_a_role() throws Exception {
        without(publishing(WEB), "inside", "outside")
                .finds("FATAL no-outside-interface", "FATAL no-inside-interface")
                .typing(
                        " interface GigabitEthernet0/1",
                        "  ip nat outside",
                        " interface GigabitEthernet0/0",
                        "  ip nat inside")
                .leaves()
                .leads(GLOBAL, 80, VIP);
        without(publishing(WEB).rules(NODE_RULE), "inside")
                .finds("RISK no-inside-interface")
                .leaves()
                .leads(GLOBAL, 80, VIP);
    }

    @Test
    void should_take_the_way_to_the_internet_for_the_one_towards_the_provider() throws Exception {
        without(
                        publishing("global: 198.51.100.80, as: ports, ports: [tcp 80]")
                                .lines("ip route 0.0.0.0 0.0.0.0 203.0.113.1"),
                        "outside")
                .finds("FATAL no-outside-interface")
                .leaves()
                .leads("198.51.100.80", 80, VIP);
    }

    @Test
    void should_leave_the_name_to_a_person_where_no_interface_can_be_told() throws Exception {
        without(publishing("global: 198.51.100.80, as: ports, ports: [tcp 80]"), "outside")
                .where("NAME", "GigabitEthernet0/1")
                .finds("FATAL no-outside-interface")
                .typing(" interface NAME", "  ip nat outside")
                .leaves()
                .leads("198.51.100.80", 80, VIP);
    }

    @Test
    void should_not_call_an_interface_inside_that_only_the_default_route_leads_by() throws Exception {
        without(publishing(WEB).vip("10.99.1.67").lines("ip route 0.0.0.0 0.0.0.0 203.0.113.1"), "inside")
                .where("NAME", "GigabitEthernet0/0")
                .finds("FATAL no-inside-interface")
                .typing(" interface NAME", "  ip nat inside")
                .leaves("FATAL vip-not-inside");
    }

    @Test
    void should_name_the_inside_interface_of_a_vrf() throws Exception {
        AdvisedGlobal.on(publishing(WEB + ", vrf: RED")
                        .lines(
                                "vrf definition RED",
                                "interface GigabitEthernet0/3",
                                " vrf forwarding RED",
                                " ip address 10.51.10.1 255.255.255.0"))
                .finds("FATAL no-inside-interface-in-vrf")
                .typing(" interface GigabitEthernet0/3", "  ip nat inside")
                .leaves()
                .leads(GLOBAL, 80, VIP);
    }

    // PublishedInterface

    @Test
    void should_let_the_published_interface_translate() throws Exception {
        String wan = "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]";
        String[] other = {"interface GigabitEthernet0/2", " ip address 192.0.2.2 255.255.255.0", " ip nat outside"};
        without(publishing(wan).lines("ip route 0.0.0.0 0.0.0.0 203.0.113.1"), "outside")
                .finds("FATAL no-outside-interface")
                .leaves()
                .leads("203.0.113.2", 80, VIP);
        LintedSite uplink = publishing(wan).lines("ip route 0.0.0.0 0.0.0.0 203.0.113.1");
        AdvisedGlobal.on(
                        uplink,
                        uplink.running().replace(" ip nat outside\n", "").replace("\nend\n", "\n")
                                + String.join("\n", other) + "\nend\n")
                .finds("FATAL interface-not-outside")
                .leaves()
                .leads("203.0.113.2", 80, VIP);
        LintedSite lent = publishing(wan);
        AdvisedGlobal.on(
                        lent,
                        lent.running().replace(" ip nat outside\n", "").replace("\nend\n", "\n")
                                + String.join("\n", other) + "\nend\n")
                .finds("RISK interface-not-outside")
                .leaves()
                .leads("203.0.113.2", 80, VIP);
    }

    // DestinationOnGlobal: ios-facts 11.5

    @Test
    void should_end_what_answers_on_the_global_by_destination() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("ip nat inside destination static 203.0.113.20 10.51.10.31"))
                .finds("RISK destination-static-on-global")
                .leaves()
                .leads(GLOBAL, 80, VIP);
        AdvisedGlobal.on(publishing(WEB)
                        .lines(
                                "ip nat pool FARM 10.51.10.31 10.51.10.32 prefix-length 24 type rotary",
                                "ip nat inside destination list 150 pool FARM",
                                "access-list 150 permit tcp any host 203.0.113.20 eq www"))
                .finds("RISK destination-list-on-global")
                .leaves()
                .leads(GLOBAL, 80, VIP);
    }

    // ForeignLocal

    @Test
    void should_take_out_the_rule_of_another_host() throws Exception {
        AdvisedGlobal.on(publishing(WEB).rules("10.52.10.31 203.0.113.20"))
                .finds("FATAL global-serves-foreign-host")
                .leaves()
                .leads(GLOBAL, 80, VIP);
        AdvisedGlobal.on(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                        .rules("tcp 10.52.10.31 80 203.0.113.2 80 extendable"))
                .finds("FATAL global-serves-foreign-host")
                .leaves()
                .leads("203.0.113.2", 80, VIP);
    }

    // UndefinedReference

    @Test
    void should_define_what_a_rule_refers_to() throws Exception {
        AdvisedGlobal.on(publishing(WEB + ", vrf: RED").lan("vrf forwarding RED"))
                .finds("FATAL vrf-not-defined")
                .leaves();
        AdvisedGlobal.on(publishing(WEB + ", route-map: ISP-A"))
                .finds("FATAL route-map-not-defined")
                .leaves();
        for (String list : new String[] {"WEB", "150", "10", "2001", "1301"}) {
            AdvisedGlobal.on(publishing(WEB + ", route-map: ISP-A")
                            .lines("route-map ISP-A permit 10", " match ip address " + list))
                    .finds("FATAL access-list-not-defined")
                    .typing("ip access-list " + (list.matches("10|1301") ? "standard " : "extended ") + list)
                    .leaves();
        }
    }

    // OptionsLost

    @Test
    void should_take_an_option_off_for_which_there_is_no_wish() throws Exception {
        AdvisedGlobal.on(publishing(WEB).rules(NODE_RULE + " stateless"))
                .finds("FATAL option-would-be-lost")
                .typing(
                        " no ip nat inside source static " + NODE_RULE + " stateless",
                        " ip nat inside source static " + NODE_RULE)
                .leaves();
        AdvisedGlobal.on(publishing(WEB).rules(NODE_RULE + " extendable stateless overload"))
                .finds("FATAL option-would-be-lost", "FATAL option-would-be-lost")
                .typing(
                        " no ip nat inside source static " + NODE_RULE + " extendable stateless overload",
                        " ip nat inside source static " + NODE_RULE + " extendable")
                .leaves();
    }

    // NatTypedLater

    @Test
    void should_let_an_applet_and_a_kron_list_speak_of_the_vip() throws Exception {
        AdvisedGlobal.on(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "event manager applet WAN-UP authorization bypass",
                                " event track 1 state up",
                                " action 1.0 cli command \"enable\"",
                                " action 2.0 cli command \"no ip nat inside source static " + NODE_RULE + "\"",
                                " action 3.0 cli command \"ip nat inside source static " + NODE_RULE + "\""))
                .finds("RISK nat-typed-later")
                .saysAfterwards("nat-typed-later", "take out a rule that vipnat counts on")
                .holds(
                        "event manager applet WAN-UP authorization bypass",
                        " event track 1 state up",
                        " action 1.0 cli command \"enable\"",
                        " action 2.0 cli command \"no ip nat inside source static tcp " + VIP + " 203.0.113.20 80\"",
                        " action 3.0 cli command \"ip nat inside source static tcp " + VIP + " 203.0.113.20 80\"");
        AdvisedGlobal.on(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "kron policy-list NIGHT",
                                " cli show clock",
                                " cli ip nat inside source static " + NODE_RULE,
                                " cli show users"))
                .finds("RISK nat-typed-later")
                .holds(
                        "kron policy-list NIGHT",
                        " cli show clock",
                        " cli ip nat inside source static tcp " + VIP + " 203.0.113.20 80",
                        " cli show users");
    }

    @Test
    void should_take_out_an_applet_that_says_nothing_of_a_node() throws Exception {
        AdvisedGlobal.on(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "event manager applet CLEAN authorization bypass",
                                " action 1.0 cli command \"no ip nat inside source list 1 pool P\""))
                .finds("RISK nat-typed-later")
                .typing(" no event manager applet CLEAN")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).rules(NODE_RULE).lines("kron policy-list X", " cli no ip nat pool P"))
                .finds("RISK nat-typed-later")
                .typing(" no kron policy-list X")
                .leaves();
    }

    @Test
    void should_take_out_an_applet_that_brings_in_a_configuration() throws Exception {
        AdvisedGlobal.on(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines("event manager applet B", " action 1 cli command \"copy flash:b.cfg running-config\""))
                .finds("RISK nat-typed-later")
                .typing(" no event manager applet B")
                .leaves();
    }

    @Test
    void should_let_the_values_of_variables_speak_of_the_vip() throws Exception {
        AdvisedGlobal.on(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(
                                "event manager environment _node 10.51.10.11",
                                "event manager environment _rule ip nat inside source static " + NODE_RULE,
                                "event manager applet A",
                                " action 1.0 cli command \"no ip nat inside source static tcp $_node 80 203.0.113.20 80\"",
                                " action 2.0 cli command \"$_rule\""))
                .finds("RISK nat-typed-later")
                .saysAfterwards("nat-typed-later", "take out a rule that vipnat counts on")
                .holds(
                        "event manager environment _node 10.51.10.67",
                        "event manager environment _rule ip nat inside source static tcp " + VIP + " 203.0.113.20 80");
    }

    // UnknownNatLines

    @Test
    void should_take_out_a_line_that_is_not_understood() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("ip nat outside source static 198.51.100.1 203.0.113.20 madeup"))
                .finds("FATAL unknown-line-on-global")
                .leaves();
    }

    // OwnServiceOnGlobal

    @Test
    void should_switch_off_what_the_router_itself_serves_there() throws Exception {
        AdvisedGlobal.on(publishing("global: 203.0.113.2, as: ports, ports: [tcp 80, tcp 443]")
                        .lines("ip http server", "ip http secure-server"))
                .finds("RISK own-service-on-global", "RISK own-service-on-global")
                .typing("no ip http server", "no ip http secure-server")
                .leaves();
    }

    @Test
    void should_switch_off_the_other_services_that_a_line_can_end() throws Exception {
        String own = "global: 203.0.113.2, as: ports, ports: ";
        AdvisedGlobal.on(publishing(own + "[udp 53, tcp 2222]").lines("ip dns server", "ip ssh port 2222 rotary 1"))
                .finds("RISK own-service-on-global", "RISK own-service-on-global")
                .leaves();
        AdvisedGlobal.on(publishing(own + "[tcp 443]")
                        .lines("webvpn gateway GW", " ip interface GigabitEthernet0/1 port 443", " inservice"))
                .finds("RISK own-service-on-global")
                .typing(" webvpn gateway GW", "  no inservice")
                .leaves();
        AdvisedGlobal.on(publishing(WEB)
                        .lines("ip slb vserver WWW", " virtual 203.0.113.20 tcp www", " serverfarm F", " inservice"))
                .finds("RISK own-service-on-global")
                .typing(" ip slb vserver WWW", "  no inservice")
                .leaves();
        AdvisedGlobal.on(publishing(own + "[tcp 443]")
                        .lines("crypto ssl policy P", " ip address local 203.0.113.2 port 443", " no shutdown"))
                .finds("RISK own-service-on-global")
                .typing(" crypto ssl policy P", "  shutdown")
                .leaves();
    }

    // FaultsOfToday

    @Test
    void should_lead_to_the_vip_once_the_plan_is_carried_out() throws Exception {
        LintedSite site = publishing(WEB).rules(NODE_RULE);
        String before = site.running();
        assertThat(site.faultsOn(before)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("node-address-published");
            assertThat(problem.fix()).endsWith(":  vipnat plan -f cluster.yaml -r edge");
        });
        String after = FixTypist.typed(before, site.script(before));
        assertThat(site.faultsOn(after)).isEmpty();
        Datagram request = new Datagram("tcp", "198.51.100.7", 50000, GLOBAL, 80, false);
        assertThat(WayIn.of(before).reached("GigabitEthernet0/1", request)).contains("10.51.10.11 80");
        assertThat(WayIn.of(after).reached("GigabitEthernet0/1", request)).contains(VIP);
    }
}
