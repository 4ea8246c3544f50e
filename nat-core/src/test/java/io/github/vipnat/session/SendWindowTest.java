package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.session.SendWindow.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far ahead a session types: in lines and in bytes, by whole groups, in few flights. */
class SendWindowTest {

    private static Entry line(String group, int number) {
        return new Entry("line " + number + " of " + group, true, group);
    }

    private static Deque<Entry> group(String name, int size) {
        return new ArrayDeque<>(
                IntStream.range(0, size).mapToObj(i -> line(name, i)).toList());
    }

    /** Types all of it against a device that answers one line at a time; gives the flights. */
    private static List<List<Entry>> flights(SendWindow window, Deque<Entry> waiting) {
        List<List<Entry>> flights = new ArrayList<>();
        Deque<Entry> inFlight = new ArrayDeque<>();
        while (!waiting.isEmpty() || !inFlight.isEmpty()) {
            List<Entry> now = window.admit(waiting, inFlight, "no");
            if (!now.isEmpty()) {
                flights.add(now);
                inFlight.addAll(now);
            }
            assertThat(inFlight).hasSizeLessThanOrEqualTo(window.lines());
            assertThat(inFlight.stream()
                            .mapToInt(entry -> entry.typed("no").length())
                            .sum())
                    .isLessThanOrEqualTo(window.bytes());
            inFlight.remove();
        }
        return flights;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 32, 64})
    void should_never_have_more_without_an_answer_than_it_says(int lines) {
        Deque<Entry> waiting = group("a", 200);
        waiting.addAll(group("b", 5));
        waiting.addAll(group("c", 70));
        assertThat(flights(SendWindow.ofLines(lines), waiting).stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(275);
    }

    @Test
    void should_not_split_a_group_that_the_window_holds() {
        Deque<Entry> waiting = group("a", 5);
        waiting.addAll(group("b", 5));
        waiting.addAll(group("c", 8));
        assertThat(flights(SendWindow.ofLines(8), waiting))
                .containsExactly(List.copyOf(group("a", 5)), List.copyOf(group("b", 5)), List.copyOf(group("c", 8)));
    }

    @Test
    void should_need_one_flight_for_half_a_window() {
        assertThat(flights(SendWindow.ofLines(64), group("a", 2000))).hasSizeLessThanOrEqualTo(2 * 2000 / 64 + 2);
    }

    @Test
    void should_type_one_line_that_is_longer_than_the_window() {
        Entry longest = new Entry("x".repeat(2000), true, "a");
        assertThat(SendWindow.ofLines(8).admit(new ArrayDeque<>(List.of(longest)), new ArrayDeque<>(), "no"))
                .containsExactly(longest);
    }
}
