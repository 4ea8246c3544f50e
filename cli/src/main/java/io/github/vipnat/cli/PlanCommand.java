package io.github.vipnat.cli;

import io.github.vipnat.lint.Review;
import io.github.vipnat.plan.PlanFile;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the routers and prints what would change. */
@Command(name = "plan", description = "Show what would change on the routers; change nothing.")
final class PlanCommand extends SiteCommand {

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the plan to this file, for a later \"vipnat apply\".")
    private @Nullable Path out;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when there is something to change.")
    private boolean detailedExitCode;

    @Override
    ExitCode execute() {
        Topology topology = topology();
        Reconciler reconciler = reconciler(topology);
        List<Review> reviews = new ArrayList<>();
        ExitCode worst = forEach(options().routers(topology), router -> {
            Review review = offline.review(reconciler, router);
            reviews.add(review);
            return exitCode(review);
        });
        if (options().json() && !reviews.isEmpty()) {
            print(JsonReport.plan(reviews) + "\n");
        } else {
            reviews.forEach(review -> print(report().plan(review)));
        }
        if (out != null && worst.compareTo(ExitCode.REFUSED) < 0) {
            write(out, reviews);
        }
        return worst;
    }

    private ExitCode exitCode(Review review) {
        if (review.isRefused()) {
            return ExitCode.REFUSED;
        }
        return detailedExitCode && !review.plan().isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private static void write(Path file, List<Review> reviews) {
        PlanFile plan = new PlanFile(reviews.stream()
                .map(review -> new PlanFile.Entry(
                        review.router(),
                        review.view().fingerprint(),
                        review.script().forwardLines(),
                        review.script().inverseLines()))
                .toList());
        try {
            Files.writeString(file, plan.toJson() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.INPUT,
                    Problem.fatal(
                            "file-not-writable",
                            file.toString(),
                            "the plan cannot be written: " + e.getClass().getSimpleName(),
                            "there would be nothing to apply later",
                            "check the folder:  ls -ld " + file.toAbsolutePath().getParent()));
        }
    }
}
