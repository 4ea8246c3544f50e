package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether CONTRIBUTING.md tells of the house as it stands. */
class ContributingTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));
    private static final List<String> MODULES = List.of("lab", "nat-core", "vrrp-agent", "cli");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("\\{@(code|link)\\s+([^}]*)}");
    private static final Pattern FILE = Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Z]\\w+)`");

    @Test
    void should_show_the_import_table_as_it_is_checked() throws IOException {
        assertThat(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
                .as("to mend it, replace CONTRIBUTING.md's table by:\n" + table())
                .contains(table());
    }

    @Test
    void should_name_only_files_that_exist() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        Matcher named = FILE.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")));
        while (named.find()) {
            String file = named.group(1) + ".java";
            if (MODULES.stream()
                    .noneMatch(module -> Files.exists(packages(module).resolve(file)))) {
                missing.add(file);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String table() {
        return Stream.concat(
                        Stream.of("| package | holds | may import |", "|---|---|---|"),
                        ImportTable.rooms().stream().map(ContributingTest::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(String room) {
        List<String> imports = ImportTable.rooms().stream()
                .filter(ImportTable.importsOf(room)::contains)
                .map(other -> "`" + other + "`")
                .toList();
        return "| `" + room + "` | " + firstSentence(room) + " | " + String.join(" ", imports) + " |";
    }

    /** What the package's own page says it is, up to the first full stop. */
    private static String firstSentence(String room) {
        String folder = room.equals(".") ? "" : room.replace('.', '/');
        Path page = MODULES.stream()
                .map(module -> packages(module).resolve(folder).resolve("package-info.java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no package-info.java in " + room));
        Matcher comment = COMMENT.matcher(read(page));
        assertThat(comment.find()).as(page.toString()).isTrue();
        String text = comment.group(1).replaceAll("\\s*\\n\\s*\\* ?", " ").strip();
        String sentence = text.split("\\.(?= |$)", 2)[0];
        return TAG.matcher(sentence).replaceAll(tag -> {
            String name = tag.group(2);
            return "`" + (tag.group(1).equals("link") ? name.substring(name.lastIndexOf('.') + 1) : name) + "`";
        });
    }

    private static Path packages(String module) {
        return ROOT.resolve(module).resolve("src/main/java/io/github/vipnat");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
