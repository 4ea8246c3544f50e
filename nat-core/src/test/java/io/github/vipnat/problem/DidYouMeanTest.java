package io.github.vipnat.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    private static final List<String> KEYS =
            List.of("name", "address", "virtual-router-id", "as", "vrf", "keep", "mapping-id", "no-alias", "MASTER");

    @ParameterizedTest
    @CsvSource({
        "adress, address",
        "adderss, address",
        "virtual_router_id, virtual-router-id",
        "virtual-router, virtual-router-id",
        "Keep, keep",
        "master, MASTER",
        "noalias, no-alias",
        "sa, as",
        "map, mapping-id"
    })
    void should_find_what_was_meant(String word, String meant) {
        assertThat(DidYouMean.nearest(word, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"password", "x9", "''", "publish"})
    void should_not_guess_wildly(String word) {
        assertThat(DidYouMean.nearest(word, KEYS)).isEmpty();
    }

    @Test
    void should_not_spend_time_on_a_word_of_no_sensible_length() {
        assertThat(DidYouMean.nearest("address".repeat(1_000_000), KEYS)).isEmpty();
    }

    @Test
    void should_count_swapped_neighbours_as_one_edit() {
        assertThat(DidYouMean.edits("keep", "keep")).isZero();
        assertThat(DidYouMean.edits("kepe", "keep")).isEqualTo(1);
        assertThat(DidYouMean.edits("", "keep")).isEqualTo(4);
    }
}
