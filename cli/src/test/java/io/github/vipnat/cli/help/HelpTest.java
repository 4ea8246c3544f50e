package io.github.vipnat.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CommandModel;
import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every page of help, whatever commands are to come. */
class HelpTest {

    @Test
    void should_fit_a_terminal_of_80_columns() {
        for (Typed page : CommandModel.helpPages()) {
            assertThat(page.endsWith(ExitCode.DONE).out().lines())
                    .as(page.arguments().toString())
                    .allMatch(line -> line.length() <= 80)
                    .allMatch(line -> line.equals(line.stripTrailing()) && !line.contains("\t"));
            assertThat(page.err()).isEmpty();
        }
    }

    @Test
    void should_show_the_same_page_in_three_ways() {
        for (CommandSpec command : CommandModel.commands()) {
            String page = CommandModel.type(command, "--help").out();
            String[] help = Stream.concat(Stream.of("help"), Stream.of(CommandModel.path(command)))
                    .toArray(String[]::new);
            assertThat(Typed.vipnat(help).endsWith(ExitCode.DONE).out()).isEqualTo(page);
            assertThat(CommandModel.type(command, "-h").endsWith(ExitCode.DONE).out())
                    .isEqualTo(page);
        }
        assertThat(Typed.vipnat().endsWith(ExitCode.DONE).out())
                .isEqualTo(Typed.vipnat("--help").out())
                .isEqualTo(Typed.vipnat("help").endsWith(ExitCode.DONE).out());
    }

    @Test
    void should_tell_each_command_on_one_line() {
        for (CommandSpec command : CommandModel.visible()) {
            String page = CommandModel.type(command.parent(), "--help").out();
            assertThat(page.lines())
                    .as(command.qualifiedName())
                    .anyMatch(line ->
                            line.matches("  " + command.name() + " +\\Q" + CommandWords.summary(command) + "\\E"));
        }
    }

    @Test
    void should_tell_each_exit_code() {
        String page = Typed.vipnat().out();
        for (ExitCode code : ExitCode.values()) {
            assertThat(page.lines())
                    .anyMatch(line -> line.matches(" +" + code.code() + " +\\Q" + code.meaning() + "\\E"));
        }
    }

    @Test
    void should_speak_with_one_voice() {
        arguments()
                .forEach(argument -> assertThat(argument.description())
                        .as(argument.toString())
                        .hasSize(1)
                        .allMatch(text -> text.chars().filter(c -> c == ';').count() <= 2)
                        .noneMatch(text -> text.contains("..") || text.contains("  "))
                        .allMatch(text -> text.matches("[A-Z].*[^ ]\\.( Default: .*[^ ]\\.)?")));
    }

    @Test
    void should_say_which_words_an_option_takes() {
        arguments()
                .filter(argument -> argument.type().isEnum())
                .forEach(argument -> assertThat(argument.paramLabel())
                        .as(argument.toString())
                        .isEqualTo(Arrays.stream(argument.type().getEnumConstants())
                                .map(word -> word.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("|"))));
    }

    @Test
    void should_tell_the_version() {
        assertThat(Typed.vipnat("--version").endsWith(ExitCode.DONE).out()).startsWith("vipnat ");
        assertThat(Typed.vipnat("plan", "-V").endsWith(ExitCode.DONE).out()).startsWith("vipnat ");
    }

    private static Stream<ArgSpec> arguments() {
        return Stream.concat(Stream.of(CommandModel.root()), CommandModel.commands().stream())
                .flatMap(command -> command.args().stream())
                .filter(argument ->
                        !(argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())));
    }
}
