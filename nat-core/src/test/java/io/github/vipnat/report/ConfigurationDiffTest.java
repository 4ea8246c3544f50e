package io.github.vipnat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.plan.Change;
import io.github.vipnat.reconcile.PlanReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationDiffTest {

    private static final Pattern HEAD = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    static List<PageCase> cases() throws IOException {
        try (Stream<Path> folders = Files.list(PageCase.PLANS)) {
            return folders.filter(path -> !path.endsWith("two-thousand-rules"))
                    .sorted()
                    .map(PageCase::new)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_hold_each_change_once_and_stand_where_the_configuration_has_it(PageCase golden) {
        PlanReview review = golden.review();
        List<String> diff = ConfigurationDiff.of(review);

        assertThat(diff.stream().filter(line -> line.startsWith("-") && !line.startsWith("---")))
                .containsExactlyInAnyOrderElementsOf(review.plan().removals().stream()
                        .map(change -> "-" + change.entry().line())
                        .toList());
        assertThat(diff.stream().filter(line -> line.startsWith("+") && !line.startsWith("+++")))
                .containsExactlyInAnyOrderElementsOf(review.script().forward().stream()
                        .filter(step -> step.change()
                                .match(new Change.Cases<>((Change.Remove gone) -> false, (Change.Add come) -> true)))
                        .map(step -> "+" + step.line())
                        .toList());
        assertPlaced(diff, golden.read("running.cfg").lines().toList());
    }

    /** What a hunk shows of today is what the file has at the lines it names. */
    private static void assertPlaced(List<String> diff, List<String> running) {
        int grown = 0;
        for (int i = 0; i < diff.size(); i++) {
            Matcher head = HEAD.matcher(diff.get(i));
            if (head.matches()) {
                List<String> hunk = diff.subList(i + 1, diff.size()).stream()
                        .takeWhile(line -> !line.startsWith("@@"))
                        .toList();
                int start = Integer.parseInt(head.group(1));
                int count = Integer.parseInt(head.group(2));
                assertThat(side(hunk, '-')).isEqualTo(running.subList(start - 1, start - 1 + count));
                assertThat(Integer.parseInt(head.group(3))).isEqualTo(start + grown);
                assertThat(side(hunk, '+')).hasSize(Integer.parseInt(head.group(4)));
                grown += side(hunk, '+').size() - count;
            }
        }
    }

    private static List<String> side(List<String> hunk, char sign) {
        return hunk.stream()
                .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
                .map(line -> line.substring(1).stripTrailing())
                .toList();
    }

    @Test
    void should_be_empty_where_nothing_changes() {
        assertThat(ConfigurationDiff.of(PageCase.named("nothing-to-do").review()))
                .isEmpty();
    }
}
