package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import picocli.CommandLine.Command;

/** Lets the agent write again. */
@Command(name = "thaw", description = "Let the agent write again, and forget its earlier repairs.")
final class AgentThawCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        AgentFolders.of(terminal()).thaw();
        if (!options().quiet()) {
            terminal().err().println("thawed");
        }
        return ExitCode.DONE;
    }
}
