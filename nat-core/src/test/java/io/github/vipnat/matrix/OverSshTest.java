package io.github.vipnat.matrix;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Personality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The same matrix over real SSH, with both libraries, on every make of router: every line boundary, every step. With
 * {@code -Dvipnat.long=true} every fault at each of them, else one that is drawn.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(3600)
class OverSshTest {

    private static final List<String> STEPS =
            List.of("PREFLIGHT", "GUARD", "SEND", "line 1", "line 4", "line 7", "VERIFY", "DISARM", "SAVE");
    private static final int AT_A_TIME = 8;

    /** Deadlines here are seconds, and every wait has one. */
    private static final int ENDLESS_AFTER_MINUTES = 10;

    private final TrialTally tally = new TrialTally("Every line and step, over SSH" + Depth.told());

    private static Stream<World> routers() {
        return Stream.of("sshj", "jsch")
                .flatMap(transport -> Stream.of(Personality.values())
                        .map(make -> DocumentSite.of(make, make != Personality.IOS_12, transport)));
    }

    private static List<Fault> faults(int line) {
        return List.of(
                new Fault.DisconnectAfterLine(line, Moment.BEFORE_EXECUTION),
                new Fault.DisconnectAfterLine(line, Moment.AFTER_EXECUTION),
                new Fault.DisconnectAfterLine(line, Moment.AFTER_REPLY),
                new Fault.LoseCharacters(line, 40, 1),
                new Fault.Reload(line),
                new Fault.SyslogInEcho(line, 4),
                new Fault.DisconnectAfterLine(line).then(new Fault.RefuseLogin(1)),
                new Fault.DisconnectAfterLine(line).then(new Fault.RefuseLogin(2, Fault.Refusal.CONNECTION)),
                new Fault.DisconnectAfterLine(line).then(new Fault.RefuseLogin(2, Fault.Refusal.EXEC_AUTHORIZATION)),
                new Fault.Garbage(line, 40, line),
                new Fault.LosePrompt(line),
                new Fault.Stall(line, Moment.AFTER_EXECUTION),
                new Fault.SlowBytes(Duration.ofNanos(20_000)),
                new Fault.DoubledEcho(line),
                new Fault.TimePasses(line, Duration.ofMinutes(11)),
                Catalogue.operator(line, Catalogue.FOREIGN),
                new Fault.LockedByOther(2),
                new Fault.NatBusy(2),
                new Fault.NvramBusy(2),
                new Fault.NvramFull(),
                new Fault.DenyAuthorization("no ip nat.*192.168.4.51 443"));
    }

    private static Stream<Scenario> atOnePlace(World world, String moment, int line) {
        return Depth.of(faults(line), row(world) + moment + line)
                .map(fault -> Scenario.of(row(world), world, Strike.fault(moment, fault)));
    }

    private static String row(World world) {
        return (world.cluster().contains("jsch") ? "jsch, " : "sshj, ") + world.personality();
    }

    private void play(List<Scenario> scenarios) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Trial>> playing = scenarios.stream()
                    .map(scenario -> threads.submit(() -> Bench.overSsh(scenario)))
                    .toList();
            for (Future<Trial> trial : playing) {
                tally.add(trial.get(ENDLESS_AFTER_MINUTES, TimeUnit.MINUTES));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void should_end_whole_or_not_at_all_whatever_strikes_around_a_line() throws Exception {
        List<Scenario> scenarios = new ArrayList<>();
        for (World world : routers().toList()) {
            int lines = Bench.length(world).lines();
            for (int line = 1; line <= lines; line++) {
                atOnePlace(world, Moments.APPLY, line).forEach(scenarios::add);
            }
        }
        play(scenarios);
    }

    @Test
    void should_end_whole_or_not_at_all_whatever_strikes_at_a_step() throws Exception {
        List<Scenario> scenarios = new ArrayList<>();
        for (World world : routers().toList()) {
            for (String step : STEPS) {
                atOnePlace(world, step, 1).forEach(scenarios::add);
                scenarios.add(Scenario.of(row(world), world, Strike.operator(step, Catalogue.FOREIGN)));
            }
        }
        play(scenarios);
    }

    @AfterAll
    void count() {
        tally.finish();
    }
}
