package io.github.vipnat.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import org.junit.jupiter.api.Test;

class RoundTripListTest {

    @Test
    void should_list_the_round_trips_of_each_router_with_what_they_were_for() {
        RoundTripList list = new RoundTripList(Progress.silent());
        list.waited("edge", "before the first prompt");
        list.begins("edge", ApplyStep.PREFLIGHT);
        list.waited("edge", "after typing \"show reload\"");
        list.waited("core", "before the first prompt");

        assertThat(list.lines())
                .containsExactly(
                        "core  1 round trips, besides those of connecting:",
                        "    1  LOOK       before the first prompt",
                        "edge  2 round trips, besides those of connecting:",
                        "    1  LOOK       before the first prompt",
                        "    2  PREFLIGHT  after typing \"show reload\"");
    }
}
