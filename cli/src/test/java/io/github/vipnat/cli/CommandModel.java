package io.github.vipnat.cli;

import io.github.vipnat.cli.command.ErrorPrinter;
import io.github.vipnat.cli.help.CommandWords;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.secret.SecretPrompt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands as the program itself declares them, for tests that no command may escape. */
public final class CommandModel {

    private CommandModel() {}

    public static CommandSpec root() {
        Terminal terminal = new Terminal(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Map.of(),
                false,
                question -> Optional.empty(),
                SecretPrompt.none());
        VipnatCommand root = new VipnatCommand(terminal);
        return Main.commandLine(root, new ErrorPrinter(root)).getCommandSpec();
    }

    /** Every command at every depth, hidden ones too. */
    public static List<CommandSpec> commands() {
        return below(root()).toList();
    }

    private static Stream<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .flatMap(sub -> Stream.concat(Stream.of(sub), below(sub)));
    }

    /** Those a user is told of. */
    public static List<CommandSpec> visible() {
        return CommandWords.allBelow(root()).toList();
    }

    /** The words behind vipnat. */
    public static String[] path(CommandSpec command) {
        String path = CommandWords.path(command);
        return path.isEmpty() ? new String[0] : path.split(" ");
    }

    /** A command as it is typed, and more words behind it. */
    public static Typed type(CommandSpec command, String... more) {
        return Typed.vipnat(
                Stream.concat(Stream.of(path(command)), Stream.of(more)).toArray(String[]::new));
    }

    /** Each command's {@code --help}, that of vipnat itself first. */
    public static List<Typed> helpPages() {
        return Stream.concat(Stream.of(root()), commands().stream())
                .map(command -> type(command, "--help"))
                .toList();
    }
}
