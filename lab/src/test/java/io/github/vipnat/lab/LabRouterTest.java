package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LabRouterTest {

    @RegisterExtension
    final LabRouter lab = LabRouter.of(Fixtures.edgeRouter().withoutSsh());

    @RepeatedTest(2)
    void should_start_a_fresh_router_for_every_test(SimulatedRouter router) throws Exception {
        assertThat(router).isSameAs(lab.router());
        assertThat(router.natLines()).hasSize(7);
        try (Typist typist = Typist.at(router)) {
            typist.lines("configure terminal", "no ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21");
        }
        assertThat(router.natLines()).hasSize(6);
    }

    @Test
    void should_say_what_is_missing_outside_a_test() {
        assertThatThrownBy(() -> LabRouter.of(SimulatedRouter.builder()).router())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
        assertThatThrownBy(() -> lab.router().port()).hasMessageContaining("without SSH");
    }

    @Test
    void should_need_a_user_to_log_in() {
        try (SimulatedRouter nobody = SimulatedRouter.builder().withoutSsh().start()) {
            assertThatThrownBy(nobody::openTerminal).hasMessageContaining("no user");
            assertThatThrownBy(() -> nobody.openTerminal("who")).hasMessageContaining("no user who");
        }
    }
}
