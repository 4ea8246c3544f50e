package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Random sites, random wishes, random routers, random trouble: 1,000 of them, 10,000 with {@code -Dvipnat.full=true}, a million with {@code -Dvipnat.long=true},
 * those from one seed to another with {@code -Dvipnat.seed=10000-20000}, one told in full with {@code -Dvipnat.seed=4711}.
 * The same seed is the same scenario, byte by byte.
 */
@Timeout(6 * 3600)
class RandomScenarioTest {

    private static final String SEED = "vipnat.seed";
    private static final String ONE = "[0-9]+";
    private static final String MANY = "0-" + Depth.seeds(1_000, 10_000, 1_000_000);

    @Test
    @DisabledIfSystemProperty(named = SEED, matches = ONE)
    void should_end_whole_or_not_at_all_whatever_comes_together() {
        String[] seeds = System.getProperty(SEED, MANY).split("-", 2);
        TrialTally tally = new TrialTally("Random scenarios, in memory, seeds " + String.join(" to ", seeds));
        LongStream all = LongStream.range(Long.parseLong(seeds[0]), Long.parseLong(seeds[1]));
        tally.addAll(all.parallel().mapToObj(seed -> Bench.inMemory(RandomScenario.of(seed))));
        tally.finish();
    }

    /** One seed, told in full. */
    @Test
    @EnabledIfSystemProperty(named = SEED, matches = ONE)
    void should_end_whole_or_not_at_all_with_this_seed() {
        Scenario scenario = RandomScenario.of(Long.getLong(SEED));
        Trial trial = Bench.inMemory(scenario);
        System.out.println(scenario.world().running() + scenario.world().cluster()
                + scenario.world().quirks() + "\n"
                + String.join("\n", scenario.world().wanted()) + "\n" + trial);
        assertThat(trial.complaints()).isEmpty();
    }
}
