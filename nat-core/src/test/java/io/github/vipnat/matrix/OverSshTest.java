package io.github.vipnat.matrix;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Personality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The same matrix over real SSH, with both libraries, on every make of router: every line boundary, every step. With
 * {@code -Dvipnat.long=true} every fault at each of them, else the faults take turns.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(3600)
class OverSshTest {

    private static final List<String> STEPS =
            List.of("PREFLIGHT", "GUARD", "SEND", "line 1", "line 4", "line 7", "VERIFY", "DISARM", "SAVE");
    private static final int AT_A_TIME = 8;

    private final Tally tally = new Tally("Every line and step, over SSH");
    private int turn;

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
                new Fault.Garbage(line, 40, line),
                new Fault.LosePrompt(line),
                new Fault.Stall(line, Moment.AFTER_EXECUTION),
                new Fault.SlowBytes(Duration.ofNanos(20_000)));
    }

    /** The faults that are played at one place: all of them, or the one whose turn it is. */
    private List<Fault> atOnePlace(int line) {
        List<Fault> all = faults(line);
        return Depth.LONG ? all : List.of(all.get(turn++ % all.size()));
    }

    private void play(List<Scenario> scenarios) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Trial>> playing = scenarios.stream()
                    .map(scenario -> threads.submit(() -> Bench.overSsh(scenario)))
                    .toList();
            for (Future<Trial> trial : playing) {
                tally.add(trial.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Scenario scenario(World world, String moment, Fault fault) {
        String transport = world.cluster().contains("jsch") ? "jsch, " : "sshj, ";
        return Scenario.of(transport + world.personality(), world, Strike.fault(moment, fault));
    }

    @Test
    void should_end_whole_or_not_at_all_whatever_strikes_around_a_line() throws Exception {
        List<Scenario> scenarios = new ArrayList<>();
        for (World world : routers().toList()) {
            int lines = Bench.length(world).lines();
            for (int line = 1; line <= lines; line++) {
                atOnePlace(line).forEach(fault -> scenarios.add(scenario(world, Moments.APPLY, fault)));
            }
        }
        play(scenarios);
    }

    @Test
    void should_end_whole_or_not_at_all_whatever_strikes_at_a_step() throws Exception {
        List<Scenario> scenarios = new ArrayList<>();
        for (World world : routers().toList()) {
            for (String step : STEPS) {
                atOnePlace(1).forEach(fault -> scenarios.add(scenario(world, step, fault)));
                scenarios.add(operator(world, step));
            }
        }
        play(scenarios);
    }

    private static Scenario operator(World world, String step) {
        String transport = world.cluster().contains("jsch") ? "jsch, " : "sshj, ";
        return Scenario.of(transport + "another operator", world, Strike.operator(step, Catalogue.FOREIGN));
    }

    @AfterAll
    void count() {
        tally.finish();
    }
}
