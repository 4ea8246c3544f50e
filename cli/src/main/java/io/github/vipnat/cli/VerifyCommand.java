package io.github.vipnat.cli;

import io.github.vipnat.lint.Review;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the routers with cluster.yaml. */
@Command(name = "verify", description = "Compare the routers with cluster.yaml; change nothing.")
final class VerifyCommand extends SiteCommand {

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    @Override
    ExitCode execute() {
        Topology topology = topology();
        Reconciler reconciler = reconciler(topology);
        List<Review> reviews = new ArrayList<>();
        ExitCode worst = forEach(options().routers(topology), router -> {
            Review review = offline.review(reconciler, router);
            reviews.add(review);
            return review.plan().isEmpty() && !review.isRefused() ? ExitCode.DONE : ExitCode.DRIFT;
        });
        if (options().json() && !reviews.isEmpty()) {
            print(JsonReport.plan(reviews) + "\n");
        } else {
            reviews.forEach(review -> print(report().verify(review)));
        }
        return worst;
    }
}
