package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations as routers print them, which the lab gives back as it got them. */
class LoadedTextTest {

    private static final String RULE = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";

    private static SimulatedRouter router(String configuration) {
        return builder(configuration).start();
    }

    private static SimulatedRouter.Builder builder(String configuration) {
        return SimulatedRouter.builder()
                .configuration(configuration)
                .quirks(Quirks.defaults().with(Quirk.HeldCertificate.NONE))
                .withoutSsh();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** ios-facts 11.4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "macro name publish\n%s\n@\n",
                "menu desk title ^C\n%s\n^C\n",
                "menu desk prompt #\n%s\n#\n",
                "aaa authentication banner ^C\n%s\n^C\n",
                "aaa authentication fail-message ~\n%s\n~\n",
                "banner prompt-timeout ^C\n%s\n^C\n",
                "crypto isakmp client configuration group STAFF\n banner ^C\n%s\n   ^C\n",
            })
    void should_take_no_text_for_a_rule(String block) {
        String text = block.formatted(RULE + "\ninterface GigabitEthernet0/7\n ip nat inside\nend");
        try (SimulatedRouter router = router("hostname edge\n" + text + RULE.replace(".11", ".12") + "\nend\n")) {
            assertThat(router.natLines()).containsExactly(RULE.replace(".11", ".12"));
            assertThat(router.runningConfig()).contains(text);
        }
    }

    @Test
    void should_go_on_behind_a_text_on_one_line() {
        try (SimulatedRouter router =
                router("hostname edge\naaa authentication fail-message ^CNo.^C\n" + RULE + "\nend\n")) {
            assertThat(router.natLines()).containsExactly(RULE);
        }
    }

    /** ios-facts 1.2, the last form of a pool. */
    @Test
    void should_keep_the_lines_below_a_nat_line() {
        String pool =
                "ip nat pool P prefix-length 24\n address 172.18.55.60 172.18.55.63\n address 172.18.55.70 172.18.55.71\n";
        try (SimulatedRouter router =
                router("hostname edge\n" + pool + "ip route 0.0.0.0 0.0.0.0 172.18.55.254\nend\n")) {
            assertThat(router.runningConfig()).contains(pool);
        }
    }

    @Test
    void should_keep_one_list_for_several_vrfs() {
        List<String> rules = List.of(
                "ip nat inside source list PAT interface GigabitEthernet0/1 vrf BLUE overload",
                "ip nat inside source list PAT interface GigabitEthernet0/2 vrf GREEN overload");
        try (SimulatedRouter router = router("hostname edge\n" + String.join("\n", rules) + "\nend\n")) {
            assertThat(lines(router.runningConfig())).containsAll(rules);
        }
    }

    @Test
    void should_keep_statics_whose_words_it_does_not_know() {
        List<String> rules = List.of(
                "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 someword",
                "ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 someword");
        try (SimulatedRouter router = router("hostname edge\n" + String.join("\n", rules) + "\nend\n")) {
            assertThat(lines(router.runningConfig())).containsAll(rules);
        }
    }

    /** ios-facts 11.1, third row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Using 44 out of 262136 bytes\n",
                "Using 20 out of 262136 bytes, uncompressed size = 44 bytes\n",
                "Using 20 out of 262136 bytes\nUncompressed configuration from 20 bytes to 44 bytes\n",
            })
    void should_know_the_sizes_from_the_startup_configuration(String sizes) {
        try (SimulatedRouter router = builder("hostname edge\nend\n")
                .startupConfiguration(sizes + "!\nhostname saved\n!\nend\n")
                .start()) {
            assertThat(router.startupConfig()).startsWith("!\n").contains("hostname saved\n");
            router.reload();
            assertThat(router.runningConfig()).contains("hostname saved\n").doesNotContain("bytes");
        }
    }
}
