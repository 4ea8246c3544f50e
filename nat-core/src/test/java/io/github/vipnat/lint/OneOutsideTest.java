package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import org.junit.jupiter.api.Test;

/** An interface and the address it has are one outside: planning 2, "the conflict key". */
class OneOutsideTest {

    @Test
    void should_know_an_interface_and_its_address_as_one_outside() {
        String byInterface = "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]";
        String byAddress = "global: 203.0.113.2, as: ports, ports: [tcp 80]";
        assertThat(publishing(byInterface)
                        .rules("tcp 10.51.20.9 80 203.0.113.2 80")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.isFatal()).isTrue();
                    assertThat(problem.code()).isEqualTo("global-serves-foreign-host");
                    assertThat(problem.fix())
                            .endsWith("no ip nat inside source static tcp 10.51.20.9 80 203.0.113.2 80");
                });
        assertThat(publishing(byAddress)
                        .rules("tcp 10.51.20.9 80 interface GigabitEthernet0/1 80")
                        .found())
                .containsExactly("FATAL global-serves-foreign-host");
        assertThat(publishing(byInterface)
                        .rules("network 10.52.10.0 203.0.113.0 /24")
                        .found())
                .containsExactly("FATAL global-serves-foreign-host");
        assertThat(publishing(byInterface)
                        .rules("tcp 10.51.20.9 81 203.0.113.2 81")
                        .found())
                .as("another port")
                .isEmpty();
        assertThat(publishing(byAddress)
                        .rules("tcp 10.51.10.11 80 interface GigabitEthernet0/1 80")
                        .found())
                .as("the node's rule gives way")
                .isEmpty();
        assertThat(publishing(byInterface)
                        .rules("tcp 10.51.10.11 80 203.0.113.2 80")
                        .found())
                .isEmpty();
        assertThat(publishing(byInterface)
                        .lines("ip nat source static tcp 10.51.10.11 80 203.0.113.2 80")
                        .found())
                .containsExactly("FATAL global-served-by-nvi");
    }

    @Test
    void should_refuse_one_port_that_is_published_by_interface_and_by_address() {
        assertThat(publishing(
                                "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]",
                                "global: 203.0.113.2, as: ports, ports: [\"tcp 80:8080\"]")
                        .found())
                .containsExactly("FATAL published-twice");
        assertThat(publishing(
                                "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]",
                                "global: 203.0.113.2, as: ports, ports: [tcp 443]")
                        .found())
                .isEmpty();
    }

    @Test
    void should_warn_where_nobody_can_tell_which_address_an_interface_has() {
        String dhcp = """
                interface GigabitEthernet0/0
                 ip address 10.51.10.254 255.255.0.0
                 ip nat inside
                interface GigabitEthernet0/1
                 ip address dhcp
                 ip nat outside
                """;
        String foreign = "ip nat inside source static tcp 10.51.20.9 80 203.0.113.9 80\nend\n";
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]")
                        .problemsOn(dhcp + foreign))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.RISK);
                    assertThat(problem.code()).isEqualTo("interface-address-unknown");
                    assertThat(problem.what())
                            .isEqualTo("the configuration does not say which address GigabitEthernet0/1 has; it may be"
                                    + " 203.0.113.9");
                    assertThat(problem.fix()).isEqualTo("compare with:  show ip interface brief");
                });
        assertThat(
                        publishing("global: 203.0.113.20, as: ports, ports: [tcp 80]")
                                .problemsOn(
                                        dhcp
                                                + "ip nat inside source static tcp 10.51.20.9 80 interface GigabitEthernet0/1 80\nend\n"))
                .extracting(Problem::code)
                .containsExactly("interface-address-unknown");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 443]")
                        .problemsOn(dhcp + foreign))
                .as("another port")
                .isEmpty();
    }
}
