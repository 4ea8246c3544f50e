package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps the agent from writing. */
@Command(name = "freeze", description = "Let the agent write nothing to any router until it is thawed.")
final class AgentFreezeCommand extends SiteCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "REASON",
            description = "Say this wherever the agent says that it is frozen. Default: by hand.")
    private String reason = "";

    @Override
    protected ExitCode execute() {
        AgentFolders.of(terminal()).freeze(reason.isBlank() ? "by hand" : reason);
        if (!options().quiet()) {
            terminal().err().println("frozen; it still looks, and tells by ARP; thaw it with:  vipnat agent thaw");
        }
        return ExitCode.DONE;
    }
}
