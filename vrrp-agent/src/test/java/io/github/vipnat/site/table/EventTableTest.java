package io.github.vipnat.site.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.site.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTableTest {

    private static final Prediction.Window NONE = new Prediction.Window(Duration.ZERO, Duration.ZERO);
    private static final Prediction.Window THREE =
            new Prediction.Window(Duration.ofMillis(2670), Duration.ofMillis(3630));
    private static final EventTable.Tolerance STRICT =
            new EventTable.Tolerance(Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofMillis(500));
    private static final Twin.Excuse BUSY = new Twin.Excuse(Duration.ofSeconds(2), 1, "busy");

    private final EventTable table = new EventTable();

    private void dies(long outage, long move) {
        dies(outage, move, Twin.Excuse.NONE);
    }

    private void dies(long outage, long move, Twin.Excuse excuse) {
        dies(outage, move, Duration.ZERO, excuse);
    }

    private void dies(long outage, long move, Duration happening, Twin.Excuse excuse) {
        table.add(
                "dies",
                new Prediction.Expected("vm2", THREE, THREE),
                new EventTable.Measured(Duration.ofMillis(outage), Duration.ofMillis(move), happening, 7),
                excuse);
    }

    private void returns(long outage, long lost, Twin.Excuse excuse) {
        table.add(
                "returns",
                new Prediction.Expected("vm1", NONE, THREE),
                new EventTable.Measured(Duration.ofMillis(outage), Duration.ofMillis(3000), Duration.ZERO, lost),
                excuse);
    }

    @Test
    void should_take_what_lies_in_its_window_or_near() {
        dies(2400, 2400);
        dies(4600, 4100);
        dies(4600, 4400, Duration.ofMillis(300), Twin.Excuse.NONE);
        returns(0, 0, Twin.Excuse.NONE);

        assertThat(table.outside(List.of("dies", "returns"), STRICT)).isEmpty();
    }

    @Test
    void should_find_one_that_came_early_though_the_median_did_not() {
        dies(3000, 3000);
        dies(2300, 3000);
        dies(3000, 3000);

        assertThat(table.outside(List.of("dies"), STRICT))
                .containsExactly("dies, outage: 2.30, predicted 2.67 .. 3.63; ");
    }

    @Test
    void should_find_one_that_came_late_though_the_median_did_not() {
        dies(3000, 3000);
        dies(3000, 4200);
        dies(4700, 3000);

        assertThat(table.outside(List.of("dies"), STRICT))
                .containsExactly(
                        "dies, VIP moves: 4.20, predicted 2.67 .. 3.63; ",
                        "dies, outage: 4.70, predicted 2.67 .. 3.63; ");
    }

    @Test
    void should_excuse_what_the_twin_had_to_wait_for_too_and_say_so_of_what_is_later_still() {
        dies(5600, 5600, BUSY);
        dies(3000, 6200, BUSY);

        assertThat(table.outside(List.of("dies"), STRICT))
                .containsExactly("dies, VIP moves: 6.20, predicted 2.67 .. 3.63; busy");
    }

    @Test
    void should_find_a_request_that_was_lost_on_return_unless_the_twin_lost_one() {
        returns(60, 0, Twin.Excuse.NONE);
        returns(60, 1, BUSY);
        assertThat(table.outside(List.of("returns"), STRICT)).isEmpty();

        returns(60, 1, Twin.Excuse.NONE);
        returns(60, 2, BUSY);
        assertThat(table.outside(List.of("returns"), STRICT))
                .containsExactly(
                        "returns: 1 requests were lost, no outage was predicted; ",
                        "returns: 2 requests were lost, no outage was predicted; busy");
    }

    @Test
    void should_take_the_mean_of_the_middle_pair_for_the_median() {
        assertThat(EventTable.median(List.of(Duration.ofMillis(3000), Duration.ofMillis(2000))))
                .isEqualTo(Duration.ofMillis(2500));
        assertThat(EventTable.median(List.of(Duration.ofMillis(9), Duration.ofMillis(1), Duration.ofMillis(2))))
                .isEqualTo(Duration.ofMillis(2));
    }
}
