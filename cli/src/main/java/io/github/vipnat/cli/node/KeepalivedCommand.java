package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The keepalived side; alone it prints help. */
@Command(
        name = "keepalived",
        description = "Write and check keepalived.conf; say who will be master.",
        subcommands = {KeepalivedRenderCommand.class, KeepalivedLintCommand.class, KeepalivedSimulateCommand.class})
public final class KeepalivedCommand extends SiteCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    protected ExitCode execute() {
        spec.commandLine().usage(terminal().out());
        return ExitCode.DONE;
    }
}
