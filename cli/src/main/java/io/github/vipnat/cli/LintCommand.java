package io.github.vipnat.cli;

import io.github.vipnat.lint.Review;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.report.ProblemText;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for faults in files. */
@Command(name = "lint", description = "Find faults in cluster.yaml and in saved running-configs.")
final class LintCommand extends SiteCommand {

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    @Override
    ExitCode execute() {
        Topology topology = topology();
        List<Router> routers = options().routers(topology);
        List<Problem> problems = new ArrayList<>();
        if (!offline.isEmpty()) {
            Reconciler reconciler = reconciler(topology);
            ExitCode read = forEach(routers, router -> {
                Review review = offline.review(reconciler, router);
                problems.addAll(review.problems());
                return ExitCode.DONE;
            });
            if (read != ExitCode.DONE) {
                return read;
            }
        }
        report(topology, problems);
        boolean faults =
                problems.stream().anyMatch(problem -> problem.severity().compareTo(Severity.RISK) <= 0);
        return faults ? ExitCode.DRIFT : ExitCode.DONE;
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
