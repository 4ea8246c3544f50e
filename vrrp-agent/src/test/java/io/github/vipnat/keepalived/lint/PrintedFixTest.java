package io.github.vipnat.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.ConfFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fix that lint prints of every golden case is typed, and lint asked again. */
class PrintedFixTest {

    static Stream<Path> cases() throws Exception {
        return GoldenLintTest.cases();
    }

    private static Map<String, Long> counts(LintReport report) {
        return report.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.at().file() + " " + finding.code(), Collectors.counting()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_cure_its_finding_and_bring_no_other(Path folder) throws IOException {
        Map<String, String> files = GoldenLintTest.files(folder);
        LintReport report = GoldenLintTest.lint(files);
        Map<String, Long> before = counts(report);
        for (ConfFinding finding : report.findings()) {
            if (report.withoutFix().contains(finding)) {
                assertThat(finding.fix()).as("says why").contains(": ");
                continue;
            }
            Map<String, Long> after = counts(GoldenLintTest.lint(typed(finding, files)));
            String own = finding.at().file() + " " + finding.code();
            assertThat(after.getOrDefault(own, 0L)).as("%s", finding).isLessThan(before.get(own));
            after.forEach((key, count) -> assertThat(count)
                    .as("%s after %s", key, finding)
                    .isLessThanOrEqualTo(before.getOrDefault(key, 0L)));
        }
    }

    private static Map<String, String> typed(ConfFinding finding, Map<String, String> files) {
        Map<String, String> edited = new HashMap<>(files);
        SameBlock.of(finding, files).forEach(place -> {
            Optional<String> text = FixTypist.type(files.get(place.at().file()), place);
            text.ifPresent(it -> edited.put(place.at().file(), it));
        });
        assertThat(edited).as("typed: %s", finding).isNotEqualTo(files);
        return edited;
    }

    @Test
    void should_count_at_the_end_what_has_no_line_to_type() throws Exception {
        List<LintReport> reports = cases().map(folder -> {
                    try {
                        return GoldenLintTest.lint(GoldenLintTest.files(folder));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
        long without =
                reports.stream().mapToLong(report -> report.withoutFix().size()).sum();
        long all =
                reports.stream().mapToLong(report -> report.findings().size()).sum();
        assertThat(without).isPositive().isLessThan(all);
        assertThat(reports.get(1).closingNote()).contains("fix was tried", "0 of 1 finding");
    }
}
