package io.github.vipnat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemTextTest {

    private static final Style WHOLE = new Style(false, /* whole= */ true);

    private static String printed(int lines, Style style) {
        String typed = IntStream.rangeClosed(1, lines)
                .mapToObj(number -> " " + number + " permit tcp host 198.51.100." + number + " any")
                .collect(Collectors.joining("\n"));
        return ProblemText.of(
                List.of(Problem.risk("some-code", "router edge", "what", "why", "type this:\n" + typed)), style);
    }

    @Test
    void should_print_a_long_fix_whole_where_everything_is_asked_for() {
        assertThat(printed(200, WHOLE).lines().filter(line -> line.contains("permit")))
                .hasSize(200);
        assertThat(printed(60, Style.PLAIN).lines().filter(line -> line.contains("permit")))
                .hasSize(60);
    }

    @Test
    void should_say_how_to_have_the_rest_of_a_long_fix_in_a_line_that_can_be_pasted_too() {
        List<String> lines = printed(200, Style.PLAIN).lines().toList();

        assertThat(lines).filteredOn(line -> line.contains("permit")).hasSize(60);
        assertThat(lines.get(lines.size() - 1).strip())
                .isEqualTo("! and 140 lines more; -v and --json print all of them");
    }
}
