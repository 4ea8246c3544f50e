package io.github.vipnat.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CommandModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** docs/cli.md lists what the program has: all of it, nothing else, in the same words. */
class CliDocumentTest {

    private static List<String> rows(String section) throws IOException {
        String document = Files.readString(Path.of(System.getProperty("vipnat.root"), "docs", "cli.md"));
        String rest = document.substring(document.indexOf(section));
        int end = rest.indexOf("\n## ", 1);
        return rest.substring(0, end < 0 ? rest.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    @Test
    void should_list_every_command() throws IOException {
        assertThat(rows("# The command line"))
                .containsExactlyElementsOf(CommandModel.visible().stream()
                        .map(command -> "| `" + command.qualifiedName() + "` | " + CommandWords.summary(command) + " |")
                        .toList());
    }

    @Test
    void should_list_every_common_option() throws IOException {
        assertThat(rows("## Common options"))
                .containsExactlyElementsOf(CommandWords.common(CommandModel.root()).stream()
                        .map(CliDocumentTest::row)
                        .toList());
    }

    private static String row(OptionSpec option) {
        String value =
                CommandWords.takesValue(option) ? "=" + option.paramLabel().replace("|", "\\|") : "";
        String names = Stream.of(option.names())
                .map(name -> "`" + name + (name.startsWith("--") ? value : "") + "`")
                .collect(Collectors.joining(", "));
        return "| " + names + " | " + option.description()[0] + " |";
    }

    @Test
    void should_list_every_exit_code() throws IOException {
        assertThat(rows("## Exit codes"))
                .containsExactlyElementsOf(HelpPage.exitCodes().entrySet().stream()
                        .map(code -> "| " + code.getKey().strip() + " | " + code.getValue() + " |")
                        .toList());
    }
}
