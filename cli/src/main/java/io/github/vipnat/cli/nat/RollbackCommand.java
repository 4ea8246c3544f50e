package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Fleet;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a run back. */
@Command(name = "rollback", description = "Take a recorded run back, verified and saved like any change.")
public final class RollbackCommand extends SiteCommand {

    @Parameters(paramLabel = "RUN", description = "The name of the run; \"vipnat runs\" lists them.")
    private String run = "";

    @Mixin
    private ApplyOptionsMixin allowed = new ApplyOptionsMixin();

    @Override
    protected ExitCode execute() {
        heedSignals();
        // Going back leads away from the VIP, so whether it is alive does not matter.
        ApplyOptions options = allowed.toOptions().withUnprovenVip();
        RunRecord asked =
                surroundings().runs().lastOfChain(surroundings().runs().find(run));
        if (asked.isFailover()) {
            throw noRollback(asked);
        }
        Topology topology = topology();
        Map<Router, RunRecord> runs = together(reconciler(topology), asked);
        Fleet fleet = fleet(topology, runs.size());
        List<RouterResult<PlanReview>> planned = fleet.each(
                topology.routers().stream().filter(runs::containsKey).toList(),
                (reconciler, router) -> reconciler.planRollback(Objects.requireNonNull(runs.get(router))));
        List<RouterResult<PlanReview>> ready = runs.size() == 1 ? planned : fleet.ready(planned);
        return new ChangeDialogue(this, fleet, allowed).apply(planned, ready, options, false);
    }

    private static ProblemException noRollback(RunRecord run) {
        return new ProblemException(
                ProblemException.Kind.REFUSED,
                Problem.fatal(
                        "run-is-a-failover",
                        "run " + run.id(),
                        "it moved the VIP and changed no router",
                        "there is no rule to take back; the nodes know what was pulled on them",
                        RunRecord.FAILOVER_BACK));
    }

    /** The run that was asked for, and its other half where it was a pair's and the two are still one. */
    private Map<Router, RunRecord> together(Reconciler reconciler, RunRecord asked) {
        Router router = reconciler.router(asked.router());
        Map<Router, RunRecord> runs = new HashMap<>(Map.of(router, asked));
        asked.pair().ifPresent(partner -> {
            boolean still = router.pair().equals(Optional.of(partner.router()));
            if (still) {
                runs.put(
                        reconciler.router(partner.router()),
                        surroundings().runs().lastOfChain(surroundings().runs().find(partner.run())));
            }
            if (!options().json()) {
                print(report().partner(asked, partner, still) + "\n");
            }
        });
        return runs;
    }
}
