package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** SIGKILL for a real process, at any line of a repair: the next one ends right, and the journal says what happened. */
@Execution(ExecutionMode.CONCURRENT)
class KilledAgentTest {

    private static final int KILLS = Boolean.getBoolean("vipnat.long") ? 200 : Machine.FULL ? 20 : 8;

    /** Lines an agent types from its login to the end of a repair of four lines. */
    private static final int LINES_OF_A_REPAIR = 45;

    @TempDir
    Path folder;

    private SimulatedRouter router;
    private Process agent;

    @BeforeEach
    void start() throws IOException {
        router = SimulatedRouter.builder()
                .configuration(EdgeConfiguration.TEXT)
                .privilege15User("netops", "secret")
                .commandDelay(Duration.ofMillis(4))
                .start();
        router.setArp(AgentSite.VIP, AgentSite.dotted(AgentSite.OWN_MAC));
        Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/known_hosts"), router.knownHostsLine() + "\n");
        Files.writeString(folder.resolve("cluster.yaml"), SiteFile.of(router.port(), "{ policy: repair }"));
        Files.createFile(folder.resolve("holding"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        agent.destroyForcibly().waitFor();
        router.close();
    }

    private void launch() throws IOException {
        agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
                .start();
    }

    private String out() {
        try {
            return Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            return "";
        }
    }

    private List<RunRecord> runs() {
        return new RunStore(folder, Clock.systemUTC(), "agent").list();
    }

    /** Somebody puts two rules of a node back and saves that, while no agent is there. */
    private void drift() throws IOException {
        for (int wished : new int[] {0, 3}) {
            router.configureBehindTheBack("no " + EdgeConfiguration.WISHED.get(wished), AgentSite.dead(wished));
        }
        try (var terminal = router.openTerminal()) {
            terminal.type("write memory\r");
        }
        router.clearLinesReceived();
        new AgentStateFolder(folder.resolve("agent")).thaw();
    }

    private boolean isWished() {
        return router.natLines().containsAll(EdgeConfiguration.WISHED)
                && router.natLines().size() == EdgeConfiguration.WISHED.size() + 1
                && router.startupConfig()
                                .lines()
                                .filter(EdgeConfiguration.WISHED::contains)
                                .count()
                        == EdgeConfiguration.WISHED.size();
    }

    @Test
    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    void should_end_right_after_each_of_many_kills() throws Exception {
        SplittableRandom random = new SplittableRandom(20261122);
        int halfDone = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            drift();
            launch();
            int line = 1 + random.nextInt(LINES_OF_A_REPAIR);
            Eventually.holds(this::out, () -> router.linesReceived().size() >= line || isWished());
            agent.destroyForcibly().waitFor();
            halfDone += runs().stream().anyMatch(run -> run.ending().isEmpty()) ? 1 : 0;
            Eventually.holds(this::out, () -> router.openSessions() == 0);

            launch();
            Eventually.holds(() -> "killed at line " + line + "\n" + out(), this::isDone);
            agent.destroyForcibly().waitFor();
            Eventually.holds(this::out, () -> router.openSessions() == 0);
            assertNoDeadRuleWasTyped();
        }
        System.out.println(KILLS + " kills, " + halfDone + " of them in the middle of a run");
        assertThat(halfDone).isGreaterThan(KILLS / 5);
        assertThat(runs()).allSatisfy(this::assertExplains);
        // Killed before its save a run is gone on with; behind it the next one finds it done.
        assertThat(runs())
                .extracting(run -> run.ending().orElseThrow().detail())
                .contains("verified and saved")
                .anyMatch(detail -> detail.startsWith("gone on with") || detail.startsWith("found done"));
    }

    /** Whoever reads the journal afterwards learns who did what to which router, and what became of it. */
    private void assertExplains(RunRecord run) {
        assertThat(run.ticket()).isEqualTo("vipnat agent");
        assertThat(run.router()).isEqualTo("edge");
        RunRecord.Ending ending = run.ending().orElseThrow();
        switch (ending.result()) {
            case DONE -> {
                assertThat(ending.saved()).isTrue();
                // Killed behind the save, it was for the next one to say so.
                assertThat(ending.detail()).matches("verified and saved|found done and saved by run .*");
            }
            case CONTINUED -> {
                assertThat(ending.detail()).startsWith("gone on with by run ");
                String next = ending.detail().substring("gone on with by run ".length());
                assertThat(runs()).anyMatch(other -> other.id().equals(next));
            }
            case WENT_BACK, LEFT_FOR_HUMAN -> throw new AssertionError("the agent takes nothing back: " + run);
        }
    }

    private boolean isDone() {
        return isWished() && runs().stream().allMatch(run -> run.ending().isPresent());
    }

    private void assertNoDeadRuleWasTyped() {
        assertThat(router.linesReceived())
                .noneMatch(line -> line.startsWith("ip nat inside source static tcp 10.51.10.1"));
    }
}
