package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved configuration looked through for faults. */
class LintTest {

    private static final String ROUTER = """
            hostname edge
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.0
             ip nat outside
            """;

    @TempDir
    Path folder;

    private Typed vipnat(String command, String publish, String rules) throws IOException {
        Path site = Files.writeString(folder.resolve("cluster.yaml"), """
                cluster: web
                vip: 10.51.10.67
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                    publish:
                      - { %s }
                """.formatted(publish));
        Path config = Files.writeString(folder.resolve("edge.cfg"), ROUTER + rules + "end\n");
        return Typed.vipnat(command, "-f", site.toString(), "--running-config", config.toString());
    }

    @Test
    void should_name_globals_that_lead_to_a_nodes_own_address() throws IOException {
        String publish = "global: 203.0.113.20, as: ports, ports: [tcp 80, tcp 443]";
        String before = """
                ip nat inside source static tcp 10.51.10.11 80 203.0.113.20 80 extendable
                ip nat inside source static tcp 10.51.10.11 443 203.0.113.20 443 extendable
                """;
        assertThat(vipnat("lint", publish, before).endsWith(ExitCode.DRIFT).out())
                .contains("RISK node-address-published  router edge", "tcp 80, tcp 443 of 203.0.113.20")
                .containsOnlyOnce("RISK");
        assertThat(vipnat("plan", publish, before).endsWith(ExitCode.DONE).out())
                .as("the plan is what mends it")
                .doesNotContain("node-address-published");
        assertThat(vipnat("lint", publish, before.replace(".11 ", ".67 "))
                        .endsWith(ExitCode.DONE)
                        .out())
                .as("once the plan is carried out")
                .endsWith("no faults found\n");
    }

    @Test
    void should_name_a_full_static_and_a_rule_of_an_interface_alike() throws IOException {
        assertThat(vipnat(
                                "lint",
                                "global: 203.0.113.20, as: full, exposure: accepted",
                                "ip nat inside source static 10.51.10.12 203.0.113.20\n")
                        .endsWith(ExitCode.DRIFT)
                        .out())
                .contains("every port of 203.0.113.20");
        assertThat(vipnat(
                                "lint",
                                "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]",
                                "ip nat inside source static tcp 10.51.10.12 80 interface GigabitEthernet0/1 80\n")
                        .endsWith(ExitCode.DRIFT)
                        .out())
                .contains("tcp 80 of 203.0.113.2");
    }

    @Test
    void should_not_speak_of_other_hosts_and_of_rules_that_are_kept() throws IOException {
        assertThat(vipnat("lint", "global: 203.0.113.20, as: ports, ports: [tcp 80], keep: [tcp 2211]", """
                                ip nat inside source static tcp 10.51.10.67 80 203.0.113.20 80 extendable
                                ip nat inside source static tcp 10.51.10.11 22 203.0.113.20 2211 extendable
                                ip nat inside source static tcp 10.51.20.9 25 203.0.113.21 25 extendable
                                """)
                        .endsWith(ExitCode.DONE)
                        .out())
                .endsWith("no faults found\n");
    }

    @Test
    void should_print_commands_whole_so_that_they_can_be_pasted() throws IOException {
        String line = "ip nat inside source static tcp 10.51.10.11 8443 interface GigabitEthernet0/1 8443 madeup 10";
        assertThat(vipnat("plan", "interface: GigabitEthernet0/1, as: ports, ports: [tcp 8443]", line + "\n")
                        .endsWith(ExitCode.REFUSED)
                        .out())
                .contains("\n         no " + line + "\n");
    }
}
