package io.github.vipnat.doctor.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.DocumentNodes;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairsTest {

    private static final String ID1 = "b08dfa6083e7567a1921a715000001fb";
    private static final String ID2 = "5d3f1c2ab9e04cf68d41e7a20c9b7710";

    @Test
    void should_have_nothing_to_type_where_all_is_well() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .unit("vm1", "keepalived.service", "loaded active running enabled on-failure")
                .unit("vm2", "keepalived.service", "loaded active running enabled on-failure");
        assertThat(repairs(nodes)).isEmpty();
    }

    @Test
    void should_give_a_clone_what_is_its_own_in_a_safe_order() throws Exception {
        DocumentNodes clone = DocumentNodes.debian12()
                .said("vm2", "machine-id", ID2, ID1)
                .said("vm2", "host-keys", "AAAAC3NzaC1l12", "AAAAC3NzaC1l11")
                .said("vm2", "interfaces", "address 10.51.10.12", "address 10.51.10.11")
                .unit("vm2", "keepalived.service", "loaded inactive dead disabled no")
                .unit("vm2", "named.service", "loaded active running disabled on-failure")
                .notAsked("vm2", "socket-owners", "node-sudo-refused");
        String text = repair(clone, "vm2").text();
        assertThat(text)
                .containsSubsequence(
                        "sudo tee /etc/sudoers.d/vipnat-doctor.new",
                        "ops ALL=(root) NOPASSWD: /usr/bin/timeout -k 1 5 /usr/bin/ss -H -tulnp",
                        "visudo -c -f",
                        "sudo mv /etc/sudoers.d/vipnat-doctor.new /etc/sudoers.d/vipnat-doctor",
                        "sudo rm -f /etc/machine-id /var/lib/dbus/machine-id",
                        "dbus-uuidgen --ensure=/etc/machine-id",
                        "ln -s /etc/machine-id /var/lib/dbus/machine-id",
                        "ssh-keygen -A",
                        "sshd -t && sudo systemctl restart ssh",
                        "# then, where vipnat runs:  vipnat trust vm2",
                        "sed -i",
                        "ifquery eth0",
                        "systemctl enable named",
                        "keepalived -t",
                        "systemctl start keepalived");
        assertThat(text).doesNotContain("restart networking");
        assertThat(isShell(text)).isTrue();
    }

    @Test
    void should_mend_the_one_that_holds_the_vip_last() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .unit("vm1", "nginx.service", "loaded active running disabled no")
                .unit("vm2", "nginx.service", "loaded active running disabled no");
        assertThat(repairs(nodes)).extracting(NodeRepair::node).containsExactly("vm2", "vm1");
    }

    @Test
    void should_send_a_person_to_the_console_where_the_originals_address_would_answer() throws Exception {
        DocumentNodes nodes = DocumentNodes.debian12().missed("vm2").said("vm1", "arping-vm1", 1, """
                ARPING 10.51.10.11 from 0.0.0.0 eth0
                Unicast reply from 10.51.10.11 [00:15:5D:0A:0B:99]  0.8ms
                """);
        RepairStep step = repair(nodes, "vm2").steps().get(0);
        assertThat(step.isAtConsole()).isTrue();
        assertThat(step.lines())
                .satisfiesExactly(
                        add -> assertThat(add).isEqualTo("sudo ip addr add 10.51.10.12/16 dev eth0"),
                        file -> assertThat(file).contains("sed -i"),
                        look -> assertThat(look).contains("ifquery eth0"),
                        login -> assertThat(login).contains("ssh ops@10.51.10.12"),
                        only -> assertThat(only).startsWith("#"),
                        away -> assertThat(away).isEqualTo("sudo ip addr del 10.51.10.11/16 dev eth0"));
        assertThat(isShell(repair(nodes, "vm2").text())).isTrue();
    }

    @Test
    void should_take_anothers_address_off_a_node_that_is_reached_by_its_own() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said(
                        "vm2",
                        "own-addresses",
                        "2: eth0    inet 10.51.10.12/16",
                        "2: eth0    inet 10.51.10.11/16 scope global eth0\n2: eth0    inet 10.51.10.12/16");
        assertThat(repair(nodes, "vm2").text())
                .contains("sudo ip addr del 10.51.10.11/16 dev eth0")
                .doesNotContain("console");
    }

    @Test
    void should_only_look_at_keepalived_before_a_reload() {
        DocumentNodes nodes =
                DocumentNodes.debian12().unit("vm2", "keepalived.service", "loaded active running disabled no");
        assertThat(repair(nodes, "vm2").text())
                .containsSubsequence("keepalived -t", "systemctl enable keepalived", "systemctl reload keepalived")
                .doesNotContain("systemctl start keepalived");
    }

    @Test
    void should_mend_the_address_line_and_no_other(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("interfaces"), """
                iface eth0 inet static
                    address 10.51.10.11
                    gateway 10.51.10.254
                iface eth1 inet static
                    address\t10.51.10.11/16
                iface eth2 inet static
                    address 10.51.10.110
                    up ping 10.51.10.11
                """);
        DocumentNodes clone =
                DocumentNodes.debian12().said("vm2", "interfaces", "address 10.51.10.12", "address 10.51.10.11");
        String sed = repair(clone, "vm2")
                .text()
                .lines()
                .filter(line -> line.contains("sed -i"))
                .map(line -> line.replaceFirst(".*sudo sed", "sed").replace("/etc/network/interfaces", file.toString()))
                .collect(Collectors.joining());
        assertThat(new ProcessBuilder("sh", "-c", sed).inheritIO().start().waitFor())
                .isZero();
        assertThat(file).content().isEqualTo("""
                iface eth0 inet static
                    address 10.51.10.12
                    gateway 10.51.10.254
                iface eth1 inet static
                    address\t10.51.10.12/16
                iface eth2 inet static
                    address 10.51.10.110
                    up ping 10.51.10.11
                """);
    }

    @Test
    void should_tell_every_other_fix_as_something_to_decide_upon() throws Exception {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm2", "default-route", "")
                .said("vm2", "own-links", "00:15:5d:0a:0b:12", "00:15:5d:0a:0b:11");
        String text = repair(nodes, "vm2").text();
        assertThat(text).contains("# fault mac-address:", "# fault default-route:", "#     on vm2:  sudo ip route add");
        assertThat(text.lines().filter(line -> line.contains("ip route add"))).allMatch(line -> line.startsWith("#"));
        assertThat(isShell(text)).isTrue();
    }

    private static boolean isShell(String text) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-n", "-c", text).inheritIO().start().waitFor() == 0;
    }

    private static NodeRepair repair(DocumentNodes nodes, String node) {
        return repairs(nodes).stream()
                .filter(repair -> repair.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static List<NodeRepair> repairs(DocumentNodes nodes) {
        List<NodeQuestion> asked = NodeChecks.questions(nodes.site());
        SiteSight sight = nodes.sight(asked);
        List<Finding> findings = NodeChecks.all().stream()
                .flatMap(check -> check.check(sight).stream())
                .toList();
        return Repairs.of(sight, findings, asked);
    }
}
