package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.LaunchedApply.Sent;
import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private static final Duration THINKS = Duration.ofMillis(100);

    /** So slow that the way back is not over before the next signal comes, however busy the machine is. */
    private static final Fault CRAWLS = new Fault.SlowBytes(Duration.ofMillis(2));

    @TempDir
    Path folder;

    private CliSite site;
    private SimulatedRouter router;
    private String running;
    private String startup;
    private LaunchedApply process;

    @BeforeEach
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void start() throws IOException {
        site = new CliSite(folder, DemoRouter.with(DemoRouter.configuration()).commandDelay(THINKS), 1);
        router = site.router;
        running = router.runningConfig();
        startup = router.startupConfig();
        process = new LaunchedApply(site, folder.resolve("out.txt"));
        process.eventually(() -> !site.natLinesReceived().isEmpty() || !process.isAlive());
        assertThat(site.natLinesReceived())
                .as(process.said("out.txt") + process.said("err.txt"))
                .isNotEmpty();
        router.setFault(CRAWLS);
    }

    @AfterEach
    void stop() {
        process.close();
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void should_go_back_and_leave_nothing_behind(Sent signal) throws Exception {
        signal.assumeHeard();
        process.send(signal);
        process.eventually(() -> process.said("err.txt").contains("interrupted: what is in flight is finished"));
        router.setFault(Fault.none());

        assertThat(process.exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
        assertRouterIsAsBefore();
        assertThat(process.said("out.txt")).contains("edge1: interrupted, went back");
        JsonObject run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0);
        assertThat(run.string("result")).isEqualTo("WENT_BACK");
        assertThat(run.string("detail")).isEqualTo("somebody asked vipnat to stop");
    }

    @Test
    void should_not_be_hurried_on_the_way_back() throws Exception {
        Sent.INT.assumeHeard();
        process.send(Sent.INT);
        process.eventually(() -> process.said("err.txt").contains("3 times more"));
        process.send(Sent.INT);
        process.eventually(() -> process.said("err.txt").contains("2 times more"));
        router.setFault(Fault.none());

        assertThat(process.exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
        assertRouterIsAsBefore();
    }

    @Test
    void should_end_at_once_when_it_must_and_say_what_to_type() throws Exception {
        Sent.INT.assumeHeard();
        for (String answer : List.of("3 times more", "2 times more", "once more", "ended at once")) {
            process.send(Sent.INT);
            process.eventually(() -> process.said("err.txt").contains(answer));
        }

        assertThat(process.exitCode()).isEqualTo(ExitCode.LEFT_FOR_HUMAN.code());
        assertThat(process.said("err.txt"))
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
        process.eventually(() -> router.openSessions() == 0);
    }

    /** Who changed it last, and when, stands in a comment. */
    private static List<String> withoutComments(String configuration) {
        return configuration.lines().filter(line -> !line.startsWith("!")).toList();
    }
}
