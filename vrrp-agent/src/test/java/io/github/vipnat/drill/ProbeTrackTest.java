package io.github.vipnat.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outage goes from the last answer before to the first answer after. */
class ProbeTrackTest {

    private static final ProbeTarget WEB =
            new ProbeTarget(ProbeKind.HTTP, Ipv4.parse("172.18.55.51").orElseThrow(), 80);

    /** A request every 100 ms, answered after 10 ms (.), lost after 900 ms (x), or answered after 350 ms (s). */
    private static ProbeTrack track(String course) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < course.length(); i++) {
            char one = course.charAt(i);
            int took = one == 'x' ? 900 : one == 's' ? 350 : 10;
            samples.add(new Sample(
                    ms(100 * i), ms(100 * i + took), one == 'x' ? Optional.of("no answer") : Optional.empty()));
        }
        return new ProbeTrack(WEB, samples);
    }

    private static Duration ms(long milliseconds) {
        return Duration.ofMillis(milliseconds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "..........,             ''",
        "...xxx....,             210-610",
        "...x......,             210-410",
        "...x..x...,             210-410 510-710",
        "...xxxxxxx,             210-1000 open",
        "xxx.......,             0-310",
        "xxxxxxxxxx,             0-1000 open",
        "..sxx.....,             300-510",
    })
    void should_find_each_time_without_an_answer(String course, String expected) {
        StringBuilder found = new StringBuilder();
        track(course)
                .gaps(Duration.ZERO, ms(1000))
                .forEach(gap -> found.append(found.isEmpty() ? "" : " ")
                        .append(gap.from().toMillis())
                        .append('-')
                        .append(gap.to().toMillis())
                        .append(gap.isOpen() ? " open" : ""));

        assertThat(found).hasToString(expected);
    }

    @Test
    void should_count_what_was_lost_and_keep_why() {
        Gap gap = track("..xxx..").gaps(Duration.ZERO, ms(700)).get(0);

        assertThat(gap.lost()).isEqualTo(3);
        assertThat(gap.why()).isEqualTo("no answer");
        assertThat(gap.length()).isEqualTo(ms(400));
    }

    @Test
    void should_not_count_what_was_lost_before_the_lever() {
        assertThat(track("xx........").gaps(ms(250), ms(1000))).isEmpty();
    }

    @Test
    void should_say_the_longest_pause_between_two_requests() {
        List<Sample> samples = new ArrayList<>(track("...").samples());
        samples.add(new Sample(ms(900), ms(910), Optional.empty()));

        assertThat(new ProbeTrack(WEB, samples).resolution(Duration.ZERO, ms(1000)))
                .isEqualTo(ms(700));
    }

    @Test
    void should_put_answers_in_the_order_of_their_requests() {
        List<Sample> samples = new ArrayList<>(track("..x..").samples());
        samples.add(samples.remove(2)); // giving up takes longest, so it comes last

        assertThat(new ProbeTrack(WEB, samples).gaps(Duration.ZERO, ms(500)))
                .extracting(gap -> gap.length().toMillis())
                .containsExactly(200L);
    }

    @ParameterizedTest(name = "{0} targets")
    @CsvSource({"1, 20", "2, 40", "3, 60", "4, 60", "30, 60", "600, 60"})
    void should_never_ask_more_than_sixty_times_a_second_in_all(int targets, double most) {
        double each = Duration.ofSeconds(1).toNanos()
                / (double) Pace.interval(targets).toNanos();

        assertThat(each * targets).isLessThanOrEqualTo(most * 1.0001);
    }
}
