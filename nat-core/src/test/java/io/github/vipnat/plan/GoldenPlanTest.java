package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.plan.GoldenCase.Actual;
import io.github.vipnat.plan.GoldenCase.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder, one story: {@code golden/plan/CASE} holds a site, a router, and the expected commands, way back, rules
 * afterwards and problems. Expected files are written by hand before the code, each with a comment that cites its source.
 *
 * <p>To rewrite the lines under those comments from what the code does today, and then read the difference:
 * {@code mvn -pl nat-core -am test -Dtest=GoldenPlanTest -Dsurefire.failIfNoSpecifiedTests=false -Dvipnat.golden=update}.
 */
class GoldenPlanTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/plan");

    private static final Set<String> INPUTS = Set.of("cluster.yaml", "running.cfg");

    private static final boolean UPDATE = "update".equals(System.getProperty("vipnat.golden"));

    static Stream<GoldenCase> cases() throws IOException {
        return paths(GOLDEN).stream().map(GoldenCase::new);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_plan_what_is_written(GoldenCase golden) {
        Actual actual = golden.actual();
        for (Expected expected : Expected.values()) {
            List<String> lines = actual.of(expected);
            if (UPDATE) {
                golden.update(expected, lines);
            }
            boolean orderCounts = expected == Expected.PLAN || expected == Expected.ROLLBACK;
            assertThat(orderCounts ? lines : sorted(lines))
                    .as("%s of %s", expected.file(), golden)
                    .isEqualTo(orderCounts ? golden.expected(expected) : sorted(golden.expected(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_lead_there_and_back_when_the_written_lines_are_typed(GoldenCase golden) {
        List<String> after = Typing.typed(golden.staticsBefore(), golden.expected(Expected.PLAN));

        assertThat(after).containsExactlyInAnyOrderElementsOf(golden.expected(Expected.AFTER));
        assertThat(Typing.typed(after, golden.expected(Expected.ROLLBACK)))
                .containsExactlyInAnyOrderElementsOf(golden.staticsBefore());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_cite_a_source_in_every_expected_file(GoldenCase golden) {
        for (Expected expected : Expected.values()) {
            if (Files.exists(golden.folder().resolve(expected.file()))) {
                assertThat(golden.comments(expected))
                        .as("comments of %s in %s", expected.file(), golden)
                        .anyMatch(line -> line.matches("! .*(ios-facts|ha-document|planning) [0-9].*"));
            }
        }
    }

    @Test
    void should_find_no_stray_and_no_missing_file() throws IOException {
        Set<String> required = new HashSet<>(INPUTS);
        Arrays.stream(Expected.values())
                .filter(expected -> expected != Expected.PROBLEMS)
                .forEach(expected -> required.add(expected.file()));
        for (Path folder : paths(GOLDEN)) {
            List<String> names = paths(folder).stream()
                    .map(path -> path.getFileName().toString())
                    .toList();
            assertThat(names).as("files of %s", folder).containsAll(required);
            names = new ArrayList<>(names);
            names.removeAll(required);
            assertThat(names).as("other files of %s", folder).isSubsetOf(Expected.PROBLEMS.file());
        }
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
