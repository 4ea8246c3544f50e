package io.github.vipnat.doctor.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.DocumentNodes;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.Verdict;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceChecksTest {

    @Test
    void should_find_nothing_wrong_where_all_is_well() {
        for (DocumentNodes nodes : List.of(DocumentNodes.debian12(), DocumentNodes.debian13())) {
            for (Check check : ServiceChecks.all()) {
                assertThat(nodes.findings(check))
                        .as(check.code())
                        .isNotEmpty()
                        .allMatch(finding -> finding.verdict() == Verdict.OK
                                || (finding.verdict() == Verdict.NOTE && check instanceof RestartPolicyCheck));
            }
        }
    }

    @Test
    void should_tell_each_service_of_the_document_of_each_node() {
        assertThat(DocumentNodes.debian12().findings(new UnitActiveCheck()))
                .extracting(Finding::where)
                .contains("vm1 keepalived", "vm1 nginx", "vm1 vsftpd", "vm1 named", "vm1 php8.2-fpm", "vm1 mariadb")
                .contains("vm2 snmpd", "vm2 ssh")
                .hasSize(16);
        assertThat(DocumentNodes.debian13().findings(new UnitActiveCheck()))
                .extracting(Finding::where)
                .contains("vm1 php8.4-fpm")
                .doesNotContain("vm1 php8.2-fpm");
    }

    @ParameterizedTest
    @CsvSource({
        "loaded failed failed enabled no exit-code, has failed (exit-code), journalctl -u nginx",
        "loaded inactive dead disabled no, is not running (inactive), systemctl enable --now nginx",
        "loaded activating auto-restart enabled always exit-code, does not come up, journalctl -u nginx",
        "masked inactive dead masked no, is masked, systemctl unmask --now nginx",
        "not-found inactive dead, is not installed, apt install nginx"
    })
    void should_name_what_keeps_a_service_from_running(String words, String what, String fix) {
        Finding finding =
                one(DocumentNodes.debian12().unit("vm2", "nginx.service", words), new UnitActiveCheck(), "vm2 nginx");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.what()).contains(what);
        assertThat(finding.fix()).contains("on vm2:", fix);
        assertThat(finding.because()).contains(new Cause("service-vip-bind", "vm2 nginx"));
    }

    @Test
    void should_know_that_keepalived_without_its_file_is_passed_over() {
        Finding finding = one(
                DocumentNodes.debian12()
                        .unit("vm2", "keepalived.service", "loaded inactive dead enabled no success passed-over"),
                new UnitActiveCheck(),
                "vm2 keepalived");
        assertThat(finding.what()).contains("keepalived.conf is empty or missing");
        assertThat(finding.fix()).contains("vipnat keepalived render");
    }

    @Test
    void should_only_warn_of_what_the_file_does_not_ask_for() {
        DocumentNodes dead =
                DocumentNodes.debian12().unit("vm2", "snmpd.service", "loaded failed failed enabled no signal");
        assertThat(one(dead, new UnitActiveCheck(), "vm2 snmpd").verdict()).isEqualTo(Verdict.WARNING);
        DocumentNodes absent = DocumentNodes.debian12().unit("vm2", "snmpd.service", "not-found inactive dead");
        Finding note = one(absent, new UnitActiveCheck(), "vm2 snmpd");
        assertThat(note.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(note.fix()).contains("services: [{ name: snmpd, on: NODE }]");
        DocumentNodes off = DocumentNodes.debian12()
                .unit("vm1", "snmpd.service", "loaded inactive dead disabled no")
                .unit("vm2", "snmpd.service", "loaded inactive dead disabled no");
        assertThat(off.findings(new UnitActiveCheck()))
                .extracting(Finding::where)
                .doesNotContain("vm1 snmpd");
    }

    @Test
    void should_heed_what_cluster_yaml_says_of_services() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .yaml(
                        "services: [php8.2-fpm, { name: snmpd, on: vm1 }, { name: app, process: java, ports: [tcp 8443] }]\n")
                .unit("vm2", "snmpd.service", "not-found inactive dead");
        assertThat(nodes.findings(new UnitActiveCheck()))
                .extracting(Finding::where)
                .contains("vm1 snmpd", "vm1 app")
                .doesNotContain("vm2 snmpd");
        assertThat(one(nodes, new UnitActiveCheck(), "vm1 app").what()).contains("no unit app.service");
        assertThat(one(nodes, new ProcessCheck(), "vm1 app").verdict()).isEqualTo(Verdict.FAULT);
        assertThat(one(nodes, new SocketCheck(), "vm2 app").what()).contains("nothing listens on tcp 8443");
    }

    @Test
    void should_take_sshs_socket_for_its_service() {
        DocumentNodes nodes = DocumentNodes.debian13()
                .unit("vm1", "ssh.service", "loaded inactive dead disabled no")
                .unit("vm1", "ssh.socket", "loaded active listening enabled no");
        assertThat(one(nodes, new UnitActiveCheck(), "vm1 ssh").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void should_warn_of_a_service_that_does_not_come_back_with_the_machine() {
        DocumentNodes nodes =
                DocumentNodes.debian12().unit("vm2", "keepalived.service", "loaded active running disabled no");
        Finding finding = one(nodes, new UnitEnabledCheck(), "vm2 keepalived");
        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.fix()).isEqualTo("on vm2:  sudo systemctl enable keepalived");
        assertThat(finding.why()).contains("a failover to vm2 never happens");
    }

    @Test
    void should_note_that_nothing_starts_keepalived_again() {
        DocumentNodes nodes =
                DocumentNodes.debian12().unit("vm2", "keepalived.service", "loaded active running enabled on-failure");
        assertThat(one(nodes, new RestartPolicyCheck(), "vm1").verdict()).isEqualTo(Verdict.NOTE);
        assertThat(one(nodes, new RestartPolicyCheck(), "vm1").fix()).contains("systemctl edit keepalived");
        assertThat(one(nodes, new RestartPolicyCheck(), "vm2").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void should_miss_a_process_though_its_unit_is_active() {
        DocumentNodes nodes = DocumentNodes.debian12().said("vm1", "processes", "620 Ss   vsftpd", "620 Z    vsftpd");
        Finding finding = one(nodes, new ProcessCheck(), "vm1 vsftpd");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.because()).contains(new Cause("service-active", "vm1 vsftpd"));
        DocumentNodes tracked = DocumentNodes.debian12().yaml(text -> text.replace("process: named", "process: bind9"));
        assertThat(one(tracked, new ProcessCheck(), "vm1 bind9").fix()).contains("mend vrrp.track");
    }

    @Test
    void should_not_judge_processes_that_are_hidden() {
        DocumentNodes nodes = DocumentNodes.debian12().said("vm1", "processes", "   4711 Ss   sshd\n   4712 R    ps\n");
        assertThat(one(nodes, new ProcessCheck(), "vm1").verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(one(nodes, new ProcessCheck(), "vm1").what()).contains("hidepid");
    }

    @Test
    void should_name_who_has_the_port_of_another() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm2", "socket-owners", socket("0.0.0.0:80", "nginx"), socket("0.0.0.0:80", "apache2"))
                .said("vm2", "socket-owners", socket("[::]:80", "nginx"), "");
        Finding finding = one(nodes, new SocketCheck(), "vm2 nginx");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.what()).isEqualTo("nginx: tcp 80 belongs to apache2 and not to nginx");
        assertThat(finding.fix()).contains("systemctl disable --now apache2");
    }

    @Test
    void should_tell_a_service_that_listens_for_itself_alone() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm1", "socket-owners", "0.0.0.0:3306", "127.0.0.1:3306")
                .said("vm1", "socket-owners", "0.0.0.0:161", "127.0.0.1:161")
                .said("vm1", "socket-owners", "*:21", "[::]:21");
        assertThat(one(nodes, new SocketCheck(), "vm1 mariadb").fix()).contains("bind-address = 0.0.0.0");
        assertThat(one(nodes, new SocketCheck(), "vm1 mariadb").verdict()).isEqualTo(Verdict.FAULT);
        assertThat(one(nodes, new SocketCheck(), "vm1 snmpd").verdict()).isEqualTo(Verdict.NOTE);
        assertThat(one(nodes, new SocketCheck(), "vm1 vsftpd").what()).contains("takes IPv6 alone");
    }

    @Test
    void should_want_named_at_the_vip_only_where_the_vip_is() {
        DocumentNodes deaf = DocumentNodes.debian12()
                .said(
                        "vm1",
                        "socket-owners",
                        "udp   UNCONN 0      511    10.51.10.67:53",
                        "udp   UNCONN 0      511    127.0.0.2:53");
        Finding finding = one(deaf, new SocketCheck(), "vm1 named");
        assertThat(finding.what()).contains("holds 10.51.10.67", "udp 53");
        assertThat(finding.fix()).contains("rndc scan");
        assertThat(deaf.findings(new SocketCheck())).extracting(Finding::where).doesNotContain("vm2 named");
    }

    @Test
    void should_refuse_a_service_at_the_nodes_own_address_alone() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm2", "socket-owners", "0.0.0.0:80", "10.51.10.12:80")
                .said("vm2", "socket-owners", socket("[::]:80", "nginx"), "");
        assertThat(one(nodes, new SocketCheck(), "vm2 nginx").what())
                .isEqualTo("nginx: on tcp 80 it does not listen at 10.51.10.67, only at 10.51.10.12");
    }

    @Test
    void should_see_that_phps_unix_socket_is_gone() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm2", "sockets", "/run/php/php8.2-fpm.sock", "/run/php/www.sock")
                .yaml("services: [php8.2-fpm]\n");
        Finding finding = one(nodes, new SocketCheck(), "vm2 php8.2-fpm");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(finding.what()).contains("unix socket /run/php/php8.2-fpm.sock");
    }

    @Test
    void should_note_a_service_that_listens_elsewhere_until_the_file_says_so() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm1", "socket-owners", "0.0.0.0:80", "0.0.0.0:8080")
                .said("vm1", "socket-owners", "[::]:80", "[::]:8080");
        Finding finding = one(nodes, new SocketCheck(), "vm1 nginx");
        assertThat(finding.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(finding.fix()).contains("services: [{ name: nginx, ports: [tcp 443, tcp 8080] }]");
        nodes.yaml("services: [{ name: nginx, ports: [tcp 8080, tcp 8443] }]\n");
        assertThat(one(nodes, new SocketCheck(), "vm1 nginx").what()).contains("nothing listens on tcp 8443");
    }

    @Test
    void should_look_at_ports_alone_where_root_is_not_asked() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .notAsked("vm1", "socket-owners", "node-sudo-refused")
                .said("vm1", "sockets", "*:21 ", "*:2121 ");
        assertThat(one(nodes, new SocketCheck(), "vm1 vsftpd").what()).contains("nothing listens on tcp 21");
        assertThat(nodes.findings(new SocketCheck())).hasSize(3);
    }

    @Test
    void should_know_that_a_daemon_bound_to_the_vip_cannot_start_without_it() {
        DocumentNodes nodes = DocumentNodes.debian12()
                .said("vm1", "socket-owners", "0.0.0.0:80", "10.51.10.67:80")
                .said("vm1", "socket-owners", socket("[::]:80", "nginx"), "")
                .said("vm2", "socket-owners", socket("0.0.0.0:80", "nginx"), "")
                .said("vm2", "socket-owners", socket("[::]:80", "nginx"), "")
                .unit("vm2", "nginx.service", "loaded failed failed enabled no exit-code");
        assertThat(one(nodes, new VipBindCheck(), "vm1 nginx").verdict()).isEqualTo(Verdict.WARNING);
        Finding cause = one(nodes, new VipBindCheck(), "vm2 nginx");
        assertThat(cause.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(cause.fix()).contains("net.ipv4.ip_nonlocal_bind = 1");
        nodes.said("vm2", "nonlocal-bind", "1\n");
        assertThat(one(nodes, new VipBindCheck(), "vm2 nginx").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void should_let_mariadb_be_bound_to_the_vip() {
        DocumentNodes nodes = DocumentNodes.debian12().said("vm2", "socket-owners", "0.0.0.0:3306", "10.51.10.67:3306");
        assertThat(nodes.findings(new VipBindCheck())).allMatch(finding -> finding.verdict() == Verdict.OK);
        assertThat(nodes.findings(new SocketCheck())).allMatch(finding -> finding.verdict() == Verdict.OK);
    }

    @Test
    void should_call_nothing_well_that_was_not_seen() {
        DocumentNodes nodes = DocumentNodes.debian12().missed("vm2");
        for (Check check : ServiceChecks.all()) {
            assertThat(nodes.findings(check))
                    .as(check.code())
                    .filteredOn(finding -> finding.where().startsWith("vm2"))
                    .isNotEmpty()
                    .allMatch(finding -> finding.verdict() == Verdict.NOT_CHECKED)
                    .allMatch(finding -> finding.because().contains(new Cause("node-answers", "vm2")));
        }
        DocumentNodes noSystemd = DocumentNodes.debian12()
                .said(
                        "vm1",
                        "units",
                        1,
                        "System has not been booted with systemd as init system (PID 1). Can't operate.\n");
        assertThat(one(noSystemd, new UnitActiveCheck(), "vm1").what()).contains("has not been booted with systemd");
    }

    private static String socket(String at, String owner) {
        return "tcp   LISTEN 0      511    " + at + "    0.0.0.0:*    users:((\"" + owner + "\",pid=640,fd=6),(\""
                + owner + "\",pid=641,fd=6))\n";
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
