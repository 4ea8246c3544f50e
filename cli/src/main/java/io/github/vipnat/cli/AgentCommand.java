package io.github.vipnat.cli;

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
final class AgentCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        spec().commandLine().usage(terminal().out());
        return ExitCode.DONE;
    }
}
