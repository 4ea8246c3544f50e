package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.database.report.CheckReport;
import io.github.vipnat.report.ProblemText;
import picocli.CommandLine.Command;

/** Looks at the databases. */
@Command(
        name = "check",
        description = {
            "Find what keeps nodes out of MariaDB; change nothing.",
            "Run on a node it also tries the account from there, as its clients would."
        })
final class DatabaseCheckCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        SiteDatabases databases = SiteDatabases.of(this);
        CheckReport report = databases.site().check().with(databases.missed());
        if (options().json()) {
            print(report.toJson() + "\n");
        } else {
            print(report.toText());
            print(
                    report.problems().isEmpty()
                            ? "no faults found\n"
                            : "\n" + ProblemText.of(report.problems(), options().style(terminal())));
        }
        ExitCode faults = report.hasFaults() ? ExitCode.DRIFT : ExitCode.DONE;
        return report.isComplete() ? faults : ExitCode.UNREACHABLE;
    }
}
