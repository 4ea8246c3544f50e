package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As {@link GlobalAdviceTest}, for what is wrong with the VIP: where it lies, and who else speaks for it. */
class VipAdviceTest {

    private static final String GLOBAL = "203.0.113.20";

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String VIP = "10.51.10.67 80";

    // VipWithoutWay

    private static final String NETWORK_0_2 = "interface GigabitEthernet0/2\n ip address 10.60.0.1 255.255.255.0\n";

    @Test
    void should_make_the_interface_inside_that_leads_to_the_vip() throws Exception {
        AdvisedGlobal.on(publishing(WEB).vip("10.60.0.67").lines(NETWORK_0_2))
                .finds("FATAL vip-not-inside")
                .typing(" interface GigabitEthernet0/2", "  ip nat inside")
                .leaves()
                .leads(GLOBAL, 80, "10.60.0.67 80");
        AdvisedGlobal.on(publishing(WEB)
                        .vip("10.61.0.67")
                        .lines(NETWORK_0_2, "ip route 10.61.0.0 255.255.0.0 10.60.0.9"))
                .finds("FATAL vip-not-inside")
                .typing(" interface GigabitEthernet0/2", "  ip nat inside")
                .leaves("RISK vip-is-routed")
                .leads(GLOBAL, 80, "10.61.0.67 80");
    }

    @Test
    void should_print_the_route_to_a_vip_behind_another_router() throws Exception {
        AdvisedGlobal.on(publishing(WEB).vip("10.61.0.67").lines("ip route 0.0.0.0 0.0.0.0 203.0.113.1"))
                .where("NEXT-HOP", "10.51.10.1")
                .finds("FATAL vip-not-inside")
                .typing("ip route 10.61.0.67 255.255.255.255 NEXT-HOP")
                .leaves("RISK vip-is-routed")
                .leads(GLOBAL, 80, "10.61.0.67 80");
        AdvisedGlobal.on(publishing(WEB).vip("10.61.0.67").lines("ip route 10.61.0.0 255.255.0.0 Null0"))
                .where("NEXT-HOP", "10.51.10.1")
                .finds("FATAL vip-not-inside")
                .leaves("RISK vip-is-routed")
                .leads(GLOBAL, 80, "10.61.0.67 80");
        AdvisedGlobal.on(publishing(WEB + ", vrf: RED")
                        .vip("10.61.0.67")
                        .lan("vrf forwarding RED")
                        .lines("vrf definition RED"))
                .where("NEXT-HOP", "10.51.10.1")
                .finds("FATAL vip-not-inside")
                .typing("ip route vrf RED 10.61.0.67 255.255.255.255 NEXT-HOP")
                .leaves("RISK vip-is-routed")
                .leads(GLOBAL, 80, "10.61.0.67 80");
    }

    @Test
    void should_name_a_network_in_which_the_vip_would_be_found() {
        LintedSite wrong = publishing(WEB).vip("10.61.0.67");
        assertThat(wrong.problem().fix()).startsWith("correct vip: in cluster.yaml to an address of 10.51.0.0/16, or ");
        assertThat(wrong.vip("10.51.0.67").found()).isEmpty();
    }

    @Test
    void should_bring_up_the_inside_interface_that_has_the_vips_network() throws Exception {
        AdvisedGlobal.on(publishing(WEB)
                        .vip("10.60.0.67")
                        .lines(NETWORK_0_2 + " ip nat inside\n shutdown", "ip route 0.0.0.0 0.0.0.0 203.0.113.1"))
                .finds("FATAL vip-not-inside")
                .typing(" interface GigabitEthernet0/2", "  no shutdown")
                .leaves()
                .leads(GLOBAL, 80, "10.60.0.67 80");
    }

    @Test
    void should_take_out_the_routes_that_lead_the_vip_away_from_its_own_network() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("ip route 10.51.10.67 255.255.255.255 Null0"))
                .finds("FATAL vip-not-inside")
                .typing(" no ip route 10.51.10.67 255.255.255.255 Null0")
                .leaves()
                .leads(GLOBAL, 80, VIP);
        AdvisedGlobal.on(publishing(WEB)
                        .lines(
                                "ip route 10.51.10.64 255.255.255.192 203.0.113.9",
                                "ip route 10.51.10.0 255.255.255.0 Null0 250 name HOLE",
                                "router ospf 1"))
                .finds("FATAL vip-not-inside")
                .typing(
                        " no ip route 10.51.10.64 255.255.255.192 203.0.113.9",
                        " no ip route 10.51.10.0 255.255.255.0 Null0 250 name HOLE")
                .leaves()
                .leads(GLOBAL, 80, VIP);
        AdvisedGlobal.on(publishing(WEB + ", vrf: RED")
                        .lan("vrf forwarding RED")
                        .lines("vrf definition RED", "ip route vrf RED 10.51.10.66 255.255.255.254 Null0"))
                .finds("FATAL vip-not-inside")
                .leaves()
                .leads(GLOBAL, 80, VIP);
        AdvisedGlobal.on(publishing(WEB).lines("ip route 10.51.10.67 255.255.255.255 10.51.10.12"))
                .finds("RISK vip-is-routed")
                .typing("no ip route 10.51.10.67 255.255.255.255 10.51.10.12")
                .leaves();
    }

    @Test
    void should_put_the_route_to_the_vip_in_the_place_of_the_one_that_throws_away() throws Exception {
        AdvisedGlobal.on(publishing(WEB).vip("10.61.0.67").lines("ip route 10.61.0.67 255.255.255.255 Null0"))
                .where("NEXT-HOP", "10.51.10.1")
                .finds("FATAL vip-not-inside")
                .typing(
                        " no ip route 10.61.0.67 255.255.255.255 Null0",
                        " ip route 10.61.0.67 255.255.255.255 NEXT-HOP")
                .leaves("RISK vip-is-routed")
                .leads(GLOBAL, 80, "10.61.0.67 80");
    }

    // VipInDhcpPool

    @Test
    void should_keep_the_vip_back_from_dhcp() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("ip dhcp pool LAN", " network 10.51.0.0 255.255.0.0"))
                .finds("RISK vip-in-dhcp-pool")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).lines("ip dhcp pool PRINTER", " host 10.51.10.67 255.255.0.0"))
                .finds("RISK vip-in-dhcp-pool")
                .leaves();
    }

    // VipIsBroadcast

    @Test
    void should_name_the_addresses_between_which_a_vip_can_be() {
        LintedSite wrong = publishing(WEB).vip("10.51.255.255");
        assertThat(wrong.found()).containsExactly("FATAL vip-is-broadcast");
        assertThat(wrong.problem().fix()).contains("between 10.51.0.0 and 10.51.255.255");
        assertThat(wrong.vip("10.51.255.254").found()).isEmpty();
    }

    // VipArpIsStatic

    @Test
    void should_take_out_what_was_written_down_by_hand() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("arp 10.51.10.67 0011.2233.4455 ARPA"))
                .finds("RISK vip-arp-is-static")
                .typing("no arp 10.51.10.67 0011.2233.4455 ARPA")
                .leaves();
        AdvisedGlobal.on(publishing(WEB + ", vrf: RED")
                        .lan("vrf forwarding RED")
                        .lines("vrf definition RED", "arp vrf RED 10.51.10.67 0011.2233.4455 ARPA alias"))
                .finds("RISK vip-arp-is-static")
                .leaves();
    }

    // VipSpokenFor

    @Test
    void should_take_out_nat_that_has_the_vip_outside() throws Exception {
        for (String line : new String[] {
            "ip nat inside source static 10.51.20.9 10.51.10.67",
            "ip nat inside source static tcp 10.51.20.9 25 10.51.10.67 25 extendable",
            "ip nat inside source static network 10.52.10.64 10.51.10.64 /27",
            "ip nat outside source static network 192.0.2.0 10.51.10.0 255.255.255.0",
            "ip nat inside destination static 10.51.10.67 10.51.20.9",
        }) {
            AdvisedGlobal.on(publishing(WEB).lines(line))
                    .finds("RISK vip-spoken-for")
                    .typing("no " + line)
                    .leaves();
        }
    }

    @Test
    void should_keep_the_vip_back_from_clients() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("ip local pool VPN 10.51.10.60 10.51.10.80 group G"))
                .finds("RISK vip-spoken-for")
                .typing(
                        " no ip local pool VPN 10.51.10.60 10.51.10.80 group G",
                        " ip local pool VPN 10.51.10.60 10.51.10.66 group G",
                        " ip local pool VPN 10.51.10.68 10.51.10.80 group G")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).lines("ip local pool VPN 10.51.10.67 10.51.10.68"))
                .finds("RISK vip-spoken-for")
                .typing(" no ip local pool VPN 10.51.10.67 10.51.10.68", " ip local pool VPN 10.51.10.68")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).lines("ip local pool VPN 10.51.10.67"))
                .finds("RISK vip-spoken-for")
                .typing(" no ip local pool VPN 10.51.10.67")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).lines("interface Vlan9", " peer default ip address 10.51.10.67"))
                .finds("RISK vip-spoken-for")
                .leaves();
    }

    @Test
    void should_end_what_else_speaks_for_the_vip() throws Exception {
        AdvisedGlobal.on(publishing(WEB).lines("ip alias 10.51.10.67 3001"))
                .finds("RISK vip-spoken-for")
                .leaves();
        AdvisedGlobal.on(publishing(WEB)
                        .lines("ip slb vserver WWW", " virtual 10.51.10.67 tcp www", " serverfarm F", " inservice"))
                .finds("RISK vip-spoken-for")
                .typing(" ip slb vserver WWW", "  no inservice")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).lines("webvpn gateway GW", " ip address 10.51.10.67 port 443", " inservice"))
                .finds("RISK vip-spoken-for")
                .typing(" webvpn gateway GW", "  no inservice")
                .leaves();
        AdvisedGlobal.on(publishing(WEB)
                        .lines(
                                "ip dhcp excluded-address 10.51.0.1 10.51.99.99",
                                "ip dhcp pool LAN",
                                " network 10.51.0.0 255.255.0.0",
                                " default-router 10.51.10.67"))
                .where("GATEWAY", "10.51.10.254")
                .finds("RISK vip-spoken-for")
                .typing(" ip dhcp pool LAN", "  no default-router 10.51.10.67", "  default-router GATEWAY")
                .leaves();
        AdvisedGlobal.on(publishing(WEB).lines("ip route 192.168.0.0 255.255.0.0 10.51.10.67 200 name OFFICE"))
                .where("NEXT-HOP", "10.51.10.1")
                .finds("RISK vip-spoken-for")
                .typing(
                        " no ip route 192.168.0.0 255.255.0.0 10.51.10.67 200 name OFFICE",
                        " ip route 192.168.0.0 255.255.0.0 NEXT-HOP 200 name OFFICE")
                .leaves();
    }
}
