package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.Others;
import io.github.vipnat.agent.Situation.View;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RepairPermission;
import io.github.vipnat.topology.AgentSettings.Policy;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the routers' turns have in common while cluster.yaml stays the same. For several threads. */
final class Round {

    /** Whoever ends the agent gives it this long to finish what it is typing. */
    static final Duration GRACE = Duration.ofMillis(600);

    private final Topology topology;
    private final AgentSetup setup;
    private final Inbox inbox;
    private final Metrics metrics;
    private final Rivals rivals;
    private final Herald herald;
    private volatile boolean over;
    private final AtomicInteger repairsUnderWay = new AtomicInteger();

    Round(Topology topology, AgentSetup setup, Inbox inbox, Metrics metrics, Rivals rivals) {
        this.topology = topology;
        this.setup = setup;
        this.inbox = inbox;
        this.metrics = metrics;
        this.rivals = rivals;
        this.herald = new Herald(vip(), setup, metrics);
    }

    Metrics metrics() {
        return metrics;
    }

    AgentLog log() {
        return setup.log();
    }

    Rivals rivals() {
        return rivals;
    }

    Herald herald() {
        return herald;
    }

    Instant now() {
        return setup.surroundings().clock().instant();
    }

    Optional<Holding> holding() {
        return setup.host().holding(vip());
    }

    Optional<VrrpEvent> fact() {
        return inbox.fact(topology.vrrp().map(vrrp -> vrrp.instance()));
    }

    /** What is known now, of the host afresh. */
    Situation situation(String router, View view, int cures, List<String> unsaved, Optional<Repair> repair) {
        return new Situation(
                vip(),
                policy(),
                setup.host().lookAgain(vip()),
                fact(),
                rivals.known(),
                router,
                view,
                cures,
                unsaved,
                repair,
                // Before what is begun today: whatever ends in between may give its place back.
                repairsUnderWay.get(),
                setup.folder().repairs(now()),
                setup.folder().continuations(now()),
                setup.folder().frozen());
    }

    /** What is known of the host alone. */
    Situation situation() {
        return new Situation(
                vip(),
                policy(),
                holding(),
                fact(),
                rivals.known(),
                "",
                new View.NoAccount(),
                0,
                List.of(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty());
    }

    Policy policy() {
        return topology.agent().policy();
    }

    /** Tells a router, or waits for what is being told anyway; what went wrong, if anything did. */
    Optional<Problem> tell(List<Ipv4> lan, boolean isBeingTold) {
        if (!isBeingTold) {
            herald.tell(lan);
        }
        return herald.latest();
    }

    void freeze(String reason) {
        setup.folder().freeze(reason);
    }

    /** Whether one more may be begun today; it is written down when this returns. */
    boolean repairBegins(boolean goesOn) {
        return goesOn
                ? setup.folder().continuationBegins(now(), FailoverPolicy.MOST_CONTINUATIONS)
                : setup.folder().repairBegins(now(), FailoverPolicy.MOST_REPAIRS);
    }

    void repairDidNotBegin(boolean goesOn) {
        if (goesOn) {
            setup.folder().continuationDidNotBegin(now());
        } else {
            setup.folder().repairDidNotBegin(now());
        }
    }

    /** While it runs nobody freezes the agent because of what other repairs have come to. */
    void underWay(Runnable repair) {
        repairsUnderWay.incrementAndGet();
        try {
            repair.run();
        } finally {
            repairsUnderWay.decrementAndGet();
        }
    }

    boolean isAnyRepairUnderWay() {
        return repairsUnderWay.get() > 0;
    }

    /** This host alone holds the VIP, nobody froze the agent or changed its file, and whoever ends it gives it the time. */
    RepairPermission permission() {
        StopWatch stopping = new StopWatch();
        return begun -> holding().isPresent()
                && !(rivals.known() instanceof Others.Somebody)
                && setup.folder().frozen().isEmpty()
                && !over
                && (!inbox.isStopping() || (begun && stopping.within(GRACE)));
    }

    /** Another cluster.yaml holds. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    Ipv4 vip() {
        return topology.vip().address();
    }

    /** Runs from the first time it is asked. */
    private static final class StopWatch {

        private long began;

        boolean within(Duration length) {
            if (began == 0) {
                began = System.nanoTime();
            }
            return System.nanoTime() - began < length.toNanos();
        }
    }
}
