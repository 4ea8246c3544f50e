package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuirksTest {

    @Test
    void should_stand_at_the_first_branch_unless_set() {
        Quirks quirks = Quirks.defaults().with(Quirk.NoForm.EVERY_OPTION);
        assertThat(quirks.get(Quirk.NoForm.class)).isEqualTo(Quirk.NoForm.EVERY_OPTION);
        assertThat(quirks.get(Quirk.FullVty.class)).isEqualTo(Quirk.FullVty.REFUSE);
        assertThat(quirks).hasToString("Quirks[NoForm.EVERY_OPTION]");
    }

    @Test
    void should_name_every_switch_with_its_branches() {
        assertThat(Quirks.everySwitch())
                .contains(List.of(Quirk.FullOverPorts.values()), List.of(Quirk.EmptyTable.values()))
                .allMatch(branches -> branches.size() > 1)
                .hasSizeGreaterThan(20);
    }

    @Test
    void should_let_a_set_switch_overrule_the_personality() {
        try (SimulatedRouter router = SimulatedRouter.builder()
                .personality(Personality.IOS_12)
                .quirks(Quirks.defaults().with(Quirk.StaticOrder.SORTED))
                .withoutSsh()
                .start()) {
            router.configureBehindTheBack(
                    "ip nat inside source static 10.0.0.2 192.0.2.239",
                    "ip nat inside source static 10.0.0.1 192.0.2.41");
            assertThat(router.natLines()).first().isEqualTo("ip nat inside source static 10.0.0.1 192.0.2.41");
        }
    }
}
