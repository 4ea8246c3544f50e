package io.github.vipnat.cli.nat;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.plan.PlanFile;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.report.ChangePage;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the routers and prints what would change. */
@Command(name = "plan", description = "Show what would change on the routers; change nothing.")
public final class PlanCommand extends SiteCommand {

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    @Mixin
    private ParallelOption parallel = new ParallelOption();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the plan to this file, for a later \"vipnat apply\".")
    private @Nullable Path out;

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(names = "--ticket", paramLabel = "TEXT", description = "Put these words into the plan and its page.")
    private String ticket = "";

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when there is something to change.")
    private boolean detailedExitCode;

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        List<Router> routers = options().routers(topology);
        List<RouterResult<PlanReview>> results = fleet(topology, parallel.routers(offline.atOnce(routers.size())))
                .each(routers, offline::review);
        tell(results.stream().flatMap(result -> result.failed().stream()).toList());
        if (options().json()) {
            print(JsonReport.plan(results) + "\n");
        } else {
            print(report().plans(results));
        }
        page.write(() -> new ChangePage(SiteTicket.of(this, topology, ticket)).plan(results));
        ExitCode worst = results.stream().map(this::exitCode).reduce(ExitCode.DONE, ExitCode::worse);
        if (out != null && worst.compareTo(ExitCode.REFUSED) < 0) {
            write(
                    out,
                    results.stream()
                            .flatMap(result -> result.finished().stream())
                            .toList());
        }
        return worst;
    }

    private ExitCode exitCode(RouterResult<PlanReview> result) {
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<PlanReview> finished) -> exitCode(finished.result()),
                (RouterResult.Failed<PlanReview> failed) -> ExitCode.ofFailed(failed)));
    }

    private ExitCode exitCode(PlanReview review) {
        if (review.isRefused()) {
            return ExitCode.REFUSED;
        }
        return detailedExitCode && !review.plan().isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private void write(Path file, List<PlanReview> reviews) {
        PlanFile plan = new PlanFile(
                Optional.of(origin()),
                reviews.stream()
                        .map(review -> new PlanFile.Entry(
                                review.router(),
                                review.view().fingerprint(),
                                review.script().forwardLines(),
                                review.script().inverseLines()))
                        .toList());
        new OutputFile(file, "there would be nothing to apply later").replace(plan.toJson() + "\n");
    }

    private PlanFile.Origin origin() {
        return new PlanFile.Origin(SiteTicket.author(this), SiteTicket.now(this), ticket);
    }
}
