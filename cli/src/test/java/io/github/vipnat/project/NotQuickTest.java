package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that was renamed would come back into {@code bin/test --quick} with its minutes. */
class NotQuickTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    @Test
    void should_name_only_tests_that_are_there() throws IOException {
        List<Path> tests = tests();

        assertThat(Files.readAllLines(ROOT.resolve("config/not-quick.txt")))
                .filteredOn(line -> line.endsWith("Test.java") || line.endsWith("/**"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    PathMatcher named = FileSystems.getDefault().getPathMatcher("glob:" + line);
                    assertThat(tests).as(line).anyMatch(named::matches);
                });
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(NotQuickTest::testsBelow)
                    .toList();
        }
    }

    private static Stream<Path> testsBelow(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .map(sources::relativize)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
