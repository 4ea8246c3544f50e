package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real signals for a real process that is changing a router which takes its time. Classes that start processes run beside the
 * others, but one after the other: a process that starts has ten seconds for its key exchange.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterruptedProcessTest {

    /** By its number in the kernel. */
    enum Sent {
        HUP(1),
        INT(2),
        TERM(15);

        private final int number;

        Sent(int number) {
            this.number = number;
        }

        /** Whoever is started in the background of a simple shell ignores some signals, and so do its children. */
        void assumeHeard() throws IOException {
            Path status = Path.of("/proc/self/status");
            assumeTrue(Files.isReadable(status), "needs /proc/self/status to know which signals are ignored");
            long ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
            assumeTrue((ignored >> (number - 1) & 1) == 0, "SIG" + this + " is ignored where this test was started");
        }
    }

    private static final Duration THINKS = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(150);

    /** So slow that the way back is not over before the next signal comes, however busy the machine is. */
    private static final Fault CRAWLS = new Fault.SlowBytes(Duration.ofMillis(2));

    @TempDir
    Path folder;

    private CliSite site;
    private SimulatedRouter router;
    private String running;
    private String startup;
    private Process process;

    @BeforeEach
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void start() throws IOException {
        site = new CliSite(folder, DemoRouter.with(DemoRouter.configuration()).commandDelay(THINKS), 1);
        router = site.router;
        running = router.runningConfig();
        startup = router.startupConfig();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "apply",
                        "--yes",
                        "-f",
                        folder.resolve("cluster.yaml").toString())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("STATE_DIRECTORY"));
        builder.environment().putAll(site.environment);
        process = builder.start();
        eventually(() -> !site.natLinesReceived().isEmpty() || !process.isAlive());
        assertThat(site.natLinesReceived())
                .as(said("out.txt") + said("err.txt"))
                .isNotEmpty();
        router.setFault(CRAWLS);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void should_go_back_and_leave_nothing_behind(Sent signal) throws Exception {
        signal.assumeHeard();
        send(signal);
        eventually(() -> said("err.txt").contains("interrupted: what is in flight is finished"));
        router.setFault(Fault.none());

        assertThat(exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
        assertRouterIsAsBefore();
        assertThat(said("out.txt")).contains("edge1: interrupted, went back");
        JsonObject run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0);
        assertThat(run.string("result")).isEqualTo("WENT_BACK");
        assertThat(run.string("detail")).isEqualTo("somebody asked vipnat to stop");
    }

    @Test
    void should_not_be_hurried_on_the_way_back() throws Exception {
        Sent.INT.assumeHeard();
        send(Sent.INT);
        eventually(() -> said("err.txt").contains("3 times more"));
        send(Sent.INT);
        eventually(() -> said("err.txt").contains("2 times more"));
        router.setFault(Fault.none());

        assertThat(exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
        assertRouterIsAsBefore();
    }

    @Test
    void should_end_at_once_when_it_must_and_say_what_to_type() throws Exception {
        Sent.INT.assumeHeard();
        for (String answer : List.of("3 times more", "2 times more", "once more", "ended at once")) {
            send(Sent.INT);
            eventually(() -> said("err.txt").contains(answer));
        }

        assertThat(exitCode()).isEqualTo(ExitCode.LEFT_FOR_HUMAN.code());
        assertThat(said("err.txt"))
                .containsSubsequence(
                        "To get back to where edge1 was, log in and type:",
                        "  configure terminal",
                        "  no ip nat inside source static 10.51.10.67 172.18.55.51 extendable",
                        "  write memory",
                        "vipnat apply");
    }

    private void assertRouterIsAsBefore() {
        assertThat(withoutComments(router.runningConfig())).isEqualTo(withoutComments(running));
        assertThat(router.startupConfig()).isEqualTo(startup);
        eventually(() -> router.openSessions() == 0);
    }

    /** Who changed it last, and when, stands in a comment. */
    private static List<String> withoutComments(String configuration) {
        return configuration.lines().filter(line -> !line.startsWith("!")).toList();
    }

    private void send(Sent signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .as(said("err.txt"))
                .isTrue();
        return process.exitValue();
    }

    private String said(String where) {
        try {
            return Files.readString(folder.resolve(where));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(condition.getAsBoolean())
                .as(said("out.txt") + said("err.txt"))
                .isTrue();
    }
}
