package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import org.junit.jupiter.api.Test;

/** What stands in the way on the global itself. */
class GlobalRulesTest {

    private static final String FULL = "global: 203.0.113.20, as: full, exposure: accepted";

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    @Test
    void should_find_nothing_wrong_with_a_usual_move() {
        assertThat(publishing(WEB).rules("tcp 10.51.10.11 80 203.0.113.20 80").found())
                .isEmpty();
        assertThat(publishing(FULL).rules("tcp 10.51.10.11 80 203.0.113.20 80").found())
                .isEmpty();
        assertThat(publishing(FULL).found()).isEmpty();
    }

    // OwnAddress: ios-facts 8 "global = router's own interface IP", 9.3

    @Test
    void should_refuse_a_full_static_on_an_address_of_the_router() {
        String own = "global: 203.0.113.2, as: full, exposure: accepted";
        assertThat(publishing(own).found()).containsExactly("FATAL global-is-own-address");
        assertThat(publishing(own).problem().what()).contains("GigabitEthernet0/1");
        assertThat(publishing(own).problem().where()).startsWith("cluster.yaml:");
    }

    @Test
    void should_refuse_a_full_static_on_a_secondary_or_shared_address() {
        assertThat(publishing(FULL)
                        .wan("ip address 203.0.113.20 255.255.255.0 secondary")
                        .found())
                .containsExactly("FATAL global-is-own-address");
        assertThat(publishing(FULL).wan("standby 1 ip 203.0.113.20").found())
                .containsExactly("FATAL global-is-own-address");
        assertThat(publishing(FULL).wan("vrrp 1 ip 203.0.113.20").found())
                .containsExactly("FATAL global-is-own-address");
    }

    @Test
    void should_refuse_the_address_it_is_logged_in_through_although_no_interface_has_it() {
        assertThat(publishing("global: 10.51.10.254, as: full, exposure: accepted")
                        .problemsOn("""
                        interface GigabitEthernet0/0
                         ip nat inside
                        interface GigabitEthernet0/1
                         ip nat outside
                        end
                        """))
                .extracting(problem -> problem.what())
                .containsExactly("10.51.10.254 is the address vipnat logs in through");
    }

    @Test
    void should_refuse_a_port_of_an_own_address_only_where_one_logs_in() {
        assertThat(publishing("global: 203.0.113.2, as: ports, ports: [tcp 80, tcp 443]")
                        .found())
                .isEmpty();
        assertThat(publishing("global: 203.0.113.2, as: ports, ports: [tcp 80, tcp 22]")
                        .found())
                .containsExactly("FATAL global-is-own-address");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 22]")
                        .found())
                .containsExactly("FATAL global-is-own-address");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [\"tcp 2222:22\"]")
                        .found())
                .isEmpty();
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 22, tcp 2022]")
                        .router("port: 2022")
                        .problems())
                .hasSize(1);
    }

    // VpnOnGlobal: ios-facts 8 "VPN", 1.1 esp form

    @Test
    void should_refuse_to_take_a_tunnel_away_from_the_router() {
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [udp 500]")
                        .wan("crypto map VPN")
                        .found())
                .containsExactly("FATAL vpn-on-global");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                        .wan("crypto map VPN")
                        .found())
                .isEmpty();
        assertThat(publishing("global: 203.0.113.2, as: full, exposure: accepted")
                        .wan("crypto map VPN")
                        .found())
                .containsExactly("FATAL global-is-own-address", "FATAL vpn-on-global");
    }

    @Test
    void should_refuse_to_take_a_tunnel_away_from_a_host() {
        assertThat(publishing(FULL + ", keep: [udp 4500]")
                        .rules("udp 10.51.10.11 4500 203.0.113.20 4500")
                        .found())
                .containsExactly("FATAL vpn-on-global", "RISK full-beside-ports");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [udp 500]")
                        .rules("esp 10.51.20.9 interface GigabitEthernet0/1")
                        .problem()
                        .what())
                .contains("esp 10.51.20.9");
    }

    @Test
    void should_know_a_tunnel_by_its_source_and_by_the_local_address_of_a_crypto_map() {
        String ike = "interface: GigabitEthernet0/1, as: ports, ports: [udp 500, udp 4500]";
        assertThat(publishing(ike)
                        .lines(
                                "interface Tunnel0",
                                " tunnel source GigabitEthernet0/1",
                                " tunnel protection ipsec profile P")
                        .problems())
                .allMatch(problem -> problem.code().equals("vpn-on-global") && problem.isFatal())
                .extracting(Problem::what)
                .containsOnly("a tunnel ends on GigabitEthernet0/1: Tunnel0, tunnel source GigabitEthernet0/1")
                .hasSize(2);
        assertThat(publishing("global: 203.0.113.2, as: ports, ports: [udp 4500]")
                        .lines(
                                "interface Tunnel0",
                                " tunnel source GigabitEthernet0/1",
                                " tunnel protection ipsec profile P")
                        .found())
                .containsExactly("FATAL vpn-on-global");
        assertThat(publishing(FULL)
                        .lines("interface Tunnel0", " tunnel source 203.0.113.20", " tunnel protection ipsec profile P")
                        .found())
                .containsExactly("FATAL vpn-on-global");
        assertThat(publishing(ike)
                        .lines("interface Tunnel0", " tunnel source GigabitEthernet0/1")
                        .found())
                .as("a tunnel without IPsec")
                .isEmpty();
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [udp 500]")
                        .wan("crypto map VPN")
                        .lines(
                                "interface Loopback0",
                                " ip address 203.0.113.20 255.255.255.255",
                                "crypto map VPN local-address Loopback0")
                        .problem()
                        .what())
                .isEqualTo("a tunnel ends on 203.0.113.20: crypto map VPN local-address Loopback0");
    }

    // ForeignLocal: planning 2 "is used by a foreign local"

    @Test
    void should_refuse_a_global_that_serves_another_host() {
        assertThat(publishing(FULL).rules("tcp 10.52.10.31 25 203.0.113.20 25").problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("global-serves-foreign-host");
                    assertThat(problem.what()).contains("10.52.10.31");
                    assertThat(problem.fix())
                            .endsWith("no ip nat inside source static tcp 10.52.10.31 25 203.0.113.20 25");
                });
        assertThat(publishing(WEB).rules("10.52.10.31 203.0.113.20").found())
                .containsExactly("FATAL global-serves-foreign-host");
        assertThat(publishing(WEB).rules("network 10.52.10.0 203.0.113.0 /24").found())
                .containsExactly("FATAL global-serves-foreign-host");
    }

    @Test
    void should_leave_other_ports_other_vrfs_and_esp_to_other_hosts() {
        assertThat(publishing(WEB)
                        .rules("tcp 10.52.10.31 25 203.0.113.20 25", "udp 10.52.10.31 80 203.0.113.20 80")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .rules("tcp 10.52.10.31 80 203.0.113.20 80 vrf BLUE")
                        .found())
                .isEmpty();
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                        .rules("esp 10.52.10.31 interface GigabitEthernet0/1")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB).rules("network 10.52.10.0 203.0.114.0 /24").found())
                .isEmpty();
    }

    // InterfaceRuleTaken: ios-facts 1.1 row 1

    @Test
    void should_refuse_a_second_interface_rule_for_one_local_port() {
        assertThat(publishing(
                                "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]",
                                "interface: GigabitEthernet0/2, as: ports, ports: [tcp 80]")
                        .lines("interface GigabitEthernet0/2", " ip nat outside")
                        .found())
                .containsExactly("FATAL interface-rule-taken", "RISK two-outside-interfaces");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80], keep: [tcp 8080]")
                        .rules("tcp 10.51.10.67 80 interface GigabitEthernet0/1 8080")
                        .problem()
                        .what())
                .isEqualTo("local tcp 80 of 10.51.10.67 already serves tcp 8080 of GigabitEthernet0/1");
    }

    // NviOnGlobal, OutsideRuleOnGlobal: ios-facts 1.2

    @Test
    void should_refuse_a_global_that_nvi_publishes() {
        assertThat(publishing(WEB)
                        .lines("ip nat source static tcp 10.51.10.11 80 203.0.113.20 80")
                        .found())
                .containsExactly("FATAL global-served-by-nvi");
        assertThat(publishing(WEB)
                        .lines("ip nat source static tcp 10.51.10.11 25 203.0.113.20 25")
                        .found())
                .isEmpty();
    }

    @Test
    void should_warn_of_an_outside_rule_about_the_global_or_the_vip() {
        assertThat(publishing(WEB)
                        .lines("ip nat outside source static 203.0.113.20 10.51.99.1")
                        .found())
                .containsExactly("RISK outside-rule-names-address");
        assertThat(publishing(WEB)
                        .lines("ip nat outside source static 198.51.100.1 10.51.10.67")
                        .found())
                .containsExactly("RISK outside-rule-names-address");
        assertThat(publishing(WEB)
                        .lines("ip nat outside source static 198.51.100.1 10.51.99.1")
                        .found())
                .isEmpty();
    }

    // UnknownNatLines: ios-facts 1.2, last sentence

    @Test
    void should_tell_a_line_it_cannot_read_and_refuse_where_it_is_about_the_global() {
        assertThat(publishing(WEB).lines("ip nat portmap PM").found())
                .containsExactly("NOT_UNDERSTOOD nat-line-not-understood");
        assertThat(publishing(WEB).rules("10.51.10.11 203.0.113.20 madeup 1").found())
                .containsExactly("FATAL unknown-line-on-global");
        assertThat(publishing(WEB).rules("10.51.10.11 203.0.113.200 madeup 1").found())
                .containsExactly("NOT_UNDERSTOOD nat-line-not-understood");
    }

    // GlobalInPool: planning 2, ios-facts 1.4 row 1 (sample with a pool and port statics on one address)

    @Test
    void should_refuse_a_full_static_of_an_address_that_a_pool_hands_out() {
        String pool = "ip access-list standard LAN\nip nat pool OFFICE 203.0.113.18 203.0.113.22 netmask 255.255.255.0";
        assertThat(publishing(FULL)
                        .lines(pool, "ip nat inside source list LAN pool OFFICE overload")
                        .found())
                .containsExactly("FATAL global-in-pool");
        assertThat(publishing(WEB)
                        .lines(pool, "ip nat inside source list LAN pool OFFICE overload")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB)
                        .lines(pool, "ip nat inside source list LAN pool OFFICE")
                        .found())
                .containsExactly("RISK global-in-pool");
        assertThat(publishing(FULL).lines(pool).found()).isEmpty();
        assertThat(publishing(FULL)
                        .lines(pool, "ip nat outside source list LAN pool OFFICE")
                        .found())
                .isEmpty();
    }

    @Test
    void should_look_into_the_ranges_below_a_pool() {
        assertThat(publishing(FULL)
                        .lines(
                                "ip access-list standard LAN",
                                "ip nat pool OFFICE prefix-length 24",
                                " address 203.0.113.20 203.0.113.20",
                                "ip nat inside source list LAN pool OFFICE overload")
                        .problem()
                        .what())
                .isEqualTo("203.0.113.20 lies in pool OFFICE (203.0.113.20 203.0.113.20)");
    }
}
