package io.github.vipnat.apply.step;

import io.github.vipnat.apply.journal.UnfinishedRun;
import java.util.OptionalInt;

/**
 * The router as PREFLIGHT found it.
 *
 * @param archive whether it has the archive that the revert timer needs
 * @param guardPending whether a revert timer of an earlier run of ours still runs
 * @param removesInUse whether it can be told to remove a rule together with its live flows
 * @param refusedWidth the columns of a terminal that the router refused to widen, and on which every line of the plan fits
 * @param unfinished the earlier runs whose work stands there half done
 */
public record PreflightResult(
        String running,
        String startup,
        boolean archive,
        boolean guardPending,
        boolean removesInUse,
        OptionalInt refusedWidth,
        UnfinishedRun unfinished) {

    /** The same, with other earlier runs to go on from. */
    public PreflightResult with(UnfinishedRun others) {
        return new PreflightResult(running, startup, archive, guardPending, removesInUse, refusedWidth, others);
    }
}
