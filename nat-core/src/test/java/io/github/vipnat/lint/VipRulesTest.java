package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the VIP lies, as the router sees it; the VIP is 10.51.10.67 and the router 10.51.10.254. */
class VipRulesTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

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

    // VipIsRouter

    @Test
    void should_refuse_a_vip_that_is_the_routers_own_address() {
        assertThat(publishing(WEB)
                        .lan("ip address 10.51.10.67 255.255.0.0 secondary")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.isFatal()).isTrue();
                    assertThat(problem.code()).isEqualTo("vip-is-router");
                    assertThat(problem.what())
                            .isEqualTo("the VIP 10.51.10.67 is the router's own, on GigabitEthernet0/0");
                });
        assertThat(publishing(WEB).lan("standby 1 ip 10.51.10.67").found()).containsExactly("FATAL vip-is-router");
        assertThat(publishing(WEB).lan("vrrp 7 ip 10.51.10.67").found()).containsExactly("FATAL vip-is-router");
        assertThat(publishing(WEB)
                        .lan("redundancy group 1 ip 10.51.10.67 exclusive decrement 100")
                        .found())
                .containsExactly("FATAL vip-is-router");
        assertThat(publishing(WEB)
                        .lines("interface Loopback0", " ip address 10.51.10.67 255.255.255.255")
                        .found())
                .containsExactly("FATAL vip-is-router");
    }

    @Test
    void should_not_take_the_same_address_in_another_vrf_for_the_vip() {
        assertThat(publishing(WEB)
                        .lines("interface Loopback0", " vrf forwarding BLUE", " ip address 10.51.10.67 255.255.255.255")
                        .found())
                .isEmpty();
    }

    @Test
    void should_refuse_a_vip_that_is_where_vipnat_logs_in() {
        assertThat(publishing(WEB).vip("10.51.10.254").problemsOn(behind("ip route 10.51.0.0 255.255.0.0 172.16.0.9")))
                .extracting(problem -> problem.code())
                .contains("vip-is-router");
    }

    // VipInDhcpPool

    @Test
    void should_warn_of_a_vip_that_the_router_gives_to_any_host() {
        String[] pool = {"ip dhcp excluded-address 10.51.10.1 10.51.10.20", "ip dhcp pool LAN", " network 10.51.0.0 /16"
        };
        assertThat(publishing(WEB).lines(pool).problem()).satisfies(problem -> {
            assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-in-dhcp-pool");
            assertThat(problem.fix()).endsWith("  ip dhcp excluded-address 10.51.10.67");
        });
        assertThat(publishing(WEB)
                        .lines(pool)
                        .lines("ip dhcp excluded-address 10.51.10.67")
                        .found())
                .as("with the fix typed")
                .isEmpty();
        assertThat(publishing(WEB)
                        .lines(pool)
                        .lines("ip dhcp excluded-address 10.51.10.60 10.51.10.69")
                        .found())
                .isEmpty();
    }

    @Test
    void should_know_pools_of_other_networks_of_other_vrfs_and_of_one_host() {
        assertThat(publishing(WEB)
                        .lines("ip dhcp pool VOICE", " network 10.52.0.0 255.255.0.0")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .lines("ip dhcp pool BLUE", " vrf BLUE", " network 10.51.0.0 255.255.0.0")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .lines("ip dhcp pool PRINTER", " host 10.51.10.67 255.255.0.0", " client-identifier 01aa")
                        .problem()
                        .fix())
                .endsWith("no ip dhcp pool PRINTER");
    }

    // VipIsBroadcast

    @Test
    void should_refuse_a_vip_that_is_an_address_of_the_whole_network() {
        assertThat(publishing(WEB).vip("10.51.0.0").problem()).satisfies(problem -> {
            assertThat(problem.isFatal()).isTrue();
            assertThat(problem.what())
                    .isEqualTo(
                            "the VIP 10.51.0.0 is the first address of the network 10.51.0.0/16, which no host can have");
        });
        LintedSite small = publishing(WEB)
                .vip("10.60.0.7")
                .lines("interface GigabitEthernet0/2", " ip address 10.60.0.1 255.255.255.248", " ip nat inside");
        assertThat(small.problem().what()).contains("is the broadcast address of the network 10.60.0.0/29");
        assertThat(small.rules("10.60.0.7 203.0.113.99").found())
                .as("so today")
                .containsExactly("RISK vip-is-broadcast");
    }

    @Test
    void should_take_the_last_address_of_another_network_for_one_like_any() {
        assertThat(publishing(WEB).vip("10.51.10.255").found())
                .as("a /24 within the /16")
                .isEmpty();
        assertThat(publishing(WEB)
                        .vip("10.60.0.1")
                        .lines(
                                "interface GigabitEthernet0/2",
                                " ip address 10.60.0.0 255.255.255.254",
                                " ip nat inside")
                        .found())
                .as("a network of two")
                .isEmpty();
        assertThat(publishing(WEB)
                        .vip("10.51.10.63")
                        .lan("ip address 10.51.10.1 255.255.255.192 secondary")
                        .found())
                .as("a secondary network within")
                .containsExactly("FATAL vip-is-broadcast");
    }

    // VipArpIsStatic

    @Test
    void should_say_what_an_entry_by_hand_does_to_a_failover() {
        assertThat(publishing(WEB)
                        .lines("arp 10.51.10.67 0000.5e00.0133 ARPA")
                        .problem()
                        .why())
                .contains("use_vmac");
        assertThat(publishing(WEB)
                        .lines("arp 10.51.10.67 0011.2233.4455 ARPA alias")
                        .problem()
                        .why())
                .contains("answers for the VIP itself");
        assertThat(publishing(WEB)
                        .lines("arp 10.51.10.6 0011.2233.4455 ARPA", "arp vrf RED 10.51.10.67 0011.2233.4455 ARPA")
                        .found())
                .as("another host, another VRF")
                .isEmpty();
    }

    // VipSpokenFor

    @Test
    void should_not_mind_what_only_looks_like_speaking_for_the_vip() {
        assertThat(publishing(WEB)
                        .lines(
                                "ip local pool VPN 10.51.10.68 10.51.10.80",
                                "ip nat pool P 10.51.10.60 10.51.10.80 prefix-length 24",
                                "ip nat pool FARM 10.51.10.67 10.51.10.68 prefix-length 24 type rotary",
                                "ip nat inside destination list 150 pool FARM",
                                "access-list 150 permit tcp any host 203.0.113.99 eq www",
                                "ip slb vserver OFF",
                                " virtual 10.51.10.67 tcp www",
                                "ip route vrf BLUE 192.168.0.0 255.255.0.0 10.51.10.67",
                                "ip helper-address 10.51.10.67")
                        .found())
                .isEmpty();
    }

    @Test
    void should_warn_of_a_vip_in_a_pool_that_is_handed_out() {
        assertThat(publishing(WEB)
                        .lines(
                                "access-list 1 permit any",
                                "ip nat pool P 10.51.10.60 10.51.10.80 prefix-length 24",
                                "ip nat outside source list 1 pool P")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-spoken-for");
                    assertThat(problem.fix()).endsWith("  show running-config | section ip nat pool P");
                });
    }

    @Test
    void should_warn_of_a_gateway_of_the_router_that_has_the_vip() {
        assertThat(publishing(WEB)
                        .lines("webvpn gateway GW", " ip address 10.51.10.67 port 443", " inservice")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-spoken-for");
                    assertThat(problem.what()).contains("webvpn gateway GW / ip address 10.51.10.67 port 443");
                });
        assertThat(publishing(WEB)
                        .lines("crypto ssl policy P", " ip address local 10.51.10.67 port 443", " no shutdown")
                        .found())
                .containsExactly("RISK vip-spoken-for");
        assertThat(publishing(WEB)
                        .lines("webvpn gateway GW", " ip address 10.51.10.66 port 443", " inservice")
                        .found())
                .as("another host")
                .isEmpty();
    }

    @Test
    void should_warn_of_a_vip_that_hosts_are_told_to_be_their_router() {
        String[] pool = {
            "ip dhcp excluded-address 10.51.10.1 10.51.10.99",
            "ip dhcp pool LAN",
            " network 10.51.0.0 255.255.0.0",
            " default-router 10.51.10.66 10.51.10.67",
            " dns-server 10.51.10.67"
        };
        assertThat(publishing(WEB).lines(pool).problem()).satisfies(problem -> {
            assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK vip-spoken-for");
            assertThat(problem.what()).contains("default-router 10.51.10.66 10.51.10.67");
        });
        pool[3] = " default-router 10.51.10.254";
        assertThat(publishing(WEB).lines(pool).found()).isEmpty();
        pool[3] = " default-router 10.51.10.67\n vrf BLUE";
        assertThat(publishing(WEB).lines(pool).found()).as("in another VRF").isEmpty();
    }

    // RedundancyWithoutPair: ios-facts 7, last row

    @Test
    void should_warn_of_redundancy_where_no_pair_is_named() {
        String other = """
                - name: south
                  address: 10.51.10.253
                  username: netops
                  password: env:IOS_PASSWORD
                  publish:
                    - { global: 203.0.113.20, as: ports, ports: [tcp 80], redundancy: OUT }
                """;
        LintedSite alone = publishing(WEB + ", redundancy: OUT").wan("standby 1 name OUT");
        assertThat(alone.problem()).satisfies(problem -> {
            assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK redundancy-without-pair");
            assertThat(problem.why()).contains("10.51.10.11 or 10.51.10.12");
            assertThat(problem.fix()).contains("pair: edge");
        });
        assertThat(alone.routers(other).problem().fix())
                .isEqualTo("add  pair: south  to router edge, and  pair: edge  to router south");
        assertThat(alone.router("pair: south")
                        .routers(other.replace("  publish:", "  pair: edge\n  publish:"))
                        .found())
                .as("with the fix typed")
                .isEmpty();
    }
}
