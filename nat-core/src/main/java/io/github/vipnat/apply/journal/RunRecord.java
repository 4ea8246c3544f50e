package io.github.vipnat.apply.journal;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run as it was written down.
 *
 * @param forward the lines that were to be typed
 * @param inverse the lines that lead back to where the first run of its chain began
 * @param removed rules that its chain took out with it, as the router printed them
 * @param added rules that its chain put in with it
 * @param continues the runs without a good end that it went on from, the newest first
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
        List<String> continues,
        Optional<String> takesBack,
        Optional<Partner> pair,
        Optional<Ending> ending) {

    /** What takes a failover back, in place of {@code rollback}. */
    public static final String FAILOVER_BACK = "vipnat failover --back";

    /** No router is called so: a colon cannot stand in a name. */
    private static final String FAILOVER = "failover:";

    /** What stands in the place of the router's name in a failover's run. */
    public static String failoverOf(String cluster) {
        return FAILOVER + cluster;
    }

    /** Whether it moved the VIP, and changed no router. */
    public boolean isFailover() {
        return router.startsWith(FAILOVER);
    }

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
        continues = List.copyOf(continues);
    }

    /** Whether the router may have been left half done, for a later run to go on from. */
    boolean isOpen() {
        return ending.isEmpty() || ending.get().result() == Result.LEFT_FOR_HUMAN;
    }

    /** Whether the router was left as wished, or as it was. */
    boolean endedWell() {
        return ending.filter(end -> end.result() == Result.DONE || end.result() == Result.WENT_BACK)
                .isPresent();
    }

    /** Whether a router has all that this run was to change. */
    public boolean isCarriedOut(NatTable table, DeviceOs os) {
        Set<StaticRule> standing =
                table.entries().stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
        Set<StaticRule> in = meanings(added, os);
        Set<StaticRule> out = meanings(removed, os);
        out.removeAll(in);
        return !(in.isEmpty() && out.isEmpty()) && standing.containsAll(in) && Collections.disjoint(standing, out);
    }

    private static Set<StaticRule> meanings(List<String> lines, DeviceOs os) {
        return lines.stream()
                .flatMap(line -> os.readRule(line).stream())
                .map(StaticRule::meaning)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The same run with its end. */
    RunRecord ended(Optional<Ending> end) {
        return new RunRecord(
                id, router, started, user, ticket, forward, inverse, removed, added, continues, takesBack, pair, end);
    }
}
