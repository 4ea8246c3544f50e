package io.github.vipnat.doctor.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.DocumentNodes;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.ClockSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeVisits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeChecksTest {

    private static final String ID1 = "b08dfa6083e7567a1921a715000001fb";
    private static final String ID2 = "5d3f1c2ab9e04cf68d41e7a20c9b7710";

    @Test
    void should_find_no_fault_and_leave_nothing_unchecked_where_all_is_well() {
        for (DocumentNodes nodes : List.of(DocumentNodes.debian12(), DocumentNodes.debian13())) {
            for (Check check : NodeChecks.all()) {
                assertThat(nodes.findings(check))
                        .as(check.code())
                        .isNotEmpty()
                        .allMatch(finding -> finding.verdict() == Verdict.OK || finding.verdict() == Verdict.NOTE);
            }
        }
    }

    @Test
    void should_give_each_check_a_code_and_each_question_a_name_of_its_own() {
        assertThat(NodeChecks.all())
                .extracting(Check::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
        List<NodeQuestion> questions =
                NodeVisits.once(NodeChecks.questions(DocumentNodes.debian12().site()));
        assertThat(questions).extracting(NodeQuestion::name).doesNotHaveDuplicates();
        assertThat(NodeChecks.all()).allMatch(check -> check.summary().matches("[A-Z/a-z].*\\."));
    }

    @Test
    void should_call_nothing_well_of_a_node_that_is_silent() {
        DocumentNodes nodes = DocumentNodes.debian12().missed("vm2");
        for (Check check : NodeChecks.all()) {
            assertThat(nodes.findings(check))
                    .as(check.code())
                    .filteredOn(finding -> finding.where().startsWith("vm2"))
                    .isNotEmpty()
                    .allMatch(finding -> finding.verdict() == Verdict.NOT_CHECKED)
                    .allMatch(finding -> finding.because().contains(new Cause("node-answers", "vm2")));
        }
    }

    @Test
    void should_tell_who_may_not_ask_as_root() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .notAsked("vm2", "socket-owners", "node-sudo-refused")
                .notAsked("vm2", "arping-vm2", "node-sudo-refused");
        List<NodeQuestion> all = NodeChecks.questions(nodes.site());
        List<Finding> found = new SudoCheck().check(nodes.sight(all));
        assertThat(found.get(0).verdict()).isEqualTo(Verdict.OK);
        assertThat(found.get(1).verdict()).isEqualTo(Verdict.FAULT);
        assertThat(found.get(1).what()).contains("2 questions in all");
        assertThat(found.get(1).fix()).contains("/etc/sudoers.d/vipnat-doctor");
        assertThat(one(nodes, new WireAddressCheck(), "vm2").because()).contains(new Cause("node-sudo", "vm2"));
        DocumentNodes unwished = DocumentNodes.debian12().notAsked("vm2", "socket-owners", "node-sudo-not-used");
        Finding not = new SudoCheck().check(unwished.sight(all)).get(1);
        assertThat(not.verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(not.fix()).contains("sudo: true");
    }

    @Test
    void should_know_a_clone_by_its_machine_id() {
        DocumentNodes nodes = DocumentNodes.debian12().said("vm2", "machine-id", ID2, ID1);
        Finding finding = one(nodes, new MachineIdCheck(), "vm2");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.what()).isEqualTo("the machine-id of vm2 is that of vm1");
        assertThat(one(nodes, new MachineIdCheck(), "vm1").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void should_see_that_only_one_of_the_two_files_was_mended() {
        DocumentNodes half =
                DocumentNodes.debian12().said("vm2", "machine-id", "dbus/machine-id " + ID2, "dbus/machine-id " + ID1);
        assertThat(one(half, new MachineIdCheck(), "vm2").what()).contains("brings it back");
        DocumentNodes odd = DocumentNodes.debian12()
                .said(
                        "vm2",
                        "machine-id",
                        "dbus/machine-id " + ID2,
                        "dbus/machine-id 00000000000000000000000000000001");
        assertThat(one(odd, new MachineIdCheck(), "vm2").verdict()).isEqualTo(Verdict.WARNING);
        DocumentNodes noBus =
                DocumentNodes.debian13().said("vm2", "machine-id", "dbus/machine-id " + ID2, "dbus/machine-id ");
        assertThat(one(noBus, new MachineIdCheck(), "vm2").verdict()).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "uninitialized", "B08DFA60"})
    void should_miss_a_machine_id(String text) {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm1", "machine-id", "/etc/machine-id " + text + "\n/var/lib/dbus/machine-id \n");
        assertThat(one(nodes, new MachineIdCheck(), "vm1").what()).contains("missing, or holds no id");
    }

    @Test
    void should_know_a_clone_by_its_mac_and_pass_over_dockers_bridge() {
        DocumentNodes nodes =
                DocumentNodes.debian12().said("vm2", "own-links", "00:15:5d:0a:0b:12", "00:15:5D:0A:0B:11");
        assertThat(one(nodes, new MacAddressCheck(), "vm2").verdict()).isEqualTo(Verdict.FAULT);
        assertThat(one(nodes, new MacAddressCheck(), "vm1").verdict()).isEqualTo(Verdict.OK);
        DocumentNodes noCard = DocumentNodes.debian12().said("vm2", "own-links", "eth0", "eth7");
        assertThat(one(noCard, new MacAddressCheck(), "vm2").verdict()).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void should_know_a_clone_by_its_host_keys() {
        DocumentNodes nodes = DocumentNodes.debian12().said("vm2", "host-keys", "AAAAC3NzaC1l12", "AAAAC3NzaC1l11");
        Finding finding = one(nodes, new HostKeyCheck(), "vm2");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.fix()).contains("vipnat trust vm2");
        DocumentNodes none = DocumentNodes.debian12()
                .said("vm2", "host-keys", 1, "cat: '/etc/ssh/ssh_host_*_key.pub': No such file or directory\n");
        assertThat(one(none, new HostKeyCheck(), "vm2").what()).contains("No such file");
    }

    @Test
    void should_miss_a_nodes_own_address_and_find_anothers() {
        DocumentNodes clone = DocumentNodes.debian12().said("vm2", "own-addresses", "10.51.10.12/16", "10.51.10.11/16");
        assertThat(clone.findings(new NodeAddressCheck()))
                .filteredOn(finding -> finding.verdict() == Verdict.FAULT)
                .extracting(Finding::what)
                .containsExactly(
                        "vm2 has 10.51.10.11, which is vm1's",
                        "no interface of vm2 has 10.51.10.12; it has 10.51.10.11");
        DocumentNodes elsewhere = DocumentNodes.debian12()
                .said("vm2", "own-addresses", "2: eth0    inet 10.51.10.12", "2: ens3    inet 10.51.10.12");
        assertThat(one(elsewhere, new NodeAddressCheck(), "vm2").what()).contains("on ens3, and VRRP runs on eth0");
        DocumentNodes narrow =
                DocumentNodes.debian12().said("vm2", "own-addresses", "10.51.10.12/16", "10.51.10.12/24");
        assertThat(one(narrow, new NodeAddressCheck(), "vm2").verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void should_hold_interfaces_against_the_file() {
        DocumentNodes clone =
                DocumentNodes.debian12().said("vm2", "interfaces", "address 10.51.10.12", "address 10.51.10.11");
        Finding finding = one(clone, new InterfacesCheck(), "vm2");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.why()).isEqualTo("after its next start it answers for vm1");
        DocumentNodes gateway =
                DocumentNodes.debian12().said("vm2", "interfaces", "gateway 10.51.10.254", "gateway 10.51.10.1");
        assertThat(one(gateway, new InterfacesCheck(), "vm2").what()).contains("the gateway 10.51.10.1, and");
        DocumentNodes mask = DocumentNodes.debian12().said("vm2", "interfaces", "255.255.0.0", "255.255.255.0");
        assertThat(one(mask, new InterfacesCheck(), "vm2").what()).contains("/24, and the network is /16");
        DocumentNodes down = DocumentNodes.debian12().said("vm2", "interfaces", "auto eth0", "# auto eth0");
        assertThat(one(down, new InterfacesCheck(), "vm2").verdict()).isEqualTo(Verdict.WARNING);
        DocumentNodes dhcp = DocumentNodes.debian12()
                .said(
                        "vm2",
                        "interfaces",
                        "/etc/network/interfaces:auto eth0\n/etc/network/interfaces:iface eth0 inet dhcp\n");
        assertThat(one(dhcp, new InterfacesCheck(), "vm2").what()).contains("dhcp");
        DocumentNodes netplan = DocumentNodes.debian13().said("vm2", "interfaces", "");
        assertThat(one(netplan, new InterfacesCheck(), "vm2").verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(one(netplan, new StaticVipCheck(), "vm2").fix()).contains("/etc/netplan");
    }

    @Test
    void should_find_the_vip_in_a_nodes_own_configuration() {
        DocumentNodes alias = DocumentNodes.debian12()
                .said(
                        "vm2",
                        "interfaces",
                        "/etc/network/interfaces:    gateway",
                        "/etc/network/interfaces:    up ip addr add 10.51.10.67/16 dev eth0\n/etc/network/interfaces:    gateway");
        Finding finding = one(alias, new StaticVipCheck(), "vm2");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.what()).contains("up ip addr add 10.51.10.67/16");
        DocumentNodes near = DocumentNodes.debian12().said("vm2", "interfaces", "8.8.4.4", "110.51.10.67 10.51.10.6");
        assertThat(one(near, new StaticVipCheck(), "vm2").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void should_hear_another_host_at_a_nodes_address() {
        DocumentNodes heardByItself = DocumentNodes.debian12().said("vm2", "arping-vm2", 1, """
                ARPING 10.51.10.12 from 0.0.0.0 eth0
                Unicast reply from 10.51.10.12 [00:15:5D:0A:0B:99]  0.8ms
                Sent 1 probes (1 broadcast(s))
                Received 1 response(s)
                """);
        assertThat(one(heardByItself, new WireAddressCheck(), "vm2").what()).contains("00:15:5d:0a:0b:99");
        DocumentNodes heardByPeer = DocumentNodes.debian12().said("vm1", "arping-vm2", "0B:12", "0B:99");
        assertThat(one(heardByPeer, new WireAddressCheck(), "vm2").verdict()).isEqualTo(Verdict.FAULT);
        assertThat(one(heardByPeer, new WireAddressCheck(), "vm1").verdict()).isEqualTo(Verdict.OK);
        DocumentNodes without = DocumentNodes.debian12()
                .said(
                        "vm2",
                        "arping-vm2",
                        127,
                        "timeout: failed to run command '/usr/bin/arping': No such file or directory\n");
        assertThat(one(without, new WireAddressCheck(), "vm2").fix()).contains("apt install iputils-arping");
        DocumentNodes noCard =
                DocumentNodes.debian12().said("vm2", "arping-vm2", 2, "arping: Interface \"eth0\" is down\n");
        assertThat(one(noCard, new WireAddressCheck(), "vm2").what()).contains("is down");
    }

    @Test
    void should_follow_the_default_route() {
        DocumentNodes none = DocumentNodes.debian12().said("vm2", "default-route", "");
        assertThat(one(none, new DefaultRouteCheck(), "vm2").fix()).contains("ip route add default via 10.51.10.254");
        DocumentNodes other = DocumentNodes.debian12().said("vm2", "default-route", "10.51.10.254", "10.51.10.1");
        assertThat(one(other, new DefaultRouteCheck(), "vm2").verdict()).isEqualTo(Verdict.FAULT);
        other.yaml(text -> text.replaceAll("  network: .*\n", ""));
        assertThat(one(other, new DefaultRouteCheck(), "vm2").verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void should_compare_clocks_only_as_far_as_they_were_seen() {
        DocumentNodes late = DocumentNodes.debian12()
                .clock("vm2", new ClockSight(Duration.ofMillis(-95_300), Duration.ofMillis(-95_200)));
        Finding finding = one(late, new ClockCheck(), "vm2");
        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.what()).contains("differ by 95.1 s at least");
        DocumentNodes slowLine =
                DocumentNodes.debian12().clock("vm2", new ClockSight(Duration.ofSeconds(-4), Duration.ofSeconds(1)));
        assertThat(one(slowLine, new ClockCheck(), "vm2").verdict()).isEqualTo(Verdict.OK);
        assertThat(one(DocumentNodes.debian12().noClock("vm1"), new ClockCheck(), "vm1")
                        .verdict())
                .isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void should_miss_the_user_of_a_script() {
        DocumentNodes gone = DocumentNodes.debian12().said("vm2", "users", "keepalived_script:", "kscript:");
        Finding finding = one(gone, new ScriptUserCheck(), "vm2");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.what()).contains("not there: keepalived_script");
        DocumentNodes asRoot = DocumentNodes.debian12()
                .said("vm2", "users", "root:x:0:0::/:/bin/sh\n")
                .said("vm2", "keepalived-conf", "vrrp_instance VI_1 {\n  notify /etc/keepalived/say.sh\n}\n");
        assertThat(one(asRoot, new ScriptUserCheck(), "vm2").verdict()).isEqualTo(Verdict.NOTE);
    }

    @Test
    void should_put_every_check_into_a_group_of_the_nodes() {
        assertThat(NodeChecks.all())
                .extracting(Check::group)
                .isSorted()
                .containsOnly(CheckGroup.ACCESS, CheckGroup.SERVICES, CheckGroup.CLONE, CheckGroup.NETWORK);
    }

    private static Finding one(DocumentNodes nodes, Check check, String where) {
        List<Finding> found = nodes.findings(check).stream()
                .filter(finding -> finding.where().equals(where))
                .sorted(Comparator.comparing(finding -> finding.verdict() == Verdict.OK))
                .toList();
        assertThat(found).as(where).isNotEmpty();
        return found.get(0);
    }
}
