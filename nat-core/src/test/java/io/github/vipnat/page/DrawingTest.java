package io.github.vipnat.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final Pattern NUMBER = Pattern.compile("(?<= (?:x|y|x1|x2|y1|y2|width)=\")[^\"]*");

    @Test
    void should_cut_words_that_have_no_room_and_show_the_whole_of_them_under_the_pointer() {
        String cut = Picture.of("p", 100, 20)
                .words(new Spot(0, 10), "a name longer than that", 80)
                .markup()
                .toString();
        assertThat(cut).contains("<title>a name longer than that</title>a name lo…");
        assertThat(Label.length("東京")).isEqualTo(2 * Label.length("ab"));
    }

    @Test
    void should_write_round_values_at_an_axis_and_keep_every_value_on_it() {
        Axis axis = new Axis(0, 87, 100, 200);
        assertThat(axis.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
        assertThat(List.of(axis.at(-5), axis.at(0), axis.at(43.5), axis.at(900)))
                .containsExactly(100.0, 100.0, 150.0, 200.0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis(3, 3, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis(Double.NaN, 3, 0, 1));
    }

    @Test
    void should_draw_inside_of_its_frame_with_numbers_alone() {
        for (String drawing : List.of(
                Drawings.leads("words").markup().toString(),
                Drawings.lanes("words").markup().toString())) {
            assertThat(NUMBER.matcher(drawing).results().map(MatchResult::group).map(Double::valueOf))
                    .isNotEmpty()
                    .allMatch(value -> value >= 0 && value <= 900);
        }
    }

    @Test
    void should_leave_out_an_arrow_to_a_box_that_is_not_there() {
        assertThat(Drawings.leads("words").markup().toString())
                .contains("class=\"way good\"")
                .doesNotContain("not there");
    }

    @Test
    void should_draw_no_chart_of_nothing_and_one_of_a_single_moment() {
        assertThat(new Lanes("t", "s", List.of(), List.of()).markup().isNone()).isTrue();
        Lanes one = new Lanes(
                "t", "s", List.of(new Lanes.Lane("a", List.of(new Lanes.Bar(0, 0, Tone.PLAIN, "")))), List.of());
        assertThat(one.markup().toString()).contains("class=\"bar\"");
    }
}
