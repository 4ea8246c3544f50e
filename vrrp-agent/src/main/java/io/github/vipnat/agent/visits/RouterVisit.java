package io.github.vipnat.agent.visits;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.FailoverPolicy;
import io.github.vipnat.agent.policy.HostSituation;
import io.github.vipnat.agent.policy.RouterKnowledge;
import io.github.vipnat.agent.policy.RouterSituation;
import io.github.vipnat.agent.policy.Situation;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.visits.VisitRequest.Reason;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees to one router: looks, decides, does as decided, looks again. Used by one thread, asked by others. */
public final class RouterVisit implements AutoCloseable {

    /** Looks and cures, a repair and what follows: more than any honest visit takes. */
    private static final int MOST_STEPS = 10;

    /** A configuration that was as wished is read again this often, however well the numbers look. */
    private static final Duration READ_AGAIN = Duration.ofHours(6);

    /** A look that takes longer is worth a word: the next failover waits for it. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private final String router;
    private final RouterWatch watch;
    private final boolean hasAccount;
    private volatile List<Ipv4> lanAddresses;
    private RouterKnowledge view = new RouterKnowledge.NoAccount();
    private Optional<Decision> standing = Optional.empty();
    private Optional<Instant> lastRead = Optional.empty();
    private int cures;
    private List<String> unsaved = List.of();
    private Optional<Repair> repair = Optional.empty();
    private boolean isBeingTold;
    private volatile boolean acted;
    private volatile boolean repairing;

    /**
     * The visits to one router.
     *
     * @param hasAccount whether it can be logged in to
     * @param lanAddresses where the router is known to be in the VIP's network, before it was ever read
     */
    public RouterVisit(String router, RouterWatch watch, boolean hasAccount, List<Ipv4> lanAddresses) {
        this.router = router;
        this.watch = watch;
        this.hasAccount = hasAccount;
        this.lanAddresses = lanAddresses;
    }

    public String router() {
        return router;
    }

    public boolean hasAccount() {
        return hasAccount;
    }

    public List<Ipv4> lanAddresses() {
        return lanAddresses;
    }

    /** The VIP has left, or nobody knows whose it is; what was seen of the router is of the past. */
    void standDown() {
        standing = Optional.empty();
        acted = false;
        close();
    }

    /**
     * The router's turn.
     *
     * @param onVerified run once ARP and rules were seen to be right
     */
    Decision run(VisitContext context, VisitRequest request, Runnable onVerified) {
        cures = 0;
        repair = Optional.empty();
        acted = false;
        isBeingTold = request.reason() != Reason.TIMER;
        long begin = System.nanoTime();
        Optional<Decision> before = standing;
        // A visit that fails leaves nothing that could stand.
        standing = Optional.empty();
        Decision decision = request.reason() == Reason.REPEATED && before.isPresent()
                ? glance(context, before.get(), onVerified)
                : lookAndSettle(context, depth(context, request, before), onVerified);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        context.metrics().set("visit_seconds", AgentMetrics.label("router", router), took.toNanos() / 1e9);
        decision = acted ? decision : FailoverPolicy.slow(router, decision, took, SLOW);
        standing = Optional.of(decision);
        return decision;
    }

    private Depth depth(VisitContext context, VisitRequest request, Optional<Decision> before) {
        boolean isOld = lastRead.map(last -> last.plus(READ_AGAIN).isBefore(context.now()))
                .orElse(true);
        boolean isFine = before.filter(Decision::isOfRulesAsWished).isPresent();
        return request.reason() != Reason.TIMER || isOld || !isFine ? Depth.CONFIGURATION : Depth.STATISTICS;
    }

    private Decision lookAndSettle(VisitContext context, Depth depth, Runnable onVerified) {
        unsaved = List.of();
        view = hasAccount ? look(context, () -> watch.look(depth)) : new RouterKnowledge.NoAccount();
        boolean wasRead = rules().isPresent();
        Decision decision = settle(context, decide(context));
        if (!(decision instanceof Decision.AllWell)) {
            return decision;
        }
        onVerified.run();
        return wasRead && repair.isEmpty() ? settleUnsaved(context, decision) : decision;
    }

    /** Nothing has moved: if the router still sends the VIP's traffic here, what was found before stands. */
    private Decision glance(VisitContext context, Decision before, Runnable onVerified) {
        if (!(view instanceof RouterKnowledge.Seen)) {
            // It is told by ARP, or comes again in its own time: to knock each second opens no door.
            return before;
        }
        lookAtNeighbour(context);
        Decision now = decide(context);
        boolean isAsBefore = view instanceof RouterKnowledge.Seen
                && !(now instanceof Decision.ArpStale)
                && !(before instanceof Decision.ArpStale);
        if (isAsBefore) {
            if (before.isOfRulesAsWished()) {
                onVerified.run();
            }
            return before;
        }
        Decision decision = settle(context, now);
        if (decision instanceof Decision.AllWell) {
            onVerified.run();
        }
        return decision;
    }

    private Decision settle(VisitContext context, Decision first) {
        Decision decision = first;
        for (int step = 0; step < MOST_STEPS && decision.action() != Decision.Action.NOTHING; step++) {
            logAction(context, decision);
            Optional<Decision> last = act(context, decision);
            if (last.isPresent()) {
                return last.get();
            }
            decision = decide(context);
        }
        return decision;
    }

    /** What is not saved yet is looked for once all is verified, so that nobody waits for it. */
    private Decision settleUnsaved(VisitContext context, Decision allWell) {
        try {
            unsaved = watch.unsaved();
        } catch (ProblemException e) {
            return allWell;
        }
        return settle(context, decide(context));
    }

    private void logAction(VisitContext context, Decision decision) {
        acted = true;
        context.log().info(router + ": " + decision.sentence());
    }

    /** Whether the last visit did more than look. */
    boolean hasActed() {
        return acted;
    }

    private Decision decide(VisitContext context) {
        HostSituation host = context.hostSituationAfresh();
        return FailoverPolicy.decide(
                new Situation(host, new RouterSituation(router, view, cures, unsaved, repair, context.allowance())));
    }

    /** Does as decided; a decision where that was the end of it. */
    private Optional<Decision> act(VisitContext context, Decision decision) {
        switch (decision.action()) {
            case NOTHING -> {}
            case ASK_FOR_OTHERS -> context.vip().probe().askUnlessKnown();
            case FREEZE -> {
                // Whoever has just begun would be stopped on the way; what is decided next waits for it.
                if (!context.isAnyRepairUnderWay()) {
                    context.freeze(decision.sentence());
                    return Optional.of(decision);
                }
            }
            case REPAIR -> context.runRepair(() -> repair(context));
            case CURE -> {
                return cure(context, decision);
            }
            case MAKE_ROUTER_ASK -> makeRouterAsk(context);
        }
        return Optional.empty();
    }

    private void makeRouterAsk(VisitContext context) {
        cures++;
        if (context.permission().isGranted(false)) {
            look(context, () -> {
                watch.forgetNeighbour();
                return new RouterObservation(Optional.empty(), Optional.empty());
            });
        }
        lookAtNeighbour(context);
    }

    private Optional<Decision> cure(VisitContext context, Decision decision) {
        cures++;
        if (decision instanceof Decision.ArpStale) {
            context.metrics().add("arp_mismatches_total", AgentMetrics.label("router", router), 1);
        }
        Optional<Problem> problem = context.tell(lanAddresses, isBeingTold && cures == 1);
        if (problem.isPresent() && context.policy() == Policy.AUDIT) {
            return problem.map(
                    found -> new Decision.Refused(router + ": " + found.what() + "; to do: " + found.fix(), false));
        }
        lookAtNeighbour(context);
        return Optional.empty();
    }

    private void repair(VisitContext context) {
        boolean goesOn = rules().filter(RouterObservation.Rules::halfDone).isPresent();
        if (!context.beginRepair(goesOn)) {
            // Another router's repair was the last one of today; what is decided next says so.
            return;
        }
        repairing = true;
        try {
            recordRepair(context, watch.repair(context.permission(), "vipnat agent"), goesOn);
        } finally {
            repairing = false;
        }
    }

    private void recordRepair(VisitContext context, Repair outcome, boolean goesOn) {
        repairing = false;
        repair = Optional.of(outcome);
        if (!hasBegun(outcome)) {
            context.takeBackRepair(goesOn);
        }
        context.metrics()
                .add(
                        "repairs_total",
                        AgentMetrics.label("router", router) + "," + AgentMetrics.label("result", word(outcome)),
                        1);
        unsaved = List.of();
        if (!(outcome instanceof Repair.Refused)) {
            view = look(context, () -> watch.look(Depth.CONFIGURATION));
        }
    }

    boolean isRepairing() {
        return repairing;
    }

    private static String word(Repair outcome) {
        return outcome.match(new Repair.Cases<>(
                (Repair.NotNeeded none) -> "not-needed",
                (Repair.Done done) -> "done",
                (Repair.Refused refused) -> "refused",
                (Repair.Stopped stopped) -> "stopped"));
    }

    private static boolean hasBegun(Repair outcome) {
        return outcome.match(new Repair.Cases<>(
                (Repair.NotNeeded none) -> false,
                (Repair.Done done) -> true,
                (Repair.Refused refused) -> false,
                (Repair.Stopped stopped) -> true));
    }

    private void lookAtNeighbour(VisitContext context) {
        if (!hasAccount) {
            return;
        }
        Optional<RouterObservation.Rules> rules = rules();
        RouterKnowledge now = look(context, () -> watch.look(Depth.NEIGHBOUR));
        view = now.match(new RouterKnowledge.Cases<>(
                (RouterKnowledge.NoAccount none) -> none,
                (RouterKnowledge.Unknown unknown) -> unknown,
                (RouterKnowledge.Seen seen) -> new RouterKnowledge.Seen(
                        new RouterObservation(seen.observation().vipMac(), rules))));
    }

    private Optional<RouterObservation.Rules> rules() {
        return view instanceof RouterKnowledge.Seen seen ? seen.observation().rules() : Optional.empty();
    }

    private RouterKnowledge look(VisitContext context, Supplier<RouterObservation> source) {
        context.metrics().add("router_visits_total", AgentMetrics.label("router", router), 1);
        try {
            RouterObservation observation = source.get();
            if (observation.rules().isPresent()) {
                lastRead = Optional.of(context.now());
            }
            observation
                    .rules()
                    .map(RouterObservation.Rules::lanAddresses)
                    .filter(addresses -> !addresses.isEmpty())
                    .ifPresent(addresses -> lanAddresses = addresses);
            return new RouterKnowledge.Seen(observation);
        } catch (ProblemException e) {
            return new RouterKnowledge.Unknown(e.problems().get(0));
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
