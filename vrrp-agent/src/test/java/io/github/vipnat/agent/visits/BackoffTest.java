package io.github.vipnat.agent.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Backoff of(int seed) {
        return new Backoff(new SplittableRandom(seed));
    }

    @Test
    void should_double_from_a_second_to_five_minutes_each_time_between_a_half_and_the_whole() {
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = of(seed);
            for (int tries = 0; tries < 100; tries++) {
                long whole = Math.min(1000L << Math.min(tries, 20), 300_000);
                assertThat(backoff.next(Duration.ofHours(1)).toMillis()).isBetween(whole / 2, whole);
            }
        }
    }

    @Test
    void should_never_wait_longer_than_the_timer_would() {
        Backoff backoff = of(1);
        assertThat(IntStream.range(0, 100).mapToObj(tries -> backoff.next(MINUTE)))
                .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(MINUTE));
    }

    @Test
    void should_begin_anew_after_something_happened() {
        Backoff backoff = of(1);
        IntStream.range(0, 9).forEach(tries -> backoff.next(MINUTE));
        backoff.reset();
        assertThat(backoff.next(MINUTE)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void should_not_come_at_the_same_moment_on_two_nodes() {
        Backoff one = of(1);
        Backoff other = of(2);
        assertThat(IntStream.range(0, 20).filter(tries -> one.next(MINUTE).equals(other.next(MINUTE))))
                .isEmpty();
        assertThat(Stream.generate(() -> of(1).timer(MINUTE)).limit(3).distinct())
                .hasSize(1);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> of(seed).timer(MINUTE))
                        .distinct())
                .hasSizeGreaterThan(45);
    }

    @Test
    void should_bring_the_timer_forward_by_a_tenth_at_the_most() {
        for (int seed = 0; seed < 500; seed++) {
            assertThat(of(seed).timer(MINUTE)).isBetween(Duration.ofSeconds(54), MINUTE);
        }
    }
}
