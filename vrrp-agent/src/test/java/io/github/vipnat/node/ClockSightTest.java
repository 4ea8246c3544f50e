package io.github.vipnat.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSightTest {

    private static final Instant NOON = Instant.ofEpochSecond(1_800_000_000L);

    @Test
    void should_allow_for_the_way_there_and_back() {
        // Asked at noon, answered two seconds later; the node's clock is ten seconds before ours, and its answers took
        // 1.5 s.
        ClockSight sight = ClockSight.of(NOON, "1800000010.200000000", "1800000011.700000000", NOON.plusSeconds(2))
                .orElseThrow();
        assertThat(sight.least()).isEqualTo(Duration.ofMillis(9_700));
        assertThat(sight.most()).isEqualTo(Duration.ofMillis(10_200));
        assertThat(sight.uncertainty()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void should_count_only_what_two_clocks_differ_by_for_certain() {
        ClockSight one = new ClockSight(Duration.ofMillis(-100), Duration.ofMillis(200));
        ClockSight near = new ClockSight(Duration.ofMillis(150), Duration.ofMillis(400));
        ClockSight far = new ClockSight(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(one.differenceFrom(near)).isZero();
        assertThat(one.differenceFrom(far)).isEqualTo(Duration.ofMillis(4_800));
        assertThat(far.differenceFrom(one)).isEqualTo(Duration.ofMillis(4_800));
    }

    @Test
    void should_take_a_date_that_knows_whole_seconds_alone() {
        ClockSight sight = ClockSight.of(NOON, "1800000000.%N", "1800000000.", NOON.plusMillis(500))
                .orElseThrow();
        assertThat(sight.least()).isEqualTo(Duration.ofMillis(-500));
        assertThat(sight.most()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void should_know_nothing_where_no_time_was_told_or_a_clock_was_set_meanwhile() {
        assertThat(ClockSight.of(NOON, "", "1800000000.0", NOON)).isEmpty();
        assertThat(ClockSight.of(NOON, "9".repeat(40), "x", NOON)).isEmpty();
        assertThat(ClockSight.of(NOON, "1800000000.000000000", "1800003600.000000000", NOON.plusSeconds(1)))
                .isEmpty();
    }
}
