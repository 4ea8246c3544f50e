package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule a {@code no} form means (ios-facts 0.3, 2 and 9.6); those with live flows are {@link InUseTest}. */
class StaticRemovalTest {

    private static final String PORT_80 = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80";
    private static final String PLAIN = "ip nat inside source static 10.4.4.44 172.18.55.77";

    private static SimulatedRouter router(Personality personality, Quirks quirks) {
        SimulatedRouter router = Fixtures.edgeRouter()
                .personality(personality)
                .quirks(quirks)
                .withoutSsh()
                .start();
        router.configureBehindTheBack("vrf definition blue", "exit");
        return router;
    }

    private static String typed(SimulatedRouter router, String... lines) throws Exception {
        try (Typist typist = Typist.at(router)) {
            typist.line("configure terminal");
            return typist.lines(lines);
        }
    }

    // ios-facts 0.3 and 2: the exclamation marks were seen on 17.16; the row without them gives no version, 12.x takes
    // it
    @ParameterizedTest
    @CsvSource({
        "IOS_12, %Translation not found",
        "IOS_15, %Translation not found!!!!",
        "IOS_XE, %Translation not found!!!!",
    })
    void should_say_so_when_the_pair_to_remove_is_not_there(Personality personality, String reply) throws Exception {
        try (SimulatedRouter router = router(personality, Quirks.defaults())) {
            assertThat(typed(router, "no " + PORT_80.replace(" 80", " 8080") + " extendable"))
                    .isEqualTo(reply + "\n");
            assertThat(typed(router, "no " + PLAIN)).isEqualTo(reply + "\n");
            assertThat(typed(router, "no ip nat inside source list 9 interface GigabitEthernet0/1"))
                    .isEqualTo(reply + "\n");
            assertThat(router.natLines()).hasSize(7);
        }
    }

    // ios-facts 9.6, each option by itself
    @ParameterizedTest
    @CsvSource({
        "IDENTITY_IS_ENOUGH, extendable, true",
        "IDENTITY_IS_ENOUGH, no-alias, true",
        "IDENTITY_IS_ENOUGH, vrf blue, false",
        "EVERY_OPTION, extendable, false",
        "EVERY_OPTION, no-alias, false",
        "EVERY_OPTION, vrf blue, false",
        "NOT_EVEN_THE_VRF, extendable, true",
        "NOT_EVEN_THE_VRF, no-alias, true",
        "NOT_EVEN_THE_VRF, vrf blue, true",
    })
    void should_know_a_rule_without_its_options_where_the_quirk_says_so(
            Quirk.NoForm quirk, String option, boolean known) throws Exception {
        try (SimulatedRouter router =
                router(Personality.IOS_15, Quirks.defaults().with(quirk))) {
            String rule = PLAIN + " " + option;
            typed(router, rule);
            assertThat(typed(router, "no " + PLAIN)).isEqualTo(known ? "" : "%Translation not found!!!!\n");
            assertThat(router.natLines().contains(rule)).isEqualTo(!known);
            if (!known) {
                assertThat(typed(router, "no " + rule)).isEmpty();
            }
            assertThat(router.natLines()).hasSize(7);
        }
    }

    @Test
    void should_mean_the_rule_of_the_global_table_first_when_no_vrf_is_named() throws Exception {
        try (SimulatedRouter router =
                router(Personality.IOS_15, Quirks.defaults().with(Quirk.NoForm.NOT_EVEN_THE_VRF))) {
            typed(router, PLAIN + " vrf blue", PLAIN);
            assertThat(typed(router, "no " + PLAIN)).isEmpty();
            assertThat(router.natLines()).contains(PLAIN + " vrf blue").hasSize(8);
            assertThat(typed(router, "no " + PLAIN + " vrf red")).isEqualTo("%Translation not found!!!!\n");
        }
    }

    // IOS adds extendable to a port static by itself (ios-facts 0.4), so the line as it was typed is not the line that
    // stands
    @Test
    void should_remove_a_port_static_without_the_word_it_was_given_unless_the_quirk_wants_it() throws Exception {
        try (SimulatedRouter router = router(Personality.IOS_15, Quirks.defaults());
                SimulatedRouter exact =
                        router(Personality.IOS_15, Quirks.defaults().with(Quirk.NoForm.EVERY_OPTION))) {
            assertThat(typed(router, "no " + PORT_80)).isEmpty();
            assertThat(typed(exact, "no " + PORT_80)).isEqualTo("%Translation not found!!!!\n");
            assertThat(typed(exact, "no " + PORT_80 + " extendable")).isEmpty();
            assertThat(router.natLines()).isEqualTo(exact.natLines()).doesNotContain(PORT_80 + " extendable");
        }
    }
}
