package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The database side; alone it prints help. */
@Command(
        name = "database",
        description = "Check and grant access to MariaDB from every node.",
        subcommands = {DatabaseCheckCommand.class, DatabaseGrantCommand.class})
public final class DatabaseCommand extends SiteCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    protected ExitCode execute() {
        spec.commandLine().usage(terminal().out());
        return ExitCode.DONE;
    }
}
