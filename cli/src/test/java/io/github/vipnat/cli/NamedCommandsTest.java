package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that a message or a page tells a person to type exists, with every option that stands behind it. */
class NamedCommandsTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** In a message: behind two blanks, another command, or at the head of what is quoted. */
    private static final Pattern IN_A_MESSAGE = Pattern.compile("(?:  |&& |: \\\\\"|\\\\\")vipnat ([^\\n\"\\\\;&)]*)");

    /** On a page: a line of a block, or words that stand as code. */
    private static final Pattern ON_A_PAGE = Pattern.compile("(?m)(?:^(?:bin/)?|`)vipnat ([^\\n`#…&>]*)");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]*`");

    private static final Pattern OPTION = Pattern.compile("^(--[a-z][a-z-]*|-[a-zA-Z])$");

    private final CommandSpec root = CommandModel.root();

    @Test
    void should_exist_where_a_message_names_it() {
        List<String> named = sources()
                .flatMap(file -> LITERAL.matcher(read(file)).results())
                .map(literal -> literal.group(1))
                .flatMap(text -> IN_A_MESSAGE.matcher(text).results())
                .map(command -> command.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(wrong(named)).isEmpty();
    }

    @Test
    void should_exist_where_a_page_names_it() throws IOException {
        List<String> named = pages().stream()
                .flatMap(page -> BLOCK.matcher(read(page)).results())
                .flatMap(code -> ON_A_PAGE.matcher(code.group()).results())
                .map(command -> command.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(wrong(named)).isEmpty();
    }

    private TreeSet<String> wrong(List<String> named) {
        TreeSet<String> wrong = new TreeSet<>();
        for (String command : named) {
            if (!exists(command.strip().split("[\\s|]+", -1))) {
                wrong.add("vipnat " + command);
            }
        }
        return wrong;
    }

    private boolean exists(String... words) {
        CommandSpec command = root;
        List<CommandSpec> way = new ArrayList<>(List.of(root));
        for (String word : words) {
            CommandLine below = command.subcommands().get(word);
            if (below != null) {
                command = below.getCommandSpec();
                way.add(command);
            } else if (command == root && word.matches("[a-z]+")) {
                return false;
            } else if (OPTION.matcher(word).matches() && way.stream().noneMatch(one -> one.findOption(word) != null)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Path> sources() {
        return Stream.of("nat-core", "vrrp-agent", "cli")
                .flatMap(module -> files(ROOT.resolve(module).resolve("src/main/java")))
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static List<Path> pages() {
        return Stream.concat(
                        Stream.of("README.md", "SECURITY.md").map(ROOT::resolve),
                        files(ROOT.resolve("docs"))
                                .filter(file -> file.getParent().endsWith("docs")))
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
