package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Random sites, random wishes, random routers, random trouble: 10,000 of them, or a million with
 * {@code -Dvipnat.long=true}. The same seed is the same scenario, byte by byte.
 */
@Timeout(6 * 3600)
class RandomScenarioTest {

    private static final String SEED = "vipnat.seed";
    private static final long MANY = Depth.LONG ? 1_000_000 : 10_000;

    @Test
    @DisabledIfSystemProperty(named = SEED, matches = ".+")
    void should_end_whole_or_not_at_all_whatever_comes_together() {
        Tally tally = new Tally("Random scenarios, in memory");
        tally.addAll(LongStream.range(0, MANY).parallel().mapToObj(RandomScenarioTest::play));
        tally.finish();
    }

    private static Trial play(long seed) {
        Trial trial = Bench.inMemory(RandomScenario.of(seed));
        return trial.isGood()
                ? trial
                : trial.judged(java.util.stream.Stream.concat(
                                trial.complaints().stream(), java.util.stream.Stream.of("again:  " + again(seed)))
                        .toList());
    }

    private static String again(long seed) {
        return "mvn -q -pl nat-core -am test -Dtest=RandomScenarioTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + SEED + "=" + seed;
    }

    /** One seed, told in full. */
    @Test
    @EnabledIfSystemProperty(named = SEED, matches = ".+")
    void should_end_whole_or_not_at_all_with_this_seed() {
        Scenario scenario = RandomScenario.of(Long.getLong(SEED));
        Trial trial = Bench.inMemory(scenario);
        System.out.println(scenario.world().running() + scenario.world().cluster()
                + scenario.world().quirks() + "\n"
                + String.join("\n", scenario.world().wanted()) + "\n" + trial);
        assertThat(trial.complaints()).isEmpty();
    }
}
