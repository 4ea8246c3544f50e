package io.github.vipnat.cli.nat;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.report.ProblemText;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for faults in files. */
@Command(name = "lint", description = "Find faults in cluster.yaml and in saved running-configs.")
public final class LintCommand extends SiteCommand {

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        List<Router> routers = options().routers(topology);
        List<RouterResult<PlanReview>> results = offline.isEmpty()
                ? List.of()
                : fleet(topology, offline.atOnce(routers.size())).each(routers, offline::lint);
        List<RouterResult.Failed<PlanReview>> failed =
                results.stream().flatMap(result -> result.failed().stream()).toList();
        if (!failed.isEmpty()) {
            return failed(failed);
        }
        List<Problem> problems = results.stream()
                .flatMap(result -> result.finished().stream())
                .flatMap(review -> review.problems().stream())
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
        report(topology, problems);
        if (!options().json()) {
            results.stream()
                    .flatMap(result -> result.finished().stream())
                    .forEach(review -> print(report().accepted(review)));
        }
        boolean faults =
                problems.stream().anyMatch(problem -> problem.severity().compareTo(Severity.RISK) <= 0);
        return faults ? ExitCode.DRIFT : ExitCode.DONE;
    }

    private ExitCode failed(List<RouterResult.Failed<PlanReview>> failed) {
        tell(failed);
        if (options().json()) {
            print(JsonReport.problems(failed.stream()
                            .flatMap(one -> one.problems().stream())
                            .toList())
                    + "\n");
        }
        return failed.stream().map(ExitCode::ofFailed).reduce(ExitCode.DONE, ExitCode::worse);
    }

    private void report(Topology topology, List<Problem> problems) {
        if (options().json()) {
            print(JsonReport.problems(problems) + "\n");
        } else if (problems.isEmpty()) {
            print(topology.source() + ": no faults found\n");
        } else {
            print(ProblemText.of(problems, options().style(terminal())));
        }
    }
}
