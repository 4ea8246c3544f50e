package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No keepalived anywhere: FRR's vrrpd, and Pacemaker's resource agent, move the VIP, and the agents on both nodes see it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OtherVrrpTest {

    private static final String VIP = "10.51.10.67";
    private static final Path FRR = Path.of("/usr/lib/frr");
    private static final Path IPADDR2 = Path.of("/usr/lib/ocf/resource.d/heartbeat/IPaddr2");
    private static final Optional<String> MACVLAN = Optional.of("vrrp4-0-1");

    private static final String CLUSTER = """
            cluster: web
            vip: 10.51.10.67/16
            nodes:
              - { name: vm1, address: 10.51.10.11 }
              - { name: vm2, address: 10.51.10.12 }
            routers:
              - name: edge
                address: 10.51.10.254
                username: netops
                password: env:IOS_PASSWORD
                publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
            """;

    @TempDir
    Path folder;

    private final List<TestHost> hosts = new ArrayList<>();
    private final List<TestHost> nodes = new ArrayList<>();
    private final List<String> ports = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private TestHost lan;
    private TestHost router;

    @BeforeEach
    void lay() throws IOException {
        Machine.assumePrograms("ip", "arping", "sysctl", "ping");
        lan = host();
        router = host();
        lan.switchPort(router, "lan0");
        router.ip("addr", "add", "10.51.10.254/16", "dev", "lan0");
        for (int number = 1; number <= 2; number++) {
            TestHost node = host();
            nodes.add(node);
            ports.add(lan.switchPort(node, "lan0"));
            node.ip("addr", "add", "10.51.10.1" + number + "/16", "dev", "lan0");
        }
    }

    private TestHost host() {
        TestHost host = new TestHost();
        hosts.add(host);
        return host;
    }

    @AfterEach
    void clean() throws InterruptedException {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        hosts.forEach(TestHost::close);
    }

    private Path home(int node) throws IOException {
        return Files.createDirectories(folder.resolve("n" + node));
    }

    private void startAgents() throws IOException {
        for (int node = 1; node <= 2; node++) {
            Path home = home(node);
            Files.writeString(home.resolve("cluster.yaml"), CLUSTER);
            processes.add(nodes.get(node - 1)
                    .java(
                            home.resolve("agent.out"),
                            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"),
                            AgentProcess.class,
                            home.toString(),
                            "real"));
        }
    }

    /** As {@code vipnat agent status} would say. */
    private Optional<String> heldOn(int node) {
        return new AgentStateFolder(folder.resolve("n" + node).resolve("agent"))
                .status()
                .flatMap(AgentStatus::holding);
    }

    private boolean say(Optional<String> first, Optional<String> second) {
        return heldOn(1).equals(first) && heldOn(2).equals(second);
    }

    private boolean routerReachesVip() {
        return Machine.run(router.command("ping", "-n", "-c", "1", "-W", "1", VIP))
                        .status()
                == 0;
    }

    private String story() {
        StringBuilder story = new StringBuilder();
        for (int node = 1; node <= 2; node++) {
            for (String file : List.of("agent.out", "vrrpd.out", "zebra.out")) {
                Path path = folder.resolve("n" + node).resolve(file);
                try {
                    story.append(Files.exists(path) ? file + node + ":\n" + Files.readString(path) : "");
                } catch (IOException e) {
                    story.append(e);
                }
            }
            story.append(nodes.get(node - 1).ip("addr"));
        }
        return story.append(router.ip("neigh")).toString();
    }

    /** As user frr and group frrvty, the VIP on a macvlan with the virtual MAC (netlab-facts 6). */
    private void startFrr(int number) throws IOException {
        TestHost node = nodes.get(number - 1);
        node.ip("link add vrrp4-0-1 link lan0 address 00:00:5e:00:01:33 type macvlan mode bridge".split(" ", -1));
        node.ip("addr", "add", VIP + "/16", "dev", "vrrp4-0-1");
        Path home = Files.createDirectories(home(number).resolve("frr"));
        Files.writeString(home.resolve("zebra.conf"), "");
        Files.writeString(home.resolve("vrrpd.conf"), """
                interface lan0
                 vrrp 51 version 3
                 vrrp 51 priority %d
                 vrrp 51 advertisement-interval 1000
                 vrrp 51 ip %s
                """.formatted(110 - 10 * number, VIP));
        for (Path above = home.getParent(); above.startsWith(folder); above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Machine.mustRun("chown", "-R", "frr:frr", home.toString());
        for (String daemon : List.of("zebra", "vrrpd")) {
            startDaemon(node, home, daemon);
        }
        // Until vrrpd has it in hand, the macvlan of either node would answer.
        Eventually.holds(
                this::story,
                () -> node.ip("-details link show vrrp4-0-1".split(" ", -1)).contains("protodown on"));
        node.ip("link", "set", "vrrp4-0-1", "up");
    }

    private void startDaemon(TestHost node, Path home, String daemon) throws IOException {
        String options =
                "-u frr -g frr -A 127.0.0.1 --log stdout --vty_socket %1$s -z %1$s/zserv -i %1$s/%2$s.pid -f %1$s/%2$s.conf"
                        .formatted(home, daemon);
        String command = FRR.resolve(daemon) + " " + options;
        processes.add(new ProcessBuilder(node.command(command.split(" ", -1)))
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling(daemon + ".out").toFile())
                .start());
        Eventually.holds(this::story, () -> Files.exists(home.resolve(daemon + ".pid")));
    }

    @Test
    void should_follow_frr_when_the_masters_link_is_cut() throws IOException {
        assumeFrr();
        // A backup keeps the VIP on its macvlan, and must not answer for it on the interface below.
        nodes.forEach(node -> node.run("sysctl", "-qw", "net.ipv4.conf.all.arp_ignore=1"));
        startAgents();
        startFrr(1);
        startFrr(2);
        Eventually.holds(this::story, () -> say(MACVLAN, Optional.empty()) && routerReachesVip());
        lan.ip("link", "set", ports.get(0), "down");
        Eventually.holds(this::story, () -> say(Optional.empty(), MACVLAN) && routerReachesVip());
        // The macvlan answers; who asks for the router, to send it an answer, is the interface below.
        assertThat(router.neighbour(VIP)).isIn("00:00:5e:00:01:33", nodes.get(1).mac("lan0"));
        assertThat(story()).doesNotContain("two masters");
    }

    /** With Linux as it comes; whoever hears the backup's answer last sends the traffic there. */
    @Test
    void should_warn_where_the_kernel_of_a_frr_backup_answers_for_the_vip_too() throws IOException {
        assumeFrr();
        startAgents();
        startFrr(1);
        startFrr(2);
        Eventually.holds(this::story, () -> say(MACVLAN, Optional.empty()));
        String backup = nodes.get(1).mac("lan0");
        Eventually.holds(this::story, () -> story().contains(backup + " answers for it too: two masters"));
    }

    private static void assumeFrr() {
        assumeTrue(
                Files.isExecutable(FRR.resolve("vrrpd")),
                "frr is not installed (bin/test --long does it): no other VRRP than keepalived is tested");
    }

    private void ipaddr2(int node, String action) {
        Machine.Result result = Machine.run(nodes.get(node - 1)
                .command(
                        "env",
                        "OCF_ROOT=/usr/lib/ocf",
                        "OCF_RESOURCE_INSTANCE=vip",
                        "HA_RSCTMP=" + folder,
                        "OCF_RESKEY_ip=" + VIP,
                        "OCF_RESKEY_cidr_netmask=16",
                        "OCF_RESKEY_nic=lan0",
                        IPADDR2.toString(),
                        action));
        assertThat(result.status()).as(result.output()).isZero();
    }

    @Test
    void should_follow_pacemakers_resource_agent() throws IOException {
        assumeTrue(
                Files.isExecutable(IPADDR2),
                "resource-agents is not installed (bin/test --long does it): Pacemaker's IPaddr2 is not tested");
        startAgents();
        Optional<String> lan0 = Optional.of("lan0");
        Eventually.holds(this::story, () -> Files.exists(folder.resolve("n2/agent/status.json")));
        ipaddr2(1, "start");
        Eventually.holds(this::story, () -> say(lan0, Optional.empty()) && routerReachesVip());
        assertThat(router.neighbour(VIP)).isEqualTo(nodes.get(0).mac("lan0"));
        ipaddr2(1, "stop");
        Eventually.holds(this::story, () -> say(Optional.empty(), Optional.empty()));
        ipaddr2(2, "start");
        Eventually.holds(
                this::story,
                () -> say(Optional.empty(), lan0)
                        && router.neighbour(VIP).equals(nodes.get(1).mac("lan0")));
    }
}
