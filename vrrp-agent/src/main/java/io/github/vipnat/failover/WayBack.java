package io.github.vipnat.failover;

import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts levers back and proves that one node has the VIP again; bounded, whatever the nodes do. */
final class WayBack {

    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Failover failover;
    private final NodeLocks locks;
    private final VipMoveWatch watch;
    private final Duration masterDown;
    private final List<String> nodes;

    /** @param nodes those on which a lever may be pulled */
    WayBack(Failover failover, NodeLocks locks, VipMoveWatch watch, Duration masterDown, List<String> nodes) {
        this.failover = failover;
        this.locks = locks;
        this.watch = watch;
        this.masterDown = masterDown;
        this.nodes = List.copyOf(nodes);
    }

    /** Since something went wrong. */
    FailoverOutcome because(Problem cause, boolean isInterrupted) {
        List<String> hindrances = putBack();
        List<String> holders = hindrances.isEmpty() ? settled() : List.of();
        locks.release();
        return holders.size() == 1
                ? new FailoverOutcome.WentBack(cause, holders.get(0), isInterrupted)
                : new FailoverOutcome.LeftForHuman(cause, hindrance(hindrances, holders), commands());
    }

    /** Since somebody asked for it. */
    FailoverOutcome onPurpose() {
        long begun = failover.setting().nanos().getAsLong();
        List<String> hindrances = putBack();
        List<String> holders = hindrances.isEmpty() ? settled() : List.of();
        Duration took = Duration.ofNanos(failover.setting().nanos().getAsLong() - begun);
        List<Problem> notes = locks.release();
        return holders.size() == 1
                ? new FailoverOutcome.Moved(holders.get(0), took, notes)
                : new FailoverOutcome.LeftForHuman(
                        notBack(hindrances, holders), hindrance(hindrances, holders), commands());
    }

    /** @return why a lever may still be pulled, a sentence for each node */
    private List<String> putBack() {
        List<String> hindrances = new ArrayList<>();
        for (String node : nodes) {
            failover.setting().progress().accept("putting the lever back on " + node);
            try {
                failover.hand(node).lever("back", locks.token());
            } catch (NodeLost e) {
                hindrances.add(node + " did not answer (" + e.problem().what() + ")");
            } catch (LeverRefused e) {
                if (e.status() != LeverRefused.NOT_YOURS) {
                    hindrances.add(node + ": " + e.reason());
                }
            }
        }
        return hindrances;
    }

    /** Who has the VIP once it has been with the same node for a master-down interval; the last that was seen otherwise. */
    private List<String> settled() {
        long begun = failover.setting().nanos().getAsLong();
        long since = begun;
        List<String> last = List.of();
        try {
            while (failover.setting().nanos().getAsLong() - begun < longest().toNanos()) {
                List<String> now = watch.holders();
                long time = failover.setting().nanos().getAsLong();
                if (!now.equals(last)) {
                    since = time;
                    last = now;
                }
                if (last.size() == 1 && time - since > masterDown.plusSeconds(1).toNanos()) {
                    return last;
                }
                failover.setting().pause().pause(BETWEEN);
            }
        } catch (NodeLost e) {
            return List.of();
        }
        return List.of();
    }

    private Duration longest() {
        return masterDown.multipliedBy(4).plus(SLACK);
    }

    private static String hindrance(List<String> hindrances, List<String> holders) {
        return hindrances.isEmpty()
                ? "the VIP did not come to rest on one node; last seen on "
                        + (holders.isEmpty() ? "none" : String.join(" and ", holders))
                : "whether the lever is back is not known: " + String.join("; ", hindrances)
                        + ". Unless the node itself is dead, it goes back there within "
                        + NodeLocks.LEASE.toSeconds() + " s by itself";
    }

    private static Problem notBack(List<String> hindrances, List<String> holders) {
        return Problem.fatal(
                "not-back",
                "the way back",
                hindrance(hindrances, holders),
                "the nodes are not as they were before the failover",
                "look at the nodes:  vipnat doctor");
    }

    private List<String> commands() {
        return nodes.stream()
                .flatMap(node -> Stream.of(
                        "on " + node + ":  sudo " + InstallLayout.PACKAGED.lever() + " status",
                        "on " + node + ":  ip -o -4 addr show"))
                .toList();
    }
}
