package io.github.vipnat.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What can be typed, read from the commands themselves. */
final class CompletionWords {

    private final CommandSpec root;

    CompletionWords(CommandSpec root) {
        this.root = root;
    }

    List<CommandSpec> commands() {
        return root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    /** The options of every command. */
    List<OptionSpec> common() {
        return visible(root).toList();
    }

    /** The options of this command alone. */
    List<OptionSpec> own(CommandSpec command) {
        return visible(command).filter(option -> !HelpPage.isCommon(option)).toList();
    }

    /** The words that the help shows, {@code auto|always|never}, or the names of the commands; none for anything else. */
    List<String> values(ArgSpec argument) {
        if (argument.paramLabel().equals("COMMAND")) {
            return commands().stream().map(CommandSpec::name).toList();
        }
        return argument.paramLabel().contains("|")
                ? Arrays.asList(argument.paramLabel().split("\\|", -1))
                : List.of();
    }

    static boolean isFile(ArgSpec argument) {
        return argument.type() == Path.class || argument.paramLabel().endsWith("FILE");
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    private static Stream<OptionSpec> visible(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden());
    }
}
