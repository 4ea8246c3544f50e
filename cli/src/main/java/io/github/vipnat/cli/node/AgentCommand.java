package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import picocli.CommandLine.Command;

/** The post-failover agent; alone it prints help. */
@Command(
        name = "agent",
        description = "See to it after a failover that the routers follow.",
        subcommands = {
            AgentRunCommand.class,
            AgentStatusCommand.class,
            AgentFreezeCommand.class,
            AgentThawCommand.class,
            AgentInstallCommand.class
        })
public final class AgentCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        spec().commandLine().usage(terminal().out());
        return ExitCode.DONE;
    }
}
