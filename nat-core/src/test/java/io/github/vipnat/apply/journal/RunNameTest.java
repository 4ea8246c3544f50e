package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a run may be is seen in its name. */
class RunNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"20261122-143000-edge", "20261122-143000-edge-2", "20261122-143000-edge-999"})
    void should_know_the_name_of_a_run_on_a_router(String name) {
        assertThat(new RunName(name).isOfOurForm()).isTrue();
        assertThat(new RunName(name).mayBeOf("edge")).isTrue();
        assertThat(new RunName(name).mayConcern("edge")).isTrue();
        assertThat(new RunName(name).mayConcern("edge1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261122-143000-edge1",
                "20261122-143000-edge-1000",
                "20261122-143000-edge-",
                "20261122-143000-edge-x",
                "20261122-143000-dge"
            })
    void should_know_it_from_that_of_another(String name) {
        assertThat(new RunName(name).mayConcern("edge")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "edge",
                "20261122-143000-",
                "20261122 143000-edge",
                "2026112-143000-edge",
                "20261122-14300x-edge",
                "\u0662\u0660261122-143000-edge"
            })
    void should_hold_any_other_name_for_one_of_any_router(String name) {
        assertThat(new RunName(name).isOfOurForm()).isFalse();
        assertThat(new RunName(name).mayBeOf("edge")).isFalse();
        assertThat(new RunName(name).mayConcern("edge")).isTrue();
    }
}
