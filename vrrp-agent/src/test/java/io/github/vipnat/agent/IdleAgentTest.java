package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.install.ServiceFiles;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What an agent costs that holds the VIP while nothing happens: its own time and that of each arping, as the unit starts it. */
@Isolated("its share of a processor is measured")
class IdleAgentTest {

    private static final boolean LONG = Boolean.getBoolean("vipnat.long");
    private static final Duration IDLE = Duration.ofSeconds(LONG ? 60 : 10);

    /** What the JVM compiles in its first minute is not what it costs for months. */
    private static final Duration WARM_UP = Duration.ofSeconds(LONG ? 60 : 5);

    private static final double ALLOWED_PERCENT = 0.2;

    /** The kernel counts children in hundredths of a second, and ten seconds do not warm a JVM up. */
    private static final double GRACE_PERCENT = LONG ? 0.02 : 0.4;

    private static final String CLUSTER = """
            cluster: web
            vip: 10.51.10.67/16
            nodes:
              - { name: vm1, address: 10.51.10.11 }
              - { name: vm2, address: 10.51.10.12 }
            vrrp: { instance: VI_1, interface: lan0, virtual-router-id: 51 }
            routers:
              - name: edge
                address: 10.51.10.254
                username: netops
                password: env:IOS_PASSWORD
                publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
            """;

    @TempDir
    Path folder;

    private TestHost node;
    private TestHost router;
    private Process agent;

    @BeforeEach
    void start() throws IOException {
        Machine.assumePrograms("arping", "ip", "sysctl");
        node = new TestHost();
        router = new TestHost();
        node.cable("lan0", router, "lan0");
        node.ip("addr", "add", "10.51.10.11/16", "dev", "lan0");
        node.ip("addr", "add", "10.51.10.67/16", "dev", "lan0");
        router.ip("addr", "add", "10.51.10.254/16", "dev", "lan0");
        Files.writeString(folder.resolve("cluster.yaml"), CLUSTER);
        agent = node.java(folder.resolve("out"), javaOptions(), AgentProcess.class, folder.toString(), "real");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (agent != null) {
            agent.destroy();
            agent.waitFor(10, TimeUnit.SECONDS);
            node.close();
            router.close();
        }
    }

    /** Those of the unit, and those of the launcher that it calls. */
    private static List<String> javaOptions() throws IOException {
        try (InputStream unit =
                Objects.requireNonNull(ServiceFiles.class.getResourceAsStream("vipnat-agent.service"))) {
            Matcher options = Pattern.compile("VIPNAT_JAVA_OPTIONS=([^\"\n]*)")
                    .matcher(new String(unit.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(options.find()).isTrue();
            Path launcher = Path.of(System.getProperty("vipnat.root"), "bin", "vipnat");
            List<String> usual = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
            assertThat(launcher).content().contains(String.join(" ", usual));
            return Stream.concat(Stream.of(options.group(1).split(" ", -1)), usual.stream())
                    .toList();
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void should_cost_next_to_nothing_while_it_holds_the_vip_and_nothing_happens() throws IOException {
        Eventually.holds(this::out, () -> Files.exists(folder.resolve("agent/status.json")));
        assertThat(Files.readString(folder.resolve("agent/status.json"))).contains("\"lan0\"");
        isReminded();
        passes(WARM_UP);
        long begin = System.nanoTime();
        long own = ownNanos();
        long children = childrenNanos();
        passes(IDLE);
        double length = (System.nanoTime() - begin) / 100.0;
        double ownPercent = (ownNanos() - own) / length;
        double childrenPercent = (childrenNanos() - children) / length;
        long megabytes = resident();
        System.out.printf(
                "idle agent that holds the VIP: %d MB resident, %.3f %% CPU and its children %.3f %% over %d s%n",
                megabytes, ownPercent, childrenPercent, IDLE.toSeconds());
        isReminded();
        assertThat(megabytes).isLessThanOrEqualTo(120);
        assertThat(ownPercent + childrenPercent).isLessThanOrEqualTo(ALLOWED_PERCENT + GRACE_PERCENT);
    }

    /** The router's kernel forgets, asks nobody, and yet knows: what is measured is an agent that does its work. */
    private void isReminded() {
        String wrong = "02:00:00:00:00:99";
        router.run("sysctl", "-qw", "net.ipv4.neigh.lan0.locktime=0");
        router.ip("neigh", "replace", "10.51.10.67", "lladdr", wrong, "dev", "lan0", "nud", "stale");
        Eventually.holds(this::out, () -> router.neighbour("10.51.10.67").equals(node.mac("lan0")));
    }

    private void passes(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        Eventually.holds(length.plusSeconds(20), this::out, () -> System.nanoTime() > end);
    }

    private String out() {
        try {
            return Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            return "";
        }
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + agent.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** On a processor, of all its threads: the first field of schedstat. */
    private long ownNanos() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + agent.pid() + "/task"))) {
            return threads.mapToLong(IdleAgentTest::onProcessor).sum();
        }
    }

    private static long onProcessor(Path thread) {
        try {
            String schedstat = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
        } catch (IOException e) {
            return 0;
        }
    }

    /** cutime and cstime, fields 16 and 17 of stat, of 10 ms each. */
    private long childrenNanos() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + agent.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10_000_000;
    }
}
