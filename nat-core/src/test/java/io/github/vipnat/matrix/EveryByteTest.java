package io.github.vipnat.matrix;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The line breaks after every byte, and every character is lost, on the document's router; one byte of eight in the ordinary run
 * ({@link Depth}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(3600)
class EveryByteTest {

    private static final int LONGEST_LINE = 80;

    /** One byte out of so many that follow each other is struck in the ordinary run. */
    private static final int ONE_OF = 8;

    private final TrialTally tally = new TrialTally("Every byte, in memory" + Depth.told());
    private static final List<Integer> WINDOWS = List.of(1, 8, 32, 64);

    private final List<World> routers = Depth.everyRouter();

    /** Without {@code -Dvipnat.long=true} the routers take turns, so that each byte that is played is struck once. */
    private void play(String row, int cases, IntFunction<Fault> fault) {
        int routersAtATime = Depth.LONG ? routers.size() : 1;
        tally.addAll(Depth.inFull(cases * routersAtATime, ONE_OF).parallel().mapToObj(n -> {
            int i = n / routersAtATime;
            World world = routers.get((Depth.LONG ? n : i + i / LONGEST_LINE) % routers.size());
            ApplyOptions options = ApplyOptions.careful().with(SendWindow.ofLines(WINDOWS.get(i % WINDOWS.size())));
            return Bench.inMemory(
                    new Scenario(row, world, options, List.of(Strike.fault(Moments.APPLY, fault.apply(i))), n));
        }));
    }

    private int longest(java.util.function.ToIntFunction<Bench.Length> what) throws IOException {
        int most = 0;
        for (World world : routers) {
            most = Math.max(most, what.applyAsInt(Bench.length(world)));
        }
        return most;
    }

    @Test
    void should_survive_a_break_after_every_byte_the_router_prints() throws IOException {
        play("break after a printed byte", longest(Bench.Length::printed), i -> new Fault.DisconnectAfterBytes(i + 1));
    }

    @Test
    void should_survive_a_break_after_every_byte_that_is_typed() throws IOException {
        play("break after a typed byte", longest(Bench.Length::typed), i -> new Fault.DisconnectAfterTypedBytes(i + 1));
    }

    @Test
    void should_survive_the_loss_of_every_character() throws IOException {
        int lines = longest(Bench.Length::lines);
        for (int count : Depth.LONG ? List.of(1, 2, 3) : List.of(1)) {
            play(
                    count + " lost",
                    lines * LONGEST_LINE,
                    i -> new Fault.LoseCharacters(i / LONGEST_LINE + 1, i % LONGEST_LINE, count));
        }
    }

    @Test
    void should_survive_the_loss_of_a_character_and_of_the_line_before_its_echo() {
        int lines = 7;
        tally.addAll(Depth.inFull(lines * LONGEST_LINE, ONE_OF).parallel().mapToObj(i -> {
            Fault fault = new Fault.LoseCharacters(1, i % LONGEST_LINE, 1).and(new Fault.DisconnectAfterBytes(10));
            Strike strike = Strike.fault("line " + (1 + i / LONGEST_LINE), fault);
            ApplyOptions options = ApplyOptions.careful().with(SendWindow.ofLines(1));
            World world = routers.get(i % routers.size());
            return Bench.inMemory(new Scenario("1 lost, and its echo", world, options, List.of(strike), i));
        }));
    }

    @Test
    void should_survive_a_log_line_in_front_of_every_character() throws IOException {
        int step = Depth.LONG ? 1 : 3;
        play(
                "log line in an echo",
                longest(Bench.Length::lines) * LONGEST_LINE / step,
                i -> new Fault.SyslogInEcho(i * step / LONGEST_LINE + 1, i * step % LONGEST_LINE));
    }

    @AfterAll
    void count() {
        tally.finish();
    }
}
