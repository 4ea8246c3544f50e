package io.github.vipnat.agent.visits;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.events.VrrpEvent;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.host.VipOnHost;
import io.github.vipnat.agent.policy.FailoverPolicy;
import io.github.vipnat.agent.policy.HostSituation;
import io.github.vipnat.agent.policy.RepairAllowance;
import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RepairPermission;
import io.github.vipnat.topology.AgentSettings.Policy;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What the visits to routers have in common while cluster.yaml stays the same. For several threads. */
public final class VisitContext {

    /** Whoever ends the agent gives it this long to finish what it is typing. */
    static final Duration GRACE = Duration.ofMillis(600);

    private final Topology topology;
    private final InstantSource clock;
    private final VipOnHost vip;
    private final EventInbox inbox;
    private final AgentStateFolder folder;
    private final AgentMetrics metrics;
    private final AgentLog log;
    private volatile boolean superseded;
    private final AtomicInteger repairsUnderWay = new AtomicInteger();

    public VisitContext(
            Topology topology,
            InstantSource clock,
            VipOnHost vip,
            EventInbox inbox,
            AgentStateFolder folder,
            AgentMetrics metrics,
            AgentLog log) {
        this.topology = topology;
        this.clock = clock;
        this.vip = vip;
        this.inbox = inbox;
        this.folder = folder;
        this.metrics = metrics;
        this.log = log;
    }

    AgentMetrics metrics() {
        return metrics;
    }

    AgentLog log() {
        return log;
    }

    VipOnHost vip() {
        return vip;
    }

    public Instant now() {
        return clock.instant();
    }

    Duration interval() {
        return topology.agent().interval();
    }

    boolean staysLoggedIn() {
        return topology.agent().warmSession();
    }

    public Optional<VrrpEvent> fact() {
        return inbox.fact(topology.vrrp().map(vrrp -> vrrp.instance()));
    }

    /** What is known of the host. */
    public HostSituation hostSituation() {
        return hostSituation(vip.holding());
    }

    /** The same, with the host looked at afresh. */
    HostSituation hostSituationAfresh() {
        return hostSituation(vip.lookAgain());
    }

    private HostSituation hostSituation(Optional<VipHolding> holding) {
        return new HostSituation(vip.address(), holding, fact(), vip.probe().known());
    }

    RepairAllowance allowance() {
        return new RepairAllowance(
                policy(),
                // Before what is begun today: whatever ends in between may give its place back.
                repairsUnderWay.get(),
                folder.repairs(now()),
                folder.continuations(now()),
                folder.frozen());
    }

    Policy policy() {
        return topology.agent().policy();
    }

    /** Tells a router, or waits for what is being told anyway; what went wrong, if anything did. */
    Optional<Problem> tell(List<Ipv4> lan, boolean isBeingTold) {
        if (!isBeingTold) {
            vip.announcer().tell(lan);
        }
        return vip.announcer().awaitLatest();
    }

    void freeze(String reason) {
        folder.freeze(reason);
    }

    /** Whether one more may be begun today; it is written down when this returns. */
    boolean beginRepair(boolean goesOn) {
        return goesOn
                ? folder.beginContinuation(now(), FailoverPolicy.MOST_CONTINUATIONS)
                : folder.beginRepair(now(), FailoverPolicy.MOST_REPAIRS);
    }

    void takeBackRepair(boolean goesOn) {
        if (goesOn) {
            folder.takeBackContinuation(now());
        } else {
            folder.takeBackRepair(now());
        }
    }

    /** While it runs nobody freezes the agent because of what other repairs have come to. */
    <T> T whileRepairing(Supplier<T> repair) {
        repairsUnderWay.incrementAndGet();
        try {
            return repair.get();
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
        return begun -> vip.holding().isPresent()
                && !isContested()
                && folder.frozen().isEmpty()
                && !superseded
                && (!inbox.isStopping() || (begun && stopping.startOnce().isWithin(GRACE)));
    }

    private boolean isContested() {
        return vip.probe()
                .known()
                .match(new OtherHolder.Cases<>(
                        (OtherHolder.NotAsked unknown) -> false,
                        (OtherHolder.Nobody nobody) -> false,
                        (OtherHolder.Somebody other) -> true));
    }

    /** Another cluster.yaml holds. */
    public void supersede() {
        superseded = true;
    }

    public boolean isSuperseded() {
        return superseded;
    }

    private static final class StopWatch {

        private long began;

        /** Whoever starts it again lets it run on. */
        StopWatch startOnce() {
            began = began == 0 ? System.nanoTime() : began;
            return this;
        }

        boolean isWithin(Duration length) {
            return System.nanoTime() - began < length.toNanos();
        }
    }
}
