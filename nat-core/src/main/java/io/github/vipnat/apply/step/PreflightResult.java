package io.github.vipnat.apply.step;

import io.github.vipnat.apply.journal.UnfinishedRun;
import io.github.vipnat.device.GuardState;
import java.util.List;
import java.util.Optional;

/**
 * The router as PREFLIGHT found it.
 *
 * @param archive whether it has the archive that the revert timer needs
 * @param guard the revert timer of an earlier run of ours, where it still runs
 * @param removesInUse whether it can be told to remove a rule together with its live flows
 * @param unfinished the earlier runs whose work stands there half done
 * @param notes what a user should know of it though it is no reason to stop
 */
public record PreflightResult(
        String running,
        String startup,
        boolean archive,
        Optional<GuardState.Pending> guard,
        boolean removesInUse,
        UnfinishedRun unfinished,
        List<String> notes) {

    public PreflightResult {
        notes = List.copyOf(notes);
    }

    /** The same, with other earlier runs to go on from. */
    public PreflightResult with(UnfinishedRun others) {
        return new PreflightResult(running, startup, archive, guard, removesInUse, others, notes);
    }
}
