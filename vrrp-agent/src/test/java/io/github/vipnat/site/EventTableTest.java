package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTableTest {

    private static final Prediction.Window NONE = new Prediction.Window(Duration.ZERO, Duration.ZERO);
    private static final Prediction.Window THREE =
            new Prediction.Window(Duration.ofMillis(2670), Duration.ofMillis(3630));
    private static final EventTable.Tolerance STRICT =
            new EventTable.Tolerance(Duration.ofMillis(300), Duration.ofSeconds(1), 0);

    private final EventTable table = new EventTable();

    private void dies(long outage, long move) {
        table.add(
                "dies",
                new Prediction.Expected("vm2", THREE, THREE),
                Duration.ofMillis(outage),
                Duration.ofMillis(move),
                7);
    }

    private void returns(long outage, long lost) {
        table.add(
                "returns",
                new Prediction.Expected("vm1", NONE, THREE),
                Duration.ofMillis(outage),
                Duration.ofMillis(3000),
                lost);
    }

    @Test
    void should_take_what_lies_in_its_window_or_near() {
        dies(2400, 2400);
        dies(4600, 4600);
        returns(0, 0);

        assertThat(table.outside(List.of("dies", "returns"), STRICT)).isEmpty();
    }

    @Test
    void should_find_one_that_came_early_though_the_median_did_not() {
        dies(3000, 3000);
        dies(2300, 3000);
        dies(3000, 3000);

        assertThat(table.outside(List.of("dies"), STRICT))
                .containsExactly("dies, outage: 2.30, predicted 2.67 .. 3.63");
    }

    @Test
    void should_find_one_that_came_late_though_the_median_did_not() {
        dies(3000, 3000);
        dies(3000, 4700);
        dies(3000, 3000);

        assertThat(table.outside(List.of("dies"), STRICT))
                .containsExactly("dies, VIP moves: 4.70, predicted 2.67 .. 3.63");
    }

    @Test
    void should_find_a_request_that_was_lost_on_return() {
        returns(60, 0);
        returns(60, 1);

        assertThat(table.outside(List.of("returns"), STRICT))
                .containsExactly("returns: 1 requests were lost, no outage was predicted");
        assertThat(table.outside(
                        List.of("returns"), new EventTable.Tolerance(Duration.ofMillis(300), Duration.ofSeconds(3), 2)))
                .isEmpty();
    }

    @Test
    void should_take_the_mean_of_the_middle_pair_for_the_median() {
        assertThat(EventTable.median(List.of(Duration.ofMillis(3000), Duration.ofMillis(2000))))
                .isEqualTo(Duration.ofMillis(2500));
        assertThat(EventTable.median(List.of(Duration.ofMillis(9), Duration.ofMillis(1), Duration.ofMillis(2))))
                .isEqualTo(Duration.ofMillis(2));
    }
}
