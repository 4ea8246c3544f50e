package io.github.vipnat.cli;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command; the same as {@code vipnat COMMAND --help}. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand extends SiteCommand {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command's name. Default: vipnat itself.")
    private List<String> names = new ArrayList<>();

    @Override
    protected ExitCode execute() {
        CommandLine command = spec().root().commandLine();
        for (String name : names) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = below;
        }
        command.usage(terminal().out());
        return ExitCode.DONE;
    }
}
