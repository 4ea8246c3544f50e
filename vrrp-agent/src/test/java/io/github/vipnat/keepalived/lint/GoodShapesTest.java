package io.github.vipnat.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.MemoryFiles;
import io.github.vipnat.problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Configurations of the kinds that people run, all of them good: none may be called a fault, in either release.
 * {@code table.txt} has the exit code of {@code vipnat keepalived lint} and the findings of each; it is written anew with
 * {@code -Dvipnat.golden.update=true}.
 */
class GoodShapesTest {

    private static final Path SOURCE = Path.of("src/test/resources/shapes/table.txt");

    @Test
    void should_call_no_good_configuration_a_fault() {
        Map<String, Map<String, String>> shapes = shapes();
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(60);
        List<String> table = new ArrayList<>();
        shapes.forEach((name, files) -> table.add(row(name, lint(files))));
        if (Boolean.getBoolean("vipnat.golden.update")) {
            write(table);
        }
        assertThat(table)
                .containsExactlyElementsOf(resource("/shapes/table.txt").lines().toList());
        assertThat(table).allMatch(row -> row.startsWith("0 "));
    }

    private static String row(String name, LintReport report) {
        boolean fault = report.findings().stream()
                .anyMatch(finding -> finding.severity().compareTo(Severity.RISK) <= 0);
        String findings = report.findings().stream()
                .map(finding -> finding.severity() + " " + finding.code() + " " + finding.at())
                .collect(Collectors.joining("; "));
        return (fault ? "3 " : "0 ") + name + (findings.isEmpty() ? "" : " | " + findings);
    }

    private static LintReport lint(Map<String, String> files) {
        ConfParser parser = new ConfParser(new MemoryFiles(files));
        return new KeepalivedLint()
                .check(files.keySet().stream()
                        .map(name -> new KeepalivedLint.NodeFile(
                                name.replace(".conf", ""), parser.parse(name), HostView.unknown(), parser))
                        .toList());
    }

    private static Map<String, Map<String, String>> shapes() {
        Map<String, Map<String, String>> shapes = new LinkedHashMap<>();
        for (String shape : resource("/shapes/good.txt").split("(?m)^=== ", -1)) {
            if (!shape.isEmpty()) {
                int end = shape.indexOf('\n');
                shapes.put(shape.substring(0, end), files(shape.substring(end + 1)));
            }
        }
        return shapes;
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : text.split("(?m)^--- ", -1)) {
            if (!file.isEmpty()) {
                int end = file.indexOf('\n');
                files.put(file.substring(0, end), file.substring(end + 1));
            }
        }
        return files;
    }

    private static void write(List<String> table) {
        try {
            Files.writeString(SOURCE, table.stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(GoodShapesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
