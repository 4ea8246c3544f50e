package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Big configurations, many lines, many sessions; the bounds are several times what is measured. */
class LoadTest {

    private static String configurationOf(int megabytes) {
        String line = "access-list 101 permit tcp any host 10.0.0.1 eq 80 log-input and some more\n";
        return "hostname big\n" + line.repeat(megabytes * 1_000_000 / line.length()) + "end\n";
    }

    @Test
    void should_stream_a_running_config_of_20_megabytes_over_ssh() throws Exception {
        String configuration = configurationOf(20);
        try (SimulatedRouter router = SimulatedRouter.builder()
                        .configuration(configuration)
                        .privilege15User("netops", "secret")
                        .start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("big#");
            terminal.type("terminal length 0\r", "big#");
            terminal.type("show running-config\r", "big#");
            long start = System.nanoTime();
            String shown = terminal.type("show running-config\r", "big#");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(shown.length()).isGreaterThan(20_000_000);
        }
    }

    @Test
    void should_take_2000_pasted_rules_at_once_and_lose_none() throws Exception {
        List<String> rules = IntStream.range(0, 2000)
                .mapToObj(i -> "ip nat inside source static tcp 10.0." + i / 250 + "." + (i % 250 + 1) + " 80 192.0.2."
                        + (i % 250 + 1) + " " + (1000 + i))
                .toList();
        try (SimulatedRouter router = SimulatedRouter.builder()
                        .privilege15User("netops", "secret")
                        .start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("Router#");
            terminal.type("terminal width 0\rconfigure terminal\r", "(config)#");
            long start = System.nanoTime();
            terminal.type(rules.stream().collect(Collectors.joining("\r", "", "\rend\r")), "Router#");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(router.natLines())
                    .hasSize(2000)
                    .containsExactlyInAnyOrderElementsOf(
                            rules.stream().map(rule -> rule + " extendable").toList());
        }
    }

    @Test
    void should_take_20_000_lines_that_are_no_nat_in_linear_time() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().withoutSsh().start()) {
            String[] routes = IntStream.range(0, 10_000)
                    .mapToObj(i -> "ip route 10." + i / 256 + "." + i % 256 + ".0 255.255.255.0 172.18.55.1")
                    .toArray(String[]::new);
            String[] entries = IntStream.range(0, 10_000)
                    .mapToObj(i -> "permit tcp any host 10." + i / 256 + "." + i % 256 + ".1 eq 80")
                    .toArray(String[]::new);
            long start = System.nanoTime();
            router.configureBehindTheBack(routes);
            router.configureBehindTheBack("ip access-list extended LONG");
            router.configureBehindTheBack(Stream.concat(Stream.of("ip access-list extended LONG"), Stream.of(entries))
                    .toArray(String[]::new));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(router.runningConfig())
                    .contains("\nip route 10.39.15.0 ")
                    .contains("\n permit tcp any host 10.39.15.1 eq 80\n");
        }
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

    // style 29: as before, after a hundred
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
