package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.install.ServiceFiles;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What an agent costs that holds the VIP while nothing happens: its own time and that of each arping, as the unit starts it. */
@Isolated("it is counted how often it wakes")
class IdleAgentTest {

    /** Two reminders. */
    private static final Duration SHORTLY = Duration.ofSeconds(7);

    /** What the JVM compiles in its first minute is not what it costs for months. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final double ALLOWED_PERCENT = 0.2;

    /** The kernel counts children in hundredths of a second. */
    private static final double GRACE_PERCENT = 0.02;

    /** A look at the host each second, a reminder each three, and what starts it and reaps it. */
    private static final int MOST_WAKES_A_SECOND = 20;

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
            Path launcher = Path.of(System.getProperty("vipnat.root"), "bin", "start.sh");
            List<String> usual = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
            assertThat(launcher).content().contains(String.join(" ", usual));
            return Stream.concat(Stream.of(options.group(1).split(" ", -1)), usual.stream())
                    .toList();
        }
    }

    /** What it costs is how often it wakes: each time is short. Half as much memory again would be a leak or a cache. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void should_hardly_ever_wake_while_it_holds_the_vip_and_nothing_happens() throws IOException {
        isUp();
        long begin = System.nanoTime();
        Map<String, Long> before = wakes();
        passes(SHORTLY);
        Map<String, Long> after = wakes();
        double seconds = (System.nanoTime() - begin) / 1e9;
        isReminded();
        long count = after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        assertThat(count)
                .as("wakes in %.1f s, %s before and %s after", seconds, before, after)
                .isPositive()
                .isLessThan((long) (MOST_WAKES_A_SECOND * seconds));
        assertThat(resident()).isLessThanOrEqualTo(120);
    }

    /** {@code bin/test --measure}. */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void should_measure_next_to_no_time_on_a_processor_while_nothing_happens() throws IOException {
        isUp();
        passes(IDLE);
        long begin = System.nanoTime();
        long own = ownNanos();
        long children = childrenNanos();
        passes(IDLE);
        double length = (System.nanoTime() - begin) / 100.0;
        double ownPercent = (ownNanos() - own) / length;
        double childrenPercent = (childrenNanos() - children) / length;
        System.out.printf(
                "idle agent that holds the VIP: %d MB resident, %.3f %% CPU and its children %.3f %% over %d s; %s%n",
                resident(), ownPercent, childrenPercent, IDLE.toSeconds(), Machine.load());
        isReminded();
        assertThat(ownPercent + childrenPercent).isLessThanOrEqualTo(ALLOWED_PERCENT + GRACE_PERCENT);
    }

    private void isUp() throws IOException {
        Eventually.holds(this::out, () -> Files.exists(folder.resolve("agent/status.json")));
        assertThat(Files.readString(folder.resolve("agent/status.json"))).contains("\"lan0\"");
        isReminded();
    }

    /** How often each thread of its own gave a processor away by itself; the JVM's own are not its doing. */
    private Map<String, Long> wakes() throws IOException {
        Map<String, Long> wakes = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + agent.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                String name = field(thread, "Name:");
                if (name.startsWith("vipnat") || name.equals("java") || name.startsWith("process")) {
                    wakes.put(
                            name + " " + thread.getFileName(), Long.valueOf(field(thread, "voluntary_ctxt_switches:")));
                }
            }
        }
        return wakes;
    }

    /** Of a thread that may just have ended: then it is nobody's. */
    private static String field(Path thread, String name) {
        try (Stream<String> status = Files.lines(thread.resolve("status"))) {
            return status.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException | UncheckedIOException e) {
            return "0";
        }
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
        Eventually.holds(this::out, () -> System.nanoTime() > end);
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
