package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.Others;
import io.github.vipnat.agent.Situation.View;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Permission;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.topology.AgentSettings.Policy;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One look at everything: what the routers' turns of a round have in common. Used by one thread. */
final class Round {

    /** Whoever ends the agent gives it this long to finish what it is typing. */
    static final Duration GRACE = Duration.ofMillis(600);

    private final Topology topology;
    private final AgentSetup setup;
    private final Inbox inbox;
    private final Metrics metrics;
    private Others others = new Others.NotAsked();
    private Optional<CompletableFuture<Optional<Problem>>> telling = Optional.empty();

    Round(Topology topology, AgentSetup setup, Inbox inbox, Metrics metrics) {
        this.topology = topology;
        this.setup = setup;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    Metrics metrics() {
        return metrics;
    }

    AgentLog log() {
        return setup.log();
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
                holding(),
                fact(),
                others,
                router,
                view,
                cures,
                unsaved,
                repair,
                setup.folder().repairs(now()),
                setup.folder().frozen());
    }

    Policy policy() {
        return topology.agent().policy();
    }

    /** Tells the routers before anything is asked of them; whoever needs to know that it is done waits for it. */
    void tellAtOnce(List<Ipv4> lan) {
        holding().ifPresent(here -> telling = Optional.of(told(here, lan)));
    }

    /** Tells the routers, or waits for what is being told; what went wrong, if anything did. */
    Optional<Problem> tell(List<Ipv4> lan) {
        Optional<Holding> here = holding();
        if (here.isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<Problem>> now = telling.orElseGet(() -> told(here.get(), lan));
        telling = Optional.empty();
        return now.join();
    }

    void remind(List<Ipv4> lan) {
        holding().ifPresent(here -> setup.arp().remind(vip(), here, lan));
    }

    private CompletableFuture<Optional<Problem>> told(Holding here, List<Ipv4> lan) {
        metrics.count("arp_cures_total");
        return setup.arp().tell(vip(), here, lan);
    }

    void askForOthers() {
        others = holding()
                .flatMap(here -> setup.arp().other(vip(), here))
                .<Others>map(Others.Somebody::new)
                .orElseGet(Others.Nobody::new);
    }

    Others others() {
        return others;
    }

    void freeze(String reason) {
        setup.folder().freeze(reason);
    }

    void repairBegins() {
        setup.folder().repairBegins(now());
    }

    void repairDidNotBegin() {
        setup.folder().repairDidNotBegin(now());
    }

    /** This host still holds the VIP, nobody froze the agent, and whoever ends it gives it the time. */
    Permission permission() {
        StopWatch stopping = new StopWatch();
        return begun -> holding().isPresent()
                && setup.folder().frozen().isEmpty()
                && (!inbox.isStopping() || (begun && stopping.within(GRACE)));
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
