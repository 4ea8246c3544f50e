package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CliSite;
import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepalivedCommandTest {

    private static final String VRRP = """
            vrrp:
              instance: VI_1
              interface: eth0
              virtual-router-id: 51
              advert-interval: 1s
              auth-password: env:VRRP_PASSWORD
              track:
                - { process: nginx,  weight: -11 }
                - { process: vsftpd, weight: -11 }
                - { process: named,  weight: -11 }
            """;

    @TempDir
    Path folder;

    private CliSite site;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
        site.write("cluster.yaml", DemoRouter.clusterYaml(site.router.port()) + VRRP);
        site.environment.put("VRRP_PASSWORD", "1234");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private String rendered() {
        String out = folder.resolve("out").toString();
        site.vipnat("keepalived", "render", "--plain", "-o", out).endsWith(ExitCode.DONE);
        return out;
    }

    @Test
    void should_show_files_without_the_password_and_write_them_with_it_for_their_owner_alone() throws IOException {
        assertThat(site.vipnat("keepalived", "render").endsWith(ExitCode.DONE).out())
                .contains("auth_pass ***")
                .doesNotContain("1234");
        Path file = Path.of(rendered(), "vm1.conf");
        assertThat(file).content().contains("auth_pass 1234", "weight -11", "priority 100");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void should_write_the_hook_where_it_lies_on_the_nodes_and_one_source_of_events() {
        assertThat(site.vipnat("keepalived", "render").endsWith(ExitCode.DONE).out())
                .contains("    vrrp_notify_fifo /run/vipnat/notify.fifo vipnat\n", "    # notify \"/usr/lib/vipnat/");
        assertThat(site.vipnat("keepalived", "render", "--with", "notify-hook", "--layout", "local")
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains(
                        "    # vrrp_notify_fifo /run/vipnat/notify.fifo vipnat\n",
                        "    notify \"/usr/local/lib/vipnat/vipnat-notify\" vipnat vipnat\n");
        assertThat(site.vipnat("keepalived", "render", "--layout", "snap")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("no-such-layout", "packaged, local, checkout");
    }

    @Test
    void should_find_no_difference_in_what_it_wrote_and_name_one_that_somebody_made() throws IOException {
        Path file = Path.of(rendered(), "vm1.conf");
        String same = "vm1=" + file;
        site.vipnat("keepalived", "render", "--plain", "--diff", same).endsWith(ExitCode.DONE);
        Files.writeString(file, Files.readString(file).replace("priority 100", "priority 122"));
        assertThat(site.vipnat("keepalived", "render", "--plain", "--diff", same)
                        .endsWith(ExitCode.DRIFT)
                        .out())
                .contains("-    priority 122", "+    priority 100");
    }

    @Test
    void should_find_the_documents_pair_legal_and_say_what_would_be_tidier() {
        String out = rendered();
        CliSite.Run lint = site.vipnat("keepalived", "lint", "vm1=" + out + "/vm1.conf", "vm2=" + out + "/vm2.conf")
                .endsWith(ExitCode.DONE);
        assertThat(lint.out())
                .contains("UNTIDY backup-tracks-nothing", "section", "4.3 has it, is legal", "have no line to type")
                .doesNotContain("FATAL", "RISK");
    }

    @Test
    void should_have_nothing_to_say_of_what_it_renders() {
        String out = folder.resolve("production").toString();
        site.vipnat("keepalived", "render", "-o", out).endsWith(ExitCode.DONE);
        assertThat(site.vipnat("keepalived", "lint", "vm1=" + out + "/vm1.conf", "vm2=" + out + "/vm2.conf")
                        .endsWith(ExitCode.DONE)
                        .out())
                .isEqualTo("no faults found\n");
    }

    @Test
    void should_write_the_documents_files_and_stanza_to_the_letter_from_one_cluster_yaml() throws IOException {
        String network =
                VRRP + "  network: { prefix-length: 16, gateway: 10.51.10.254, name-servers: [8.8.8.8, 8.8.4.4] }\n";
        String yaml = DemoRouter.clusterYaml(site.router.port()).replaceFirst("(?m)^(vip: *[0-9.]+)/[0-9]+", "$1");
        site.write("cluster.yaml", yaml + network);
        String out = rendered();
        assertThat(Path.of(out, "vm1.conf")).content().contains("        10.51.10.67\n", "weight -11");
        assertThat(Path.of(out, "vm2.conf"))
                .content()
                .contains("        10.51.10.67\n")
                .doesNotContain("track");
        assertThat(site.vipnat("keepalived", "render", "--interfaces", "vm2")
                        .endsWith(ExitCode.DONE)
                        .out())
                .isEqualTo("""
                        auto eth0
                        iface eth0 inet static
                            address 10.51.10.12
                            netmask 255.255.0.0
                            gateway 10.51.10.254
                            dns-nameservers 8.8.8.8 8.8.4.4
                        """);
    }

    @Test
    void should_tell_for_which_release_a_script_is_dropped() {
        Path file = folder.resolve("k.conf");
        site.write("k.conf", """
                global_defs {
                    script_user root
                    enable_script_security
                    vrrp_garp_master_refresh 60
                }
                vrrp_script chk {
                    script "/bin/pgrep nginx"
                }
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 7
                    priority 100
                    virtual_ipaddress {
                        10.51.10.67
                    }
                    track_script {
                        chk
                    }
                }
                """);
        String name = "vm1=" + file;
        assertThat(site.vipnat("keepalived", "lint", name)
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("UNTIDY script-below-a-link", "2.2.7 runs it", "write /usr/bin/pgrep instead of /bin/pgrep")
                .contains("1 finding holds for keepalived 2.3 alone and weighs more with --keepalived 2.3");
        assertThat(site.vipnat("keepalived", "lint", "--keepalived", "2.2", name)
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("UNTIDY script-below-a-link", "next release");
        assertThat(site.vipnat("keepalived", "lint", "--keepalived", "2.3.3", name)
                        .endsWith(ExitCode.DRIFT)
                        .out())
                .contains("FATAL script-below-a-link")
                .doesNotContain("weighs more");
        site.vipnat("keepalived", "lint", "--keepalived", "1.9", name).endsWith(ExitCode.INPUT);
    }

    @Test
    void should_say_that_lines_for_single_hosts_were_dropped_and_read_them_for_the_host_named() {
        Path file = folder.resolve("at.conf");
        site.write("at.conf", """
                global_defs {
                    vrrp_garp_master_refresh 60
                }
                vrrp_instance VI_1 {
                @lb1 priority 100
                @lb2 priority 80
                    interface eth0
                    virtual_router_id 7
                    virtual_ipaddress {
                        10.51.10.67
                    }
                }
                """);
        assertThat(site.vipnat("keepalived", "lint", file.toString())
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("conditional-lines-unread", "dropped")
                .doesNotContain("priority-missing");
        site.vipnat("keepalived", "lint", "lb1=" + file).endsWith(ExitCode.DONE);
        assertThat(site.vipnat("keepalived", "lint", "lb3=" + file)
                        .endsWith(ExitCode.DRIFT)
                        .out())
                .contains("priority-missing");
    }

    @Test
    void should_lint_the_weight_that_can_never_lose() {
        site.write("v1.conf", """
                vrrp_script chk_nginx {
                    script "pidof nginx"
                    weight 11
                }
                vrrp_instance VI_1 {
                    state MASTER
                    interface eth0
                    virtual_router_id 51
                    priority 100
                    virtual_ipaddress {
                        10.51.10.67
                    }
                    track_script {
                        chk_nginx
                    }
                }
                """);
        String json = site.vipnat(
                        "keepalived", "lint", folder.resolve("v1.conf").toString(), "--json")
                .endsWith(ExitCode.DRIFT)
                .out();
        assertThat(Json.read("out", json).objects("files").get(0).objects("problems"))
                .isNotEmpty();
    }

    @Test
    void should_write_into_the_folder_that_output_names_by_each_of_its_names() {
        for (String option : List.of("-o", "--output", "--out")) {
            Path out = folder.resolve("written" + option);
            site.vipnat("keepalived", "render", option, out.toString()).endsWith(ExitCode.DONE);
            assertThat(out.resolve("vm1.conf")).exists();
            assertThat(out.resolve("vm2.conf")).exists();
        }
    }

    @Test
    void should_head_each_shown_file_once() {
        for (List<String> plain : List.of(List.<String>of(), List.of("--plain"))) {
            String[] words = Stream.concat(Stream.of("keepalived", "render"), plain.stream())
                    .toArray(String[]::new);
            String out = site.vipnat(words).endsWith(ExitCode.DONE).out();
            for (String node : List.of("vm1", "vm2")) {
                assertThat(out.lines().filter(line -> line.startsWith("# keepalived.conf for " + node)))
                        .as(out)
                        .hasSize(1);
            }
        }
    }

    @Test
    void should_give_one_document_of_files_without_the_password() {
        String shown = site.vipnat("keepalived", "render", "--json")
                .endsWith(ExitCode.DONE)
                .out();
        assertThat(Json.read("out", shown).objects("files"))
                .extracting(file -> file.string("node"))
                .containsExactly("vm1", "vm2");
        assertThat(shown).contains("auth_pass ***").doesNotContain("1234");
        String written = site.vipnat(
                        "keepalived",
                        "render",
                        "--json",
                        "-o",
                        folder.resolve("out").toString())
                .endsWith(ExitCode.DONE)
                .out();
        assertThat(Json.read("out", written).objects("files").get(0).string("file"))
                .endsWith("vm1.conf");
    }

    @Test
    void should_show_a_nodes_stanza_of_the_interfaces_file() {
        String[] words = {
            "keepalived", "render", "--interfaces", "vm2", "--gateway", "10.51.10.254", "--name-server", "8.8.8.8"
        };
        assertThat(site.vipnat(words).endsWith(ExitCode.DONE).out())
                .startsWith("auto eth0\niface eth0 inet static\n    address 10.51.10.12\n")
                .contains("    gateway 10.51.10.254\n    dns-nameservers 8.8.8.8\n");
        site.vipnat("keepalived", "render", "--interfaces", "nobody").endsWith(ExitCode.INPUT);
        site.vipnat("keepalived", "render", "--interfaces", "vm2", "--gateway", "x")
                .endsWith(ExitCode.INPUT);
    }
}
