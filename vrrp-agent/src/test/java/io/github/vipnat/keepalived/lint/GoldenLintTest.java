package io.github.vipnat.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.MemoryFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder a case, named by its class in keepalived-facts 3.3 and the upstream issue that shows it; {@code expected.txt} has
 * a line for each finding: severity, code, file:line:column, and the fix. With {@code -Dvipnat.golden.update=true} the files
 * are written anew; read the difference before you keep it.
 */
class GoldenLintTest {

    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(GoldenLintTest.class.getResource("/golden/lint"))
                .toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList().stream();
        }
    }

    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    static LintReport lint(Map<String, String> files) {
        ConfParser parser = new ConfParser(new MemoryFiles(files));
        List<KeepalivedLint.NodeFile> nodes = files.keySet().stream()
                .filter(name -> name.endsWith(".conf"))
                .map(name -> {
                    Conf conf = parser.parse(name);
                    return new KeepalivedLint.NodeFile(name.replace(".conf", ""), conf, new ExampleHost(), parser);
                })
                .toList();
        return new KeepalivedLint().check(nodes);
    }

    private static String line(ConfFinding finding) {
        return finding.severity() + " " + finding.code() + " " + finding.at() + " | " + finding.fix();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_find_what_the_folder_says_and_nothing_else(Path folder) throws IOException {
        Map<String, String> files = files(folder);
        assertThat(files.keySet())
                .as("no stray files")
                .allMatch(name -> name.endsWith(".conf") || name.equals("expected.txt"));
        LintReport report = lint(files);
        String found = report.findings().stream().map(GoldenLintTest::line).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("vipnat.golden.update")) {
            Path source = Path.of(
                    "src/test/resources/golden/lint", folder.getFileName().toString(), "expected.txt");
            Files.writeString(source, found.isEmpty() ? "" : found + "\n");
        }
        assertThat(found)
                .isEqualTo(Objects.requireNonNull(files.get("expected.txt")).strip());
        report.findings().forEach(finding -> assertStandsAtAWord(finding, files));
    }

    private static void assertStandsAtAWord(ConfFinding finding, Map<String, String> files) {
        String line = Objects.requireNonNull(files.get(finding.at().file()))
                .split("\n", -1)[finding.at().line() - 1];
        int column = finding.at().column() - 1;
        assertThat(line.charAt(column)).as("%s in: %s", finding, line).isNotEqualTo(' ');
        boolean startsWord = column == 0
                || " \t{}".indexOf(line.charAt(column - 1)) >= 0
                || finding.code().startsWith("comment-sign");
        assertThat(startsWord).as("%s in: %s", finding, line).isTrue();
    }

    @Test
    void should_have_a_case_for_every_class_that_a_file_can_show() throws IOException, URISyntaxException {
        Set<String> covered = cases().map(
                        folder -> folder.getFileName().toString().split("-", 2)[0])
                .collect(Collectors.toSet());
        for (int number = 1; number <= 37; number++) {
            boolean environmentOnly = Set.of(19, 20, 21, 24, 35).contains(number);
            assertThat(covered.contains("%02d".formatted(number)))
                    .as("class %d", number)
                    .isNotEqualTo(environmentOnly);
        }
    }

    /** A machine with one card, on which some scripts are as they should not be. */
    private static final class ExampleHost implements HostView {

        @Override
        public Optional<Set<String>> interfaces() {
            return Optional.of(Set.of("lo", "eth0"));
        }

        @Override
        public PathState script(String path) {
            return switch (path) {
                case "/etc/keepalived/missing.sh" -> PathState.MISSING;
                case "/etc/keepalived/not-executable.sh" -> PathState.NOT_EXECUTABLE;
                case "/etc/keepalived/unsafe.sh" -> PathState.UNSAFE;
                case "/etc/keepalived/no-shebang.sh" -> PathState.WITHOUT_SHEBANG;
                default -> PathState.GOOD;
            };
        }

        @Override
        public Optional<String> realName(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> linkOnTheWay(String path) {
            return path.startsWith("/opt/checks/") ? Optional.of("/opt/checks") : Optional.empty();
        }

        @Override
        public Optional<String> realPath(String path) {
            return Optional.of(path.replace("/opt/checks/", "/srv/checks/"));
        }

        @Override
        public boolean isVirtualMachine() {
            return true;
        }
    }
}
