package io.github.vipnat.apply.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as it was written down.
 *
 * @param forward the lines that were to be typed
 * @param inverse the lines that lead back
 * @param removed rules the run was to take out, as the router printed them
 * @param added rules the run was to put in
 * @param takesBack the run whose way back this was, where it was no plan of its own
 * @param pair the run on the other router of a pair that this one succeeds or goes back with
 * @param ending empty when the run never came to an end: the program died
 */
public record RunRecord(
        String id,
        String router,
        Instant started,
        String user,
        String ticket,
        List<String> forward,
        List<String> inverse,
        List<String> removed,
        List<String> added,
        Optional<String> takesBack,
        Optional<Partner> pair,
        Optional<Ending> ending) {

    /** How a run may end. */
    public enum Result {
        DONE,
        WENT_BACK,
        LEFT_FOR_HUMAN,
        /** The program died, and a later run went on from where it left the router. */
        CONTINUED
    }

    /** The other half of a pair's run. */
    public record Partner(String router, String run) {}

    /**
     * How a run ended, in one word and a sentence.
     *
     * @param saved whether what it did is in the startup configuration
     */
    public record Ending(Instant at, Result result, String detail, boolean saved) {}

    public RunRecord {
        forward = List.copyOf(forward);
        inverse = List.copyOf(inverse);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** The same run with its end. */
    RunRecord ended(Optional<Ending> end) {
        return new RunRecord(id, router, started, user, ticket, forward, inverse, removed, added, takesBack, pair, end);
    }
}
