package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md promises is tested where it says, as far as that can be seen from here. */
class SecurityPageTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("SECURITY.md"));
    }

    @Test
    void should_name_only_tests_that_are_there() throws IOException {
        Set<String> named = found(TEST, page()).collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void should_name_a_test_for_every_promise() throws IOException {
        List<String> promises = Stream.of(page().split("\n## ", -1))
                .filter(section -> section.contains("| promise | tested in |"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();
        assertThat(promises)
                .hasSizeGreaterThan(20)
                .allMatch(line -> TEST.matcher(line).find());
    }

    @Test
    void should_tell_of_everybody_who_is_against_us() throws IOException {
        assertThat(page())
                .contains(
                        "\n## How to report\n",
                        "\n## A hostile router",
                        "\n## A hostile user of the same host\n",
                        "\n## A hostile file\n",
                        "\n## A stolen laptop\n");
    }

    @Test
    void should_lead_only_to_pages_that_are_there() throws IOException {
        assertThat(found(LINK, page())).isNotEmpty().allMatch(link -> Files.exists(ROOT.resolve(link)));
    }

    private static Stream<String> found(Pattern what, String text) {
        return what.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Stream.of("lab", "nat-core", "vrrp-agent", "cli")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .flatMap(SecurityPageTest::filesBelow)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<Path> filesBelow(Path sources) {
        try {
            return Files.walk(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
