package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CliSite;
import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keepalived simulate}, as it is typed. */
class KeepalivedSimulateCommandTest {

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

    @Test
    void should_say_when_the_vip_moves_and_draw_it() {
        Path picture = folder.resolve("timeline.svg");
        String events = "nginx down on vm1 at 5s; nginx up on vm1 at 15s";
        assertThat(site.vipnat("keepalived", "simulate", "-e", events, "--svg", picture.toString())
                        .endsWith(ExitCode.DONE)
                        .out())
                .containsSubsequence("nginx down", "vm2   MASTER", "nginx up", "vm1   MASTER", "not served");
        assertThat(picture).content().startsWith("<svg");
        String json = site.vipnat("keepalived", "simulate", "-e", events, "--json")
                .endsWith(ExitCode.DONE)
                .out();
        assertThat(Json.read("out", json).names()).isNotEmpty();
    }

    @Test
    void should_play_the_file_by_which_a_failover_moves_the_vip_as_render_writes_it() {
        assertThat(site.vipnat("keepalived", "simulate", "-e", "file vipnat_standby = -11 on vm1 at 5s")
                        .endsWith(ExitCode.DONE)
                        .out())
                .containsSubsequence("file vipnat_standby = -11", "vm2   MASTER", "on vm1", "on vm2");
    }

    private String conf(String name, int priority, String lines) {
        site.write(name, """
                vrrp_instance V {
                    interface eth0
                    virtual_router_id 51
                    priority %d
                %s
                    virtual_ipaddress {
                        192.0.2.10
                    }
                }
                """.formatted(priority, lines));
        return folder.resolve(name).toString();
    }

    private String[] pair(String... rest) {
        String one = "a=" + conf("a.conf", 90, "");
        String other = "b=" + conf("b.conf", 90, "");
        return Stream.concat(Stream.of("keepalived", "simulate", one, other), Stream.of(rest))
                .toArray(String[]::new);
    }

    @Test
    void should_simulate_files_whatever_else_cluster_yaml_says_and_take_the_nodes_addresses_from_it()
            throws IOException {
        site.write("cluster.yaml", """
                nodes:
                  - { name: a, address: 192.0.2.2 }
                  - { name: b, address: 192.0.2.1 }
                routers: []
                vrrp: { track: [] }
                """);
        assertThat(site.vipnat(pair()).endsWith(ExitCode.DONE).out())
                .contains("on a")
                .contains("decided by chance", "the higher address wins");
        site.write("cluster.yaml", "nodes: 7\n");
        assertThat(site.vipnat(pair()).endsWith(ExitCode.INPUT).err()).contains("nodes");
    }

    @Test
    void should_name_what_is_left_out_and_refuse_a_release_it_does_not_know() {
        String one = "a=" + conf("a.conf", 100, "vrf red");
        assertThat(site.vipnat("keepalived", "simulate", one)
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("left out", "vrf of vrrp_instance V on a");
        String json = site.vipnat("keepalived", "simulate", one, "--json")
                .endsWith(ExitCode.DONE)
                .out();
        assertThat(Json.read("out", json).strings("leftOut"))
                .singleElement()
                .asString()
                .contains("vrf");
        assertThat(site.vipnat("keepalived", "simulate", one, "--all-single-faults")
                        .out())
                .contains("left out: vrf of vrrp_instance V on a");
        site.vipnat("keepalived", "simulate", one, "--keepalived", "2.3.3").endsWith(ExitCode.DONE);
        site.vipnat("keepalived", "simulate", one, "--keepalived", "1.0").endsWith(ExitCode.USAGE);
    }

    @Test
    void should_refuse_an_event_of_nothing_tracked_and_reload_another_file() {
        assertThat(site.vipnat("keepalived", "simulate", "-e", "ngnix down on vm1 at 5s")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("did you mean: nginx down on vm1");
        String lower = conf("lower.conf", 80, "");
        assertThat(site.vipnat(pair("-e", "reload b with " + lower + " at 10s"))
                        .endsWith(ExitCode.DONE)
                        .out())
                .containsSubsequence("reload with", "a     MASTER");
        site.vipnat(pair("-e", "reload b with no-such-file.conf at 10s")).endsWith(ExitCode.INPUT);
    }

    @Test
    void should_show_every_verb_in_its_help() {
        String help = site.vipnat("keepalived", "simulate", "--help").out();
        assertThat(help)
                .contains(
                        "fails|succeeds", "link down|up", "stop|start", "crash", "kill", "child killed", "freeze|thaw")
                .contains(
                        "pause|resume",
                        "reload vm1 [with",
                        "vip deleted",
                        "partition",
                        "loss from",
                        "heal",
                        "interface");
    }

    @Test
    void should_walk_through_every_single_fault() {
        assertThat(site.vipnat("keepalived", "simulate", "--all-single-faults").out())
                .contains("nginx down on vm1: the VIP moves to vm2", "named down on vm1: the VIP moves to vm2");
    }

    @Test
    void should_name_what_it_does_not_understand() {
        assertThat(site.vipnat("keepalived", "simulate", "-e", "nginx explodes")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("nginx explodes");
        site.vipnat("keepalived", "render", "--with", "magic").endsWith(ExitCode.INPUT);
        site.vipnat("keepalived", "lint").endsWith(ExitCode.USAGE);
    }

    @Test
    void should_say_which_of_several_instances_it_shows_unless_one_was_named() {
        String other = "}\nvrrp_instance W {\n interface eth1\n virtual_router_id 52\n"
                + " virtual_ipaddress {\n192.0.2.11\n}\n}\nvrrp_script unused {\n script \"/usr/bin/true\"\n";
        String file = conf("two.conf", 100, "");
        site.write(
                "two.conf",
                TextFile.read(Path.of(file), 1 << 20).stripTrailing().replaceFirst("}$", other + "}"));
        String[] typed = {"keepalived", "simulate", "a=" + file, "b=" + conf("one.conf", 90, "")};
        assertThat(site.vipnat(typed).endsWith(ExitCode.DONE).err())
                .contains("one-instance-shown", "V is shown", "W", "--instance W");
        assertThat(site.vipnat(Stream.concat(Stream.of(typed), Stream.of("--instance", "V"))
                                .toArray(String[]::new))
                        .endsWith(ExitCode.DONE)
                        .err())
                .doesNotContain("one-instance-shown");
    }
}
