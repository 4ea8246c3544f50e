package io.github.vipnat.lab.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayInTest {

    private static final String ROUTER = """
            interface Vlan1
             ip address 10.5.5.1 255.255.255.0
             ip nat inside
            interface Vlan2
             ip address 10.6.6.1 255.255.255.0
            interface Vlan3
             ip vrf forwarding RED
             ip address 10.5.5.1 255.255.255.0
             ip nat inside
            interface Vlan4
             ip address 10.8.8.1 255.255.255.0
             ip nat inside
             shutdown
            interface Dialer0
             ip address 192.0.2.1 255.255.255.0
             ip nat outside
            ip route 0.0.0.0 0.0.0.0 Dialer0
            ip route 10.0.0.0 255.0.0.0 10.5.5.9
            ip route 10.5.5.66 255.255.255.255 Null0
            ip route vrf RED 10.5.5.67 255.255.255.255 Null0
            ip route vrf RED 10.7.0.0 255.255.0.0 10.5.5.9
            access-list 150 permit tcp any host 192.0.2.30 eq www
            ip nat inside destination list 150 pool FARM
            ip nat inside destination static 192.0.2.31 10.5.5.31
            """;

    private static Optional<String> reached(String face, String global, int port, String rule) {
        return WayIn.of(ROUTER + rule + "\nend\n")
                .reached(face, new Datagram("tcp", "198.51.100.7", 50000, global, port, false));
    }

    private static Optional<String> reached(String rule) {
        return reached("Dialer0", "192.0.2.5", 80, "ip nat inside source static " + rule);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp 10.5.5.30 8080 192.0.2.5 80 extendable, 10.5.5.30 8080",
        "10.5.5.30 192.0.2.5,                        10.5.5.30",
        "tcp 10.44.0.1 80 192.0.2.5 80,              10.44.0.1 80",
        "tcp 10.7.1.2 80 192.0.2.5 80 vrf RED,       10.7.1.2 80",
        "tcp 10.5.5.30 80 192.0.2.5 81,              ''",
        "udp 10.5.5.30 80 192.0.2.5 80,              ''",
        "tcp 10.5.5.30 80 192.0.2.6 80,              ''",
        "tcp 10.6.6.30 80 192.0.2.5 80,              ''",
        "tcp 172.16.0.1 80 192.0.2.5 80,             ''",
        "tcp 10.9.1.2 80 192.0.2.5 80 vrf RED,       ''",
        "tcp 10.5.5.66 80 192.0.2.5 80,              ''",
        "tcp 10.5.5.67 80 192.0.2.5 80 vrf RED,      ''",
    })
    void should_follow_a_rule_to_a_host_that_an_inside_interface_leads_to(String rule, String host) {
        assertThat(reached(rule).orElse("")).isEqualTo(host);
    }

    @Test
    void should_translate_only_what_comes_in_outside() {
        String rule = "ip nat inside source static tcp 10.5.5.30 80 interface Dialer0 80";
        assertThat(reached("Dialer0", "192.0.2.1", 80, rule)).contains("10.5.5.30 80");
        assertThat(reached("Vlan2", "192.0.2.1", 80, rule)).isEmpty();
    }

    @Test
    void should_not_leave_by_an_interface_that_is_shut_down() {
        assertThat(reached("tcp 10.8.8.30 80 192.0.2.5 80"))
                .as("the shorter route leads inside as well")
                .isPresent();
        assertThat(WayIn.of(ROUTER.replace("ip route 10.0.0.0 255.0.0.0 10.5.5.9\n", "")
                                + "ip nat inside source static 10.8.8.30 192.0.2.5\nend\n")
                        .reached("Dialer0", new Datagram("tcp", "198.51.100.7", 50000, "192.0.2.5", 80, false)))
                .isEmpty();
    }

    @Test
    void should_know_what_else_leads_inside_and_not_choose_between_two_rules() {
        assertThat(reached("Dialer0", "192.0.2.31", 80, "!")).contains("10.5.5.31");
        assertThatThrownBy(
                        () -> reached("Dialer0", "192.0.2.31", 80, "ip nat inside source static 10.5.5.2 192.0.2.31"))
                .hasMessageStartingWith("cannot judge: ");
        assertThatThrownBy(
                        () -> reached("Dialer0", "192.0.2.30", 80, "ip nat inside source static 10.5.5.2 192.0.2.30"))
                .hasMessageContaining("pool FARM");
        assertThat(reached("Dialer0", "192.0.2.30", 81, "ip nat inside source static 10.5.5.2 192.0.2.30"))
                .contains("10.5.5.2");
    }
}
