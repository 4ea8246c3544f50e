package io.github.vipnat.cli.nat;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the routers with cluster.yaml. */
@Command(name = "verify", description = "Compare the routers with cluster.yaml; change nothing.")
public final class VerifyCommand extends SiteCommand {

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    @Mixin
    private ParallelOption parallel = new ParallelOption();

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        List<Router> routers = options().routers(topology);
        List<RouterResult<PlanReview>> results = fleet(topology, parallel.routers(offline.atOnce(routers.size())))
                .each(routers, offline::verify);
        tell(results.stream().flatMap(result -> result.failed().stream()).toList());
        if (options().json()) {
            print(JsonReport.plan(results) + "\n");
        } else {
            print(report().verified(results));
        }
        return results.stream().map(VerifyCommand::exitCode).reduce(ExitCode.DONE, ExitCode::worse);
    }

    private static ExitCode exitCode(RouterResult<PlanReview> result) {
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<PlanReview> finished) -> exitCode(finished.result()),
                (RouterResult.Failed<PlanReview> failed) -> ExitCode.ofFailed(failed)));
    }

    private static ExitCode exitCode(PlanReview review) {
        return review.plan().isEmpty() && review.isSaved() && !review.isRefused() ? ExitCode.DONE : ExitCode.DRIFT;
    }
}
