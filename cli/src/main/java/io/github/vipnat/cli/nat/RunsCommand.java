package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.report.JsonReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what was done. */
@Command(name = "runs", description = "Show what was done, when, by whom, and how it ended.")
public final class RunsCommand extends SiteCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Show this run with its commands. Default: a list of all.")
    private @Nullable String run;

    @Override
    protected ExitCode execute() {
        List<RunRecord> runs = run == null
                ? surroundings().runs().list()
                : List.of(surroundings().runs().find(run));
        if (options().json()) {
            print(JsonReport.runs(runs) + "\n");
        } else {
            print(run == null ? report().runs(runs) : report().run(runs.get(0)));
        }
        return ExitCode.DONE;
    }
}
