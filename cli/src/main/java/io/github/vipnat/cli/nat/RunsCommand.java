package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.journal.DamagedRun;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.report.ChangePage;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.report.TakenBack;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Shows what was done. */
@Command(name = "runs", description = "Show what was done, when, by whom, and how it ended.")
public final class RunsCommand extends SiteCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Show this run with its commands. Default: a list of all.")
    private @Nullable String run;

    @Option(
            names = "--prune",
            description = "Take away old runs: none that is open, a router's newest, or less than 30 days old.")
    private boolean prune;

    @Option(names = "--dry-run", description = "With --prune: show what would go; take nothing away.")
    private boolean dryRun;

    @Mixin
    private PageOptions page = new PageOptions();

    @Override
    protected ExitCode execute() {
        requireSense();
        if (prune) {
            return prune();
        }
        return run == null ? list() : show(surroundings().runs().find(run));
    }

    /** Records that cannot be read keep no other from being shown. */
    private ExitCode list() {
        List<RunRecord> runs = surroundings().runs().list();
        List<Problem> notes =
                surroundings().runs().damaged().stream().map(DamagedRun::note).toList();
        if (options().json()) {
            print(JsonReport.runs(runs, notes) + "\n");
        } else {
            print(runs.isEmpty() && !notes.isEmpty() ? "No run that can be read.\n" : report().runs(runs));
            warn(notes);
        }
        return ExitCode.DONE;
    }

    private void requireSense() {
        if (prune && run != null) {
            throw new ParameterException(spec().commandLine(), "--prune takes no RUN");
        }
        if (dryRun && !prune) {
            throw new ParameterException(spec().commandLine(), "--dry-run goes with --prune");
        }
        if (run == null && page.isWanted()) {
            throw new ParameterException(spec().commandLine(), "--html and --markdown need a RUN to be about");
        }
    }

    /** A router that another vipnat is at work on keeps its runs until the next time. */
    private ExitCode prune() {
        List<RunRecord> old = surroundings().runs().old();
        List<Problem> notes = new ArrayList<>();
        List<RunRecord> gone = dryRun
                ? old
                : old.stream()
                        .collect(Collectors.groupingBy(RunRecord::router, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .flatMap(router -> removed(router.getKey(), router.getValue(), notes).stream())
                        .toList();
        if (options().json()) {
            print(JsonReport.runs(gone, notes) + "\n");
        } else {
            print(report().pruned(gone, dryRun));
            warn(notes);
        }
        return notes.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private List<RunRecord> removed(String router, List<RunRecord> old, List<Problem> notes) {
        try {
            return surroundings().runs().remove(router, old);
        } catch (ProblemException e) {
            notes.addAll(e.problems());
            return List.of();
        }
    }

    private ExitCode show(RunRecord found) {
        TakenBack back = TakenBack.among(surroundings().runs().list());
        page.write(() -> new ChangePage(SiteTicket.of(this, found))
                .run(found, back, surroundings().platforms().os()));
        print(options().json() ? JsonReport.runs(List.of(found), back, List.of()) + "\n" : report().run(found, back));
        return ExitCode.DONE;
    }
}
