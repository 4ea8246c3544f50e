package io.github.vipnat.cli.help;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** What can be typed, read from the commands themselves; for completion and the manual. */
public final class CommandWords {

    private CommandWords() {}

    /** The commands right below this one that a user is told of. */
    static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(sub -> !sub.usageMessage().hidden())
                .toList();
    }

    /** The commands at every depth below this one that a user is told of, each before its own. */
    public static Stream<CommandSpec> allBelow(CommandSpec command) {
        return below(command).stream().flatMap(sub -> Stream.concat(Stream.of(sub), allBelow(sub)));
    }

    /** The words behind {@code vipnat}, as in {@code keepalived lint}; empty for vipnat itself. */
    public static String path(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^[^ ]+ ?", "");
    }

    /** The options that this command has and not every one. */
    static List<OptionSpec> own(CommandSpec command) {
        return visible(command).filter(option -> !isCommon(option)).toList();
    }

    /** The options that every command has. */
    static List<OptionSpec> common(CommandSpec command) {
        return visible(command).filter(CommandWords::isCommon).toList();
    }

    private static boolean isCommon(OptionSpec option) {
        return option.inherited()
                || option.scopeType() == ScopeType.INHERIT
                || option.usageHelp()
                || option.versionHelp();
    }

    private static Stream<OptionSpec> visible(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden());
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** The words that the help shows, {@code auto|always|never}; none for anything else. */
    static List<String> values(ArgSpec argument) {
        return argument.paramLabel().contains("|")
                ? Arrays.asList(argument.paramLabel().split("\\|", -1))
                : List.of();
    }

    public static boolean isFile(ArgSpec argument) {
        return argument.type() == Path.class || argument.paramLabel().endsWith("FILE");
    }

    /** One of cluster.yaml's. */
    static boolean isRouter(ArgSpec argument) {
        return argument.paramLabel().equals("ROUTER");
    }

    /** The name of a run. */
    static boolean isRun(ArgSpec argument) {
        return argument.paramLabel().equals("RUN");
    }

    static boolean isCommand(ArgSpec argument) {
        return argument.paramLabel().equals("COMMAND");
    }

    /** The first line, which stands in lists. */
    static String summary(CommandSpec command) {
        return command.usageMessage().description()[0];
    }
}
