package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Big configurations, many lines, many sessions. Time is to grow with size and not with its square; figures come from
 * {@link #should_measure_what_is_big}.
 */
@Timeout(240)
class LoadTest {

    /** What ten times as much may take at most; with its square it would be a hundred times. */
    private static final int TEN_TIMES_AS_MUCH = 40;

    private static String configurationOf(int megabytes) {
        String line = "access-list 101 permit tcp any host 10.0.0.1 eq 80 log-input and some more\n";
        return "hostname big\n" + line.repeat(megabytes * 1_000_000 / line.length()) + "end\n";
    }

    /** A router with that much to say, and somebody logged in. */
    private static final class Reading implements AutoCloseable {

        private final int megabytes;
        private final SimulatedRouter router;
        private final SshTerminal terminal;

        Reading(int megabytes) throws IOException {
            this.megabytes = megabytes;
            router = SimulatedRouter.builder()
                    .configuration(configurationOf(megabytes))
                    .privilege15User("netops", "secret")
                    .start();
            terminal = SshTerminal.open(router, "netops", "secret");
            terminal.readUntil("big#");
            terminal.type("terminal length 0\r", "big#");
        }

        Duration times(int many) throws IOException {
            long start = System.nanoTime();
            for (int i = 0; i < many; i++) {
                String shown = terminal.type("show running-config\r", "big#");
                assertThat(shown.length()).isGreaterThan(megabytes * 1_000_000 - 1000);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Override
        public void close() {
            terminal.close();
            router.close();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void should_stream_a_running_config_of_20_megabytes_over_ssh() throws Exception {
        List<Duration> tenTimes = new ArrayList<>();
        List<Duration> once = new ArrayList<>();
        try (Reading small = new Reading(2);
                Reading large = new Reading(20)) {
            // In turn and as many bytes, so that what else the machine does comes down on both alike.
            for (int i = 0; i < 2; i++) {
                tenTimes.add(small.times(10));
                once.add(large.times(1));
            }
        }
        assertThat(Collections.min(once))
                .as("10 × 2 MB took %s, 20 MB took %s, at a load of %.1f", tenTimes, once, load())
                .isLessThan(Collections.min(tenTimes).multipliedBy(TEN_TIMES_AS_MUCH / 10));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static List<String> rules() {
        return IntStream.range(0, 2000)
                .mapToObj(i -> "ip nat inside source static tcp 10.0." + i / 250 + "." + (i % 250 + 1) + " 80 192.0.2."
                        + (i % 250 + 1) + " " + (1000 + i))
                .toList();
    }

    @Test
    void should_take_2000_pasted_rules_at_once_and_lose_none() throws Exception {
        paste(rules());
    }

    private static Duration paste(List<String> rules) throws Exception {
        try (SimulatedRouter router = SimulatedRouter.builder()
                        .privilege15User("netops", "secret")
                        .start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("Router#");
            terminal.type("terminal width 0\rconfigure terminal\r", "(config)#");
            long start = System.nanoTime();
            terminal.type(rules.stream().collect(Collectors.joining("\r", "", "\rend\r")), "Router#");
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(router.natLines())
                    .hasSize(2000)
                    .containsExactlyInAnyOrderElementsOf(
                            rules.stream().map(rule -> rule + " extendable").toList());
            return taken;
        }
    }

    @Test
    void should_take_20_000_lines_that_are_no_nat_in_linear_time() {
        List<Duration> two = new ArrayList<>();
        List<Duration> twenty = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            two.add(configure(1_000));
            twenty.add(configure(10_000));
        }
        assertThat(Collections.min(twenty))
                .as("2,000 lines took %s, 20,000 took %s, at a load of %.1f", two, twenty, load())
                .isLessThan(Collections.min(two).multipliedBy(TEN_TIMES_AS_MUCH));
    }

    /** So many routes and so many entries; time of this thread: what else the machine does is not what is measured. */
    private static Duration configure(int many) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (SimulatedRouter router = Fixtures.edgeRouter().withoutSsh().start()) {
            String[] routes = IntStream.range(0, many)
                    .mapToObj(i -> "ip route 10." + i / 256 + "." + i % 256 + ".0 255.255.255.0 172.18.55.1")
                    .toArray(String[]::new);
            String[] entries = IntStream.range(0, many)
                    .mapToObj(i -> "permit tcp any host 10." + i / 256 + "." + i % 256 + ".1 eq www")
                    .toArray(String[]::new);
            long start = threads.getCurrentThreadCpuTime();
            router.configureBehindTheBack(routes);
            router.configureBehindTheBack("ip access-list extended LONG");
            router.configureBehindTheBack(Stream.concat(Stream.of("ip access-list extended LONG"), Stream.of(entries))
                    .toArray(String[]::new));
            Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
            assertThat(router.runningConfig())
                    .contains("\n" + routes[many - 1] + "\n")
                    .contains("\n " + entries[many - 1] + "\n");
            return taken;
        }
    }

    /** {@code bin/test --measure}: the best of seven in a warm JVM, on a machine that does nothing else. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_what_is_big() throws Exception {
        List<Duration> read = new ArrayList<>();
        List<Duration> pasted = new ArrayList<>();
        List<Duration> configured = new ArrayList<>();
        try (Reading large = new Reading(20)) {
            for (int i = 0; i < 7; i++) {
                read.add(large.times(1));
                pasted.add(paste(rules()));
                configured.add(configure(10_000));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "lab: 20 MB over SSH %d ms, 2,000 rules pasted %d ms, 20,000 other lines %d ms%n",
                Collections.min(read).toMillis(),
                Collections.min(pasted).toMillis(),
                Collections.min(configured).toMillis());
        assertThat(Collections.min(read)).isLessThan(Duration.ofSeconds(5));
        assertThat(Collections.min(pasted)).isLessThan(Duration.ofSeconds(10));
        assertThat(Collections.min(configured)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void should_serve_many_sessions_at_once() throws Exception {
        try (SimulatedRouter router = SimulatedRouter.builder()
                .configuration("hostname busy\nline vty 0 15\n exec-timeout 0 0\n logging synchronous\n")
                .privilege15User("netops", "secret")
                .start()) {
            ExecutorService people = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Void>> work = new ArrayList<>();
                for (int person = 0; person < 16; person++) {
                    int who = person;
                    work.add(() -> addAndRemove(router, who));
                }
                for (Future<Void> done : people.invokeAll(work)) {
                    done.get();
                }
            } finally {
                people.shutdownNow();
            }
            assertThat(router.natLines()).hasSize(16);
            Eventually.that(() -> router.openSessions() == 0);
        }
    }

    private static Void addAndRemove(SimulatedRouter router, int who) throws Exception {
        try (SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("busy#");
            terminal.type("terminal width 0\rterminal monitor\rconfigure terminal\r", "(config)#");
            for (int i = 0; i < 50; i++) {
                String rule = "ip nat inside source static 10.0." + who + "." + i + " 192.0." + who + "." + i;
                terminal.type(rule + "\r", "(config)#");
                terminal.type(i == 49 ? "do show clock\r" : "no " + rule + "\r", "(config)#");
            }
            router.log("%TEST-5-DONE: " + who);
        }
        return null;
    }

    // as before, after a hundred
    @Test
    void should_leave_no_thread_behind() throws Exception {
        openAndClose();
        long before = ownThreads();
        for (int i = 0; i < 20; i++) {
            openAndClose();
        }
        Eventually.that(() -> ownThreads() <= before);
    }

    private static void openAndClose() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start()) {
            for (int i = 0; i < 5; i++) {
                try (SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
                    terminal.readUntil("edge#");
                }
            }
        }
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().contains("lab-") || thread.getName().contains("sshd-"))
                .count();
    }

    @Test
    void should_use_daemon_threads_alone() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().contains("lab-")
                            || thread.getName().contains("sshd-SshServer"))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }
}
