package io.github.vipnat.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command; the same as {@code vipnat COMMAND --help}. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand extends SiteCommand {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command's name. Default: vipnat itself.")
    private @Nullable String name;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    ExitCode execute() {
        CommandLine root = spec.root().commandLine();
        CommandLine command = name == null ? root : named(root, name);
        command.usage(terminal().out());
        return ExitCode.DONE;
    }

    private static CommandLine named(CommandLine root, String name) {
        return Optional.ofNullable(root.getSubcommands().get(name))
                .orElseThrow(() -> new UnmatchedArgumentException(root, List.of(name)));
    }
}
