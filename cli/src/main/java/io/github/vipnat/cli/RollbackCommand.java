package io.github.vipnat.cli;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.RunRecord;
import io.github.vipnat.reconcile.Reconciler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a run back. */
@Command(name = "rollback", description = "Take a recorded run back, verified and saved like any change.")
final class RollbackCommand extends SiteCommand {

    @Parameters(paramLabel = "RUN", description = "The name of the run; \"vipnat runs\" lists them.")
    private String run = "";

    @Mixin
    private ApplyOptionsMixin allowed = new ApplyOptionsMixin();

    @Override
    ExitCode execute() {
        RunRecord record = surroundings().runs().find(run);
        Reconciler reconciler = reconciler(topology());
        Applying applying = new Applying(this, reconciler, allowed);
        // Going back leads away from the VIP, so whether it is alive does not matter.
        ApplyOptions options = allowed.toOptions().withUnprovenVip();
        ExitCode code = applying.apply(reconciler.planRollback(record), options, false);
        applying.printOutcomes();
        return code;
    }
}
