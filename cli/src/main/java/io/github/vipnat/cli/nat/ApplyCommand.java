package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.plan.PlanFile;
import io.github.vipnat.reconcile.Fleet;
import io.github.vipnat.reconcile.HeldSessions;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the routers as cluster.yaml wishes. */
@Command(name = "apply", description = "Plan, confirm, send, verify and save; or go back.")
public final class ApplyCommand extends SiteCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAN",
            description = "A file that \"vipnat plan -o\" wrote; refused when the router has changed since.")
    private @Nullable Path planFile;

    @Mixin
    private ApplyOptionsMixin allowed = new ApplyOptionsMixin();

    @Mixin
    private ParallelOption parallel = new ParallelOption();

    @Mixin
    private PageOptions page = new PageOptions();

    @Override
    protected Progress watched(Progress shown) {
        return page.watched(shown);
    }

    private ChangePages pages(Topology topology) {
        return new ChangePages(this, page, () -> SiteTicket.of(this, topology, allowed.ticket()));
    }

    @Override
    protected ExitCode execute() {
        heedSignals();
        Optional<PlanFile> plan = Optional.ofNullable(planFile).map(PlanFile::read);
        plan.flatMap(PlanFile::origin).ifPresent(origin -> allowed.ticketUnlessGiven(origin.ticket()));
        ApplyOptions options = allowed.toOptions();
        Topology topology = topology();
        List<Router> routers = options().routers(topology);
        try (HeldSessions held = new HeldSessions()) {
            Fleet fleet = fleet(topology, parallel.routers(routers.size())).holding(held);
            return apply(topology, fleet, routers, plan, options);
        }
    }

    private ExitCode apply(
            Topology topology, Fleet fleet, List<Router> routers, Optional<PlanFile> plan, ApplyOptions options) {
        List<RouterResult<PlanReview>> planned = fleet.each(routers, (reconciler, router) -> {
            PlanReview review = reconciler.plan(router);
            plan.ifPresent(file -> reconciler.requireFresh(file, review));
            return review;
        });
        return new ChangeDialogue(this, fleet, allowed, pages(topology))
                .apply(
                        planned,
                        fleet.ready(planned),
                        options,
                        plan.map(report()::origin).orElse(""));
    }
}
