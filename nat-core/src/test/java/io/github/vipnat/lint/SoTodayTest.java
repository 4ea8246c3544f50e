package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands in the way today already and does not change is no reason to stop. */
class SoTodayTest {

    @Test
    void should_move_a_port_of_the_routers_own_address_that_is_forwarded_today() {
        String own = "global: 203.0.113.2, as: ports, ports: [tcp 22]";
        assertThat(publishing(own).rules("tcp 10.51.10.11 22 203.0.113.2 22").found())
                .isEmpty();
        assertThat(publishing(own)
                        .rules("tcp 10.51.10.11 22 interface GigabitEthernet0/1 22")
                        .found())
                .as("by interface today")
                .isEmpty();
        assertThat(publishing(own).rules("tcp 10.51.10.11 22 203.0.113.2 2222").found())
                .as("another port today")
                .contains("FATAL global-is-own-address");
        assertThat(publishing(own)
                        .rules("tcp 10.51.10.11 22 203.0.113.2 22 vrf BLUE")
                        .found())
                .as("in another VRF today")
                .contains("FATAL global-is-own-address");
    }

    @Test
    void should_move_a_full_static_of_the_routers_own_address() {
        String full = "global: 203.0.113.2, as: full, exposure: accepted";
        assertThat(publishing(full).rules("10.51.10.11 203.0.113.2").found()).isEmpty();
        assertThat(publishing(full).rules("tcp 10.51.10.11 80 203.0.113.2 80").found())
                .as("only a port of it today")
                .containsExactly("FATAL global-is-own-address");
    }

    @Test
    void should_not_stop_for_a_tunnel_whose_ports_lead_to_a_node_today() {
        String ike = "interface: GigabitEthernet0/1, as: ports, ports: [udp 500]";
        assertThat(publishing(ike)
                        .wan("crypto map VPN")
                        .rules("udp 10.51.10.11 500 interface GigabitEthernet0/1 500")
                        .found())
                .isEmpty();
        assertThat(publishing(ike)
                        .wan("crypto map VPN")
                        .rules("udp 10.51.20.9 500 interface GigabitEthernet0/1 501")
                        .found())
                .containsExactly("FATAL vpn-on-global");
    }

    @Test
    void should_only_warn_where_pools_and_other_rules_are_beside_the_node_today() {
        String full = "global: 203.0.113.20, as: full, exposure: accepted";
        String[] pool = {
            "ip nat pool OFFICE 203.0.113.16 203.0.113.30 netmask 255.255.255.0",
            "ip nat inside source list 1 pool OFFICE overload",
            "access-list 1 permit 10.51.0.0 0.0.255.255",
        };
        assertThat(publishing(full)
                        .lines(pool)
                        .rules("10.51.10.11 203.0.113.20")
                        .found())
                .containsExactly("RISK global-in-pool");
        assertThat(publishing(full).lines(pool).found()).containsExactly("FATAL global-in-pool");
        String web = "global: 203.0.113.20, as: ports, ports: [tcp 80]";
        assertThat(publishing(web)
                        .lines("ip nat source static tcp 10.51.10.99 80 203.0.113.20 80")
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80")
                        .found())
                .containsExactly("RISK global-served-by-nvi");
        assertThat(publishing(web)
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80", "10.51.20.9 203.0.113.20")
                        .found())
                .containsExactly("RISK global-serves-foreign-host");
        assertThat(publishing(web + ", route-map: GONE")
                        .rules("tcp 10.51.10.11 80 203.0.113.20 80 route-map GONE")
                        .found())
                .containsExactly("RISK route-map-not-defined");
    }

    // PublishedInterface: ios-facts 8 "order of operations"

    private static final String[] LOOPBACK = {"interface Loopback1", " ip address 198.51.100.30 255.255.255.255"};

    @Test
    void should_let_a_loopback_lend_its_address() {
        assertThat(publishing("interface: Loopback1, as: ports, ports: [\"tcp 8080:80\"]")
                        .lines(LOOPBACK)
                        .found())
                .isEmpty();
        assertThat(publishing("interface: Vlan20, as: ports, ports: [tcp 80]")
                        .lines("interface Vlan20", " ip address 198.51.100.1 255.255.255.248")
                        .lines("interface Dialer1", " ip unnumbered Vlan20", " ip nat outside")
                        .found())
                .as("what the outside interface is unnumbered to")
                .isEmpty();
        assertThat(publishing("interface: Vlan20, as: ports, ports: [tcp 80]")
                        .lines("interface Vlan20", " ip address 198.51.100.1 255.255.255.248")
                        .rules("tcp 10.51.10.11 80 interface Vlan20 80")
                        .found())
                .as("as it is today")
                .isEmpty();
    }

    @Test
    void should_still_refuse_an_interface_to_the_provider_that_does_not_translate() {
        String dialer = "interface: Dialer1, as: ports, ports: [tcp 80]";
        assertThat(publishing(dialer)
                        .lines("interface Dialer1", " ip address negotiated")
                        .found())
                .containsExactly("FATAL interface-not-outside");
        assertThat(publishing("interface: GigabitEthernet0/2, as: ports, ports: [tcp 80]")
                        .lines("interface GigabitEthernet0/2", " ip address 198.51.100.2 255.255.255.0")
                        .lines("ip route 0.0.0.0 0.0.0.0 198.51.100.1")
                        .problem()
                        .fix())
                .isEqualTo("on the router:\n interface GigabitEthernet0/2\n  ip nat outside");
        assertThat(publishing(dialer)
                        .lines("interface Dialer1", " ip address negotiated", " ip nat outside")
                        .found())
                .as("with the fix typed")
                .isEmpty();
        assertThat(publishing(dialer)
                        .lines("interface Dialer1", " ip address negotiated")
                        .rules("tcp 10.51.10.11 80 interface Dialer1 80")
                        .found())
                .as("no worse than today")
                .containsExactly("RISK interface-not-outside");
    }

    @Test
    void should_warn_of_an_interface_that_perhaps_only_lends_its_address() {
        assertThat(publishing("interface: Vlan20, as: ports, ports: [tcp 80]")
                        .lines("interface Vlan20", " ip address 198.51.100.1 255.255.255.248")
                        .problem()
                        .why())
                .startsWith("the rule translates what comes in by GigabitEthernet0/1 for its address");
    }
}
