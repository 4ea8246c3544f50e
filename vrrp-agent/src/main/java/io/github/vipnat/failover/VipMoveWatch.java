package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.util.List;

/** Looks again and again which nodes have the VIP, and keeps the locks meanwhile. */
final class VipMoveWatch {

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final List<NodeHand> hands;
    private final Ipv4 vip;
    private final Setting setting;
    private final NodeLocks locks;
    private long renewedAt;

    VipMoveWatch(List<NodeHand> hands, Ipv4 vip, Setting setting, NodeLocks locks) {
        this.hands = hands;
        this.vip = vip;
        this.setting = setting;
        this.locks = locks;
        this.renewedAt = setting.nanos().getAsLong();
    }

    /** Those that have it now, by their names. */
    List<String> holders() {
        return hands.stream()
                .filter(hand -> hand.addresses().contains(vip))
                .map(NodeHand::node)
                .toList();
    }

    /** Renews them where it is time. */
    void keepLocks() {
        if (setting.nanos().getAsLong() - renewedAt > NodeLocks.LEASE.toNanos() / 3) {
            locks.renew();
            renewedAt = setting.nanos().getAsLong();
        }
    }

    /**
     * Until the node alone has it.
     *
     * @throws Stopped when it does not get it in time, or somebody wants us to stop
     */
    void await(String node, Duration longest) {
        long end = setting.nanos().getAsLong() + longest.toNanos();
        List<String> holders = holders();
        while (!holders.equals(List.of(node))) {
            requireGoingOn();
            if (setting.nanos().getAsLong() - end > 0) {
                throw new Stopped(notThere(node, holders, longest), false);
            }
            step();
            holders = holders();
        }
    }

    /**
     * That the node alone has it all the time.
     *
     * @throws Stopped when another has it meanwhile, or somebody wants us to stop
     */
    void stay(String node, Duration time) {
        long end = setting.nanos().getAsLong() + time.toNanos();
        while (setting.nanos().getAsLong() - end < 0) {
            requireGoingOn();
            List<String> holders = holders();
            if (!holders.equals(List.of(node))) {
                throw new Stopped(notThere(node, holders, time), false);
            }
            step();
        }
    }

    private void step() {
        keepLocks();
        setting.pause().pause(BETWEEN);
    }

    private void requireGoingOn() {
        if (setting.interruption().isRequested()) {
            throw new Stopped(
                    Problem.fatal(
                            "interrupted",
                            "the failover",
                            "somebody asked vipnat to stop",
                            "a failover is proven, or it is taken back",
                            "go on when you are ready:  vipnat failover --to NODE"),
                    true);
        }
    }

    private static Problem notThere(String node, List<String> holders, Duration time) {
        return Problem.fatal(
                "vip-not-moved",
                "node " + node,
                "within " + time.toSeconds() + " s the VIP was not on " + node + " alone, but on "
                        + (holders.isEmpty() ? "no node" : String.join(" and ", holders)),
                "the target does not take over, or does not keep it",
                "look why:  vipnat doctor ; and  sudo journalctl -u keepalived  on " + node);
    }

    /** The failover goes no further. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem cause;
        private final boolean isInterrupted;

        Stopped(Problem cause, boolean isInterrupted) {
            super(cause.toString());
            this.cause = cause;
            this.isInterrupted = isInterrupted;
        }

        Problem problem() {
            return cause;
        }

        boolean isInterrupted() {
            return isInterrupted;
        }
    }
}
