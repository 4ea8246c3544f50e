package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private static final Holding HERE = new Holding("lan0", Given.OWN, Set.of("00:15:5D:0A:0B:02"));

    @Test
    void should_know_its_own_macs_in_either_case_and_no_other() {
        assertThat(HERE.isOwn(Given.OWN)).isTrue();
        assertThat(HERE.isOwn("00:15:5D:0a:0b:02")).isTrue();
        assertThat(HERE.isOwn("00:15:5d:0a:0b:03")).isFalse();
    }

    @Test
    void should_find_all_well_where_the_router_sends_to_another_interface_of_this_host() {
        Given well = Given.well();
        Given here = new Given(
                well.policy(),
                Optional.of(HERE),
                well.fact(),
                well.others(),
                Given.seen(Given.OTHER),
                0,
                well.unsaved(),
                well.repair(),
                0,
                0,
                well.frozen());
        assertThat(here.decision()).isInstanceOf(Decision.AllWell.class);
    }
}
