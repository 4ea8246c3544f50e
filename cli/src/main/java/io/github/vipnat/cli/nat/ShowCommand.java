package io.github.vipnat.cli.nat;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.plan.PlanFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a plan file. */
@Command(name = "show", description = "Print a plan file: whose it is and what would be typed.")
public final class ShowCommand extends SiteCommand {

    @Parameters(paramLabel = "PLAN", description = "A file that \"vipnat plan -o\" wrote.")
    private Path planFile = Path.of("");

    @Override
    protected ExitCode execute() {
        PlanFile plan = PlanFile.read(planFile);
        print(options().json() ? plan.toJson() + "\n" : report().planFile(plan));
        return ExitCode.DONE;
    }
}
