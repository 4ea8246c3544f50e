package io.github.vipnat.cli;

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
final class CommandModel {

    private CommandModel() {}

    static CommandSpec root() {
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

    /** The subcommands, hidden ones too. */
    static List<CommandSpec> commands() {
        return root().subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .toList();
    }

    static List<String> names() {
        return commands().stream().map(CommandSpec::name).toList();
    }

    /** Each command's {@code --help}, that of vipnat itself first. */
    static List<Typed> helpPages() {
        return Stream.concat(
                        Stream.of(Typed.vipnat("--help")), names().stream().map(name -> Typed.vipnat(name, "--help")))
                .toList();
    }
}
