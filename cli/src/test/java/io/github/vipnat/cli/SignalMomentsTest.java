package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.LaunchedApply.Sent;
import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A signal at every moment of a run: the exit code and the router, running and startup, tell the same. One moment drawn of three,
 * all of them with {@code -Dvipnat.full=true}.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SignalMomentsTest {

    private static final boolean FULL = Boolean.getBoolean("vipnat.full") || Boolean.getBoolean("vipnat.long");

    /** Enough for a signal to arrive between two lines. */
    private static final Duration THINKS = Duration.ofMillis(60);

    private static final Fault CRAWLS = new Fault.SlowBytes(Duration.ofMillis(2));

    /** What a pipe holds under Linux. */
    private static final int PIPE = 65536;

    private static final int LINES = 7;

    @TempDir
    Path folder;

    private CliSite site;
    private SimulatedRouter router;
    private Set<String> oldRules;
    private Set<String> newRules;

    /**
     * When a signal is sent.
     *
     * @param marker what vipnat says on standard error at that moment
     * @param times how often it has said so by then
     * @param code what is right then
     */
    record Moment(Sent signal, String marker, int times, ExitCode code) {
        @Override
        public String toString() {
            return "SIG" + signal + " at " + marker.strip() + (times == 1 ? "" : " " + times);
        }
    }

    static Stream<Moment> moments() {
        List<Moment> all = new ArrayList<>();
        for (String step : List.of("PREFLIGHT", "GUARD", "SEND", "VERIFY", "DISARM")) {
            all.add(moment(all.size(), step + "  …", 1, ExitCode.INTERRUPTED));
        }
        IntStream.rangeClosed(1, LINES)
                .forEach(line -> all.add(moment(all.size(), " ip nat inside", line, ExitCode.INTERRUPTED)));
        all.add(moment(all.size(), "SAVE  …", 1, ExitCode.DONE));
        all.add(moment(all.size(), "startup configuration read back", 1, ExitCode.DONE));
        return FULL ? all.stream() : IntStream.of(0, 4, 7, 11, 12, 13).mapToObj(all::get);
    }

    private static Moment moment(int number, String marker, int times, ExitCode code) {
        return new Moment(Sent.values()[number % Sent.values().length], marker, times, code);
    }

    @BeforeEach
    void start() {
        site = new CliSite(folder, DemoRouter.with(withArchive()).commandDelay(THINKS), 1);
        router = site.router;
        oldRules = rules(router.runningConfig());
        newRules = new TreeSet<>(oldRules);
        for (String line : plannedLines()) {
            if (line.startsWith("no ")) {
                newRules.remove(line.substring(3));
            } else {
                newRules.add(line);
            }
        }
    }

    private static String withArchive() {
        String configuration = DemoRouter.configuration();
        int end = configuration.lastIndexOf("\nend");
        return configuration.substring(0, end) + "\narchive\n path flash:archive\n!" + configuration.substring(end);
    }

    private List<String> plannedLines() {
        return Json.read("plan", site.vipnat("plan", "--json").out()).objects("routers").stream()
                .flatMap(planned -> planned.strings("commands").stream())
                .toList();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void should_tell_by_the_exit_code_what_the_router_has(Moment moment) throws Exception {
        moment.signal().assumeHeard();
        try (LaunchedApply apply = new LaunchedApply(site, folder.resolve("out.txt"), "-v")) {
            apply.eventually(() -> times(moment.marker(), apply.said("err.txt")) >= moment.times() || !apply.isAlive());
            apply.send(moment.signal());

            assertThat(apply.exitCode())
                    .as(apply.said("err.txt"))
                    .isEqualTo(moment.code().code());
            assertRouterHas(moment.code() == ExitCode.DONE ? newRules : oldRules);
            assertThat(apply.said("out.txt") + apply.said("err.txt"))
                    .contains(moment.code() == ExitCode.DONE ? "verified and saved" : "interrupted");
        }
    }

    @Test
    void should_end_with_nothing_changed_while_it_still_reads() throws Exception {
        Sent.TERM.assumeHeard();
        router.setFault(CRAWLS);
        long before = readings();
        try (LaunchedApply apply = new LaunchedApply(site, folder.resolve("out.txt"))) {
            apply.eventually(() -> readings() > before || !apply.isAlive());
            apply.send(Sent.TERM);

            assertThat(apply.exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
            assertThat(apply.said("err.txt")).contains("interrupted: nothing was changed");
            assertRouterHas(oldRules);
        }
    }

    private long readings() {
        return router.linesReceived().stream()
                .filter("show running-config"::equals)
                .count();
    }

    @Test
    void should_end_at_once_where_a_person_insists_and_nothing_was_sent_yet() throws Exception {
        Sent.INT.assumeHeard();
        try (LaunchedApply apply = new LaunchedApply(site, folder.resolve("out.txt"), "-v")) {
            apply.eventually(() -> apply.said("err.txt").contains("PREFLIGHT  …") || !apply.isAlive());
            router.setFault(new Fault.Stall(1));
            for (String answer : List.of("3 times more", "2 times more", "once more", "no router is half changed")) {
                apply.send(Sent.INT);
                apply.eventually(() -> apply.said("err.txt").contains(answer));
            }

            assertThat(apply.exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
            assertRouterHas(oldRules);
        }
    }

    @Test
    void should_keep_its_word_while_nobody_takes_it() throws Exception {
        for (Sent signal : Sent.values()) {
            signal.assumeHeard();
        }
        Path out = folder.resolve("out");
        assertThat(ShellProcess.run(folder, List.of("mkfifo", out.toString())).code())
                .isZero();
        try (RandomAccessFile pipe = new RandomAccessFile(out.toFile(), "rw");
                LaunchedApply apply = new LaunchedApply(site, out, "-v")) {
            apply.eventually(() -> apply.said("err.txt").contains("SAVE  …") || !apply.isAlive());
            router.setFault(CRAWLS);
            fill(pipe, out);
            router.setFault(Fault.none());
            apply.eventually(() -> apply.said("err.txt").contains("startup configuration read back"));
            for (Sent signal : Sent.values()) {
                apply.send(signal);
                apply.eventually(() -> times("too late", apply.said("err.txt")) > 0 || !apply.isAlive());
            }
            String said = drained(pipe, apply);

            assertThat(apply.exitCode()).as(apply.said("err.txt")).isEqualTo(ExitCode.DONE.code());
            assertThat(said).contains("verified and saved");
            assertRouterHas(newRules);
        }
    }

    /** Takes what is in it, and leaves no room for more. */
    private static void fill(RandomAccessFile pipe, Path out) throws IOException {
        try (FileInputStream waiting = new FileInputStream(out.toFile())) {
            byte[] piece = new byte[PIPE];
            while (waiting.available() > 0 && waiting.read(piece) > 0) {
                // what was shown before is of no interest
            }
        }
        pipe.write(new byte[PIPE]);
    }

    private static String drained(RandomAccessFile pipe, LaunchedApply apply) throws IOException {
        byte[] filling = new byte[PIPE];
        pipe.readFully(filling);
        apply.eventually(() -> !apply.isAlive());
        byte[] piece = new byte[PIPE];
        pipe.write('\n');
        int read = pipe.read(piece);
        return new String(piece, 0, read, StandardCharsets.UTF_8);
    }

    private void assertRouterHas(Set<String> expected) {
        assertThat(rules(router.runningConfig())).isEqualTo(expected);
        assertThat(rules(router.startupConfig())).isEqualTo(expected);
    }

    private static Set<String> rules(String configuration) {
        return configuration
                .lines()
                .filter(line -> line.startsWith("ip nat inside source static"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int times(String marker, String text) {
        return (int) text.lines().filter(line -> line.contains(marker)).count();
    }
}
