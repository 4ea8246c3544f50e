package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.command.ErrorPrinter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.secret.SecretPrompt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Only the command that is asked for is built; nothing else tells the tree from the whole one. */
class CommandTableTest {

    private static VipnatCommand root() {
        return new VipnatCommand(Terminal.ofProcess());
    }

    private static CommandLine whole() {
        VipnatCommand root = root();
        return Main.commandLine(root, new ErrorPrinter(root));
    }

    private static CommandLine treeFor(String... args) {
        VipnatCommand root = root();
        return Main.commandLineFor(root, new ErrorPrinter(root), args);
    }

    private static List<String> built(CommandLine tree) {
        return tree.getSubcommands().entrySet().stream()
                .filter(entry -> entry.getValue().getCommandSpec().userObject() != null)
                .map(entry -> entry.getKey())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void should_list_a_command_as_its_annotations_do(CommandTable entry) {
        CommandSpec listed = entry.listed();
        CommandSpec real = new CommandLine(entry.command()).getCommandSpec();

        assertThat(listed.name()).isEqualTo(real.name());
        assertThat(listed.usageMessage().description()[0])
                .isEqualTo(real.usageMessage().description()[0]);
        assertThat(listed.usageMessage().hidden()).isEqualTo(real.usageMessage().hidden());
    }

    @Test
    void should_print_the_help_of_the_whole_tree_without_building_it() {
        CommandLine tree = treeFor("--help");

        assertThat(built(tree)).isEmpty();
        assertThat(tree.getUsageMessage()).isEqualTo(whole().getUsageMessage());
    }

    @ParameterizedTest
    @EnumSource
    void should_print_the_help_of_a_command_as_in_the_whole_tree(CommandTable entry) {
        assertThat(treeFor(entry.word(), "--help")
                        .getSubcommands()
                        .get(entry.word())
                        .getUsageMessage())
                .isEqualTo(whole().getSubcommands().get(entry.word()).getUsageMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "-f a.yaml plan",
                "-f plan plan",
                "--file=a.yaml plan",
                "-r edge -r apply plan --json",
                "--color always plan apply",
                "--color=never -v -q plan",
                "--json plan -f apply",
            })
    void should_build_the_one_command_that_is_asked_for(String arguments) {
        CommandLine tree = treeFor(arguments.split(" ", -1));

        assertThat(built(tree)).containsExactly("plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--version", "plna", "-f a.yaml", "--json"})
    void should_build_none_where_none_is_named(String arguments) {
        assertThat(built(treeFor(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1))))
                .isEmpty();
    }

    /** What is unusual is left to the parser and the whole tree; help, man and completion tell of all commands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-vf a.yaml plan",
                "-fa.yaml plan",
                "--bogus plan",
                "-f a.yaml -- plan",
                "help",
                "help plan",
                "man",
                "completion bash"
            })
    void should_build_all_where_it_cannot_tell_which(String arguments) {
        assertThat(built(treeFor(arguments.split(" ", -1)))).hasSize(CommandTable.values().length);
    }

    @Test
    void should_know_of_no_other_command_where_one_is_asked_for() {
        assertThat(treeFor("-f", "a.yaml", "plan", "--json").getSubcommands()).containsOnlyKeys("plan");
    }

    /** The parser takes no command's name for an option's value, so it has to know them. */
    @ParameterizedTest
    @ValueSource(strings = {"-f apply plan", "-r edge -r apply plan --json", "plan -f apply", "plan apply"})
    void should_know_of_all_commands_where_another_is_named(String arguments) {
        assertThat(treeFor(arguments.split(" ", -1)).getSubcommands()).hasSize(CommandTable.values().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void should_print_the_version_as_the_whole_tree_does(String option) {
        StringWriter out = new StringWriter();
        whole().setOut(new PrintWriter(out)).execute(option);

        assertThat(Typed.vipnat(option).endsWith(ExitCode.DONE).out()).isEqualTo(out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-fplan plan", "plan --bogus", "plan edge1", "-f", "plan -r"})
    void should_say_of_a_mistake_what_the_whole_tree_says(String arguments) {
        StringWriter err = new StringWriter();
        VipnatCommand root = new VipnatCommand(new Terminal(
                new PrintWriter(err),
                new PrintWriter(err),
                Map.of(),
                false,
                question -> Optional.empty(),
                SecretPrompt.none()));
        Main.commandLine(root, new ErrorPrinter(root)).execute(arguments.split(" ", -1));

        assertThat(Typed.vipnat(arguments.split(" ", -1))
                        .endsWith(ExitCode.USAGE)
                        .err())
                .isEqualTo(err.toString());
    }
}
