package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.database.DatabaseSite;
import io.github.vipnat.database.remedy.GrantReport;
import io.github.vipnat.report.ProblemText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Grants what is missing. */
@Command(
        name = "grant",
        description = {
            "Grant the nodes access to MariaDB where it is missing.",
            "What is there already stays; running it again changes nothing. Passwords are never shown."
        })
final class DatabaseGrantCommand extends SiteCommand {

    @Option(names = "--dry-run", description = "Show the SQL, the password as stars; change nothing.")
    private boolean dryRun;

    @Override
    protected ExitCode execute() {
        DatabaseSite databases = SiteDatabases.of(this).site();
        GrantReport report = dryRun ? databases.plan() : databases.grant();
        if (options().json()) {
            print(report.toJson() + "\n");
        } else {
            print(report.toText());
            terminal().err().print(ProblemText.of(report.problems(), options().style(terminal())));
        }
        return exitCode(report);
    }

    private static ExitCode exitCode(GrantReport report) {
        ExitCode code = report.hasFaults() ? ExitCode.DRIFT : ExitCode.DONE;
        code = code.worse(report.isRefused() ? ExitCode.REFUSED : code);
        code = code.worse(report.isComplete() ? code : ExitCode.UNREACHABLE);
        return code.worse(report.isLeftOpen() ? ExitCode.LEFT_FOR_HUMAN : code);
    }
}
