package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.keepalived.real.MachineLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.TestAbortedException;

/** The site comes and goes, and nothing of it stays: {@link Site#close} itself says so when something does. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class SiteTest {

    @BeforeAll
    static void prepare() {
        Site.assumePossible();
    }

    @Test
    void should_serve_everything_the_document_serves_and_sweep_what_another_run_left() throws Exception {
        Namespace left = Namespace.make("left" + ProcessHandle.current().pid());
        Process lost = new ProcessBuilder(left.command("sleep", "3600")).start();

        try (Site site = Site.up(Site.TO_VIP)) {
            assertThat(lost.waitFor(Machine.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(Namespace.left()).doesNotContain(left.name());
            assertEverythingIsServed(site.wan1(), Site.GLOBAL1);
            assertEverythingIsServed(site.wan2(), Site.GLOBAL2);
            assertThat(site.wan2().http("192.168.4.52")).isEqualTo("other");
        }
    }

    private static void assertEverythingIsServed(Client client, String global) {
        assertThat(client.http(global)).isEqualTo("vm1");
        assertThat(client.https(global)).isEqualTo("vm1");
        assertThat(client.dns(global)).isEqualTo("vm1");
        assertThat(client.ftpActive(global)).isEqualTo("vm1");
        assertThat(client.ftpPassive(global)).isEqualTo("vm1");
    }

    /** {@code bin/test --measure}; the election alone takes four seconds of it (netlab-facts 7: up 4.0 to 4.9 s, down 2.3 s). */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_seconds_until_it_is_up_and_until_it_is_down() {
        Site site = Site.up(Site.TO_VIP);
        Duration up = site.upIn();
        long closing = System.nanoTime();
        site.close();
        Duration down = Duration.ofNanos(System.nanoTime() - closing);

        System.out.printf(
                "%nThe site was up after %d ms, and down %d ms later; %s%n%n",
                up.toMillis(), down.toMillis(), Machine.load());
        assertThat(up).isLessThan(Duration.ofSeconds(30));
        assertThat(down).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void should_leave_nothing_behind_when_it_does_not_come_up() {
        interruptOnceItRuns(Thread.currentThread());

        assertThatThrownBy(() -> Site.up(Site.TO_VIP)).isInstanceOf(RuntimeException.class);

        assertThat(Thread.interrupted()).isTrue();
        try (MachineLock lock = MachineLock.take()) {
            assertThat(lock).isNotNull();
            assertNothingIsLeft(List.of());
        }
    }

    /** In the middle of waiting for the VIP, with the router's SSH, its relays and every daemon up. */
    private static void interruptOnceItRuns(Thread waiting) {
        Thread breaker = new Thread(() -> {
            if (Await.within(
                    Duration.ofMinutes(30), () -> Site.lastReport().contains("keepalived on vm2 runs as process"))) {
                waiting.interrupt();
            }
        });
        breaker.setDaemon(true);
        breaker.start();
    }

    @Test
    void should_tell_with_a_failure_which_process_ended_and_how_and_its_last_words() {
        try (Site site = Site.up(Site.TO_VIP);
                Fetching client = site.wan1().fetchingHttp(Site.GLOBAL1)) {
            Await.until("fetching", Machine.PATIENCE, () -> client.isAnsweredSince(0), site::report);
            site.happen(ScenarioEvent.Happening.PROCESS_DOWN, "vm1", "nginx");

            assertToldWhatEnded(SiteReport.explained(new AssertionError("expected: \"vm1\"")));
        }
        assertToldWhatEnded(SiteReport.explained(new AssertionError("expected: \"vm1\"")));
        Throwable skipped = new TestAbortedException("no keepalived here");
        assertThat(SiteReport.explained(skipped)).isSameAs(skipped);
    }

    private static void assertToldWhatEnded(Throwable failure) {
        assertThat(failure)
                .hasMessageStartingWith("expected: \"vm1\"\nThe site: the VIP is on")
                .hasMessageContaining("nginx on vm2 runs as process")
                .hasMessageContaining("nginx on other runs as process")
                .hasMessageContaining("socat in vnsite-router runs as process")
                .hasMessageContaining("http 172.18.55.51 from wan1");
        assertThat(failure.getMessage())
                .containsPattern(
                        "(?s)nginx on vm1 was ended by signal 9; the end of \\S+nginx.log:\n +\\S.*start worker")
                .containsPattern("named on vm1 runs as process \\d+; the end of \\S+named.log:\n +\\S.*")
                .containsPattern("keepalived on vm1 runs as process \\d+; the end of \\S+keepalived.log:\n +\\S.*");
    }

    /** SIGKILL, as by a machine short of memory: nobody is left who could tidy up but the guardian. */
    @Test
    void should_leave_nothing_behind_after_a_run_was_killed() throws IOException, InterruptedException {
        Process run = runByHand();
        List<Long> processes = Namespace.processes();
        assertThat(processes).hasSizeGreaterThan(10);

        run.destroyForcibly().waitFor();

        try (MachineLock lock = MachineLock.take()) {
            assertThat(lock).isNotNull();
            assertNothingIsLeft(processes);
        }
    }

    private static Process runByHand() throws IOException {
        Process run = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SiteByHand.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        BufferedReader lines = run.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains("The site is up")) {
                return run;
            }
        }
        throw new AssertionError("the site did not come up: " + said);
    }

    /** Of these processes, and of what any site has; the machine's lock is ours, so none is being made. */
    private static void assertNothingIsLeft(List<Long> processes) {
        Await.until(
                "nothing is left",
                Machine.PATIENCE,
                () -> Namespace.left().isEmpty()
                        && Files.notExists(SiteFiles.HOME)
                        && processes.stream().noneMatch(SiteTest::isAlive)
                        && Machine.run("flock", "-n", Guardian.LOCK, "true").status() == 0,
                () -> Namespace.left() + " " + Namespace.processes());
    }

    /** A zombie is none: who inherits it may be in no hurry. */
    private static boolean isAlive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }
}
