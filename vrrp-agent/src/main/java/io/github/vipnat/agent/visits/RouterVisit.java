package io.github.vipnat.agent.visits;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.FailoverPolicy;
import io.github.vipnat.agent.policy.Findings;
import io.github.vipnat.agent.policy.RouterSituation;
import io.github.vipnat.agent.policy.Situation;
import io.github.vipnat.agent.policy.Topic;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.visits.VisitRequest.Reason;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Sees to one router: looks, decides, does as decided, looks again. Each finding of a look has its own turn and its own pause;
 * what cannot be helped, or fails, keeps no other from being told and seen to. Used by one thread, asked by others.
 */
public final class RouterVisit implements AutoCloseable {

    /** Looks and cures, a repair and what follows: more than any honest visit takes. */
    private static final int MOST_STEPS = 10;

    /** A look that takes longer is worth a word: the next failover waits for it. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private final String router;
    private final RouterWatch watch;
    private final RouterLook look;
    private final Treatment treatment;
    private final FindingLedger ledger;
    private final Map<Topic, Decision> concluded = new EnumMap<>(Topic.class);
    private final Map<Topic, String> faults = new EnumMap<>(Topic.class);
    private Optional<Findings> standing = Optional.empty();
    private boolean isBeingTold;
    private boolean acted;

    /**
     * The visits to one router.
     *
     * @param hasAccount whether it can be logged in to
     * @param lanAddresses where the router is known to be in the VIP's network, before it was ever read
     */
    public RouterVisit(String router, RouterWatch watch, boolean hasAccount, List<Ipv4> lanAddresses) {
        this.router = router;
        this.watch = watch;
        this.look = new RouterLook(router, watch, hasAccount, lanAddresses);
        this.treatment = new Treatment(router, watch, look);
        this.ledger = new FindingLedger(router, new SplittableRandom(), System::nanoTime);
    }

    public String router() {
        return router;
    }

    public boolean hasAccount() {
        return look.hasAccount();
    }

    public List<Ipv4> lanAddresses() {
        return look.lanAddresses();
    }

    boolean isRepairing() {
        return treatment.isRepairing();
    }

    /** The router's turn begins. */
    void begin(Reason reason) {
        ledger.begin(reason);
        treatment.begin(ledger);
        faults.keySet().removeIf(ledger::isDue);
        concluded.keySet().removeIf(topic -> !faults.containsKey(topic));
        acted = false;
        isBeingTold = reason != Reason.TIMER;
    }

    /** The VIP has left, or nobody knows whose it is; what was seen of the router is of the past. */
    void standDown() {
        standing = Optional.empty();
        ledger.forgetRouter();
        close();
    }

    /** Something went wrong that ended the turn; what was told before is neither over nor known to stand. */
    Findings failed(Throwable e) {
        return Findings.of(new Decision.AgentFault(AgentFaults.sentence(router, e)));
    }

    /** The router's turn is over. */
    RouterReport report(VisitContext context, Findings found) {
        return ledger.report(found, context.now(), context.interval());
    }

    /** When it wants its next turn, by the clock of {@link System#nanoTime()}. */
    long due(VisitContext context) {
        return ledger.due(context.interval());
    }

    /**
     * The router's turn.
     *
     * @param onVerified run once ARP and rules were seen to be right
     */
    Findings run(VisitContext context, VisitRequest request, Runnable onVerified) {
        long begin = System.nanoTime();
        Optional<Findings> before = standing;
        // A visit that fails leaves nothing that could stand.
        standing = Optional.empty();
        Findings found = request.reason() == Reason.REPEATED && before.isPresent()
                ? glance(context, before.get(), onVerified)
                : lookAndSettle(context, depth(context, request, before), onVerified);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        context.metrics().set("visit_seconds", AgentMetrics.label("router", router), took.toNanos() / 1e9);
        found = acted ? found : found.slow(router, took, SLOW);
        standing = Optional.of(found);
        return found;
    }

    private Depth depth(VisitContext context, VisitRequest request, Optional<Findings> before) {
        boolean isFine = before.filter(Findings::isOfRulesAsWished).isPresent();
        return request.reason() != Reason.TIMER || look.isOld(context.now()) || !isFine
                ? Depth.CONFIGURATION
                : Depth.STATISTICS;
    }

    private Findings lookAndSettle(VisitContext context, Depth depth, Runnable onVerified) {
        look.look(context, depth);
        boolean wasRead = look.rules().isPresent();
        Findings found = settle(context, assess(context));
        if (found.isVerified()) {
            onVerified.run();
        }
        if (!found.isWhole() || treatment.hasTyped()) {
            return found;
        }
        look.lookAtStartup(wasRead);
        return settle(context, assess(context));
    }

    /** Nothing has moved: whom the router sends the VIP's traffic to is looked at, all else stands as it was found. */
    private Findings glance(VisitContext context, Findings before, Runnable onVerified) {
        if (!look.hasSeen()) {
            // It is told by ARP, or comes again in its own time: to knock each second opens no door.
            return before;
        }
        look.lookAtNeighbour(context);
        Findings found = settle(context, assess(context));
        if (found.isVerified()) {
            onVerified.run();
        }
        return before.of(Topic.PACE)
                .filter(slow -> !slow.isGood() && found.isWhole())
                .map(found::and)
                .orElse(found);
    }

    private Findings settle(VisitContext context, Findings first) {
        Findings found = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Decision> next =
                    found.all().stream().filter(this::isToBeDone).findFirst();
            if (next.isEmpty()) {
                return found;
            }
            see(context, next.get());
            found = assess(context);
        }
        return found;
    }

    private boolean isToBeDone(Decision decision) {
        return decision.action() != Decision.Action.NOTHING
                && ledger.isDue(decision.topic())
                && !concluded.containsKey(decision.topic());
    }

    /** All that is to be told as things are known now. */
    private Findings assess(VisitContext context) {
        Findings found = FailoverPolicy.decide(new Situation(context.hostSituationAfresh(), situation(context)));
        if (found.worst().topic() == Topic.HOST) {
            return found;
        }
        Findings told = new Findings(found.all().stream().map(this::asItStands).toList());
        String failed = faults.entrySet().stream()
                .filter(fault -> found.of(fault.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .distinct()
                .collect(Collectors.joining("; "));
        return failed.isEmpty() ? told : told.and(new Decision.AgentFault(failed));
    }

    private RouterSituation situation(VisitContext context) {
        return new RouterSituation(
                router,
                look.view(),
                treatment.cures(),
                look.unsaved(),
                treatment.repair(Topic.RULES),
                treatment.repair(Topic.STARTUP),
                context.allowance());
    }

    /** What has failed says so until it is tried again; what has its turn later promises nothing now. */
    private Decision asItStands(Decision decision) {
        Decision done = concluded.get(decision.topic());
        if (done != null) {
            return done;
        }
        boolean isPromise = decision.action() != Decision.Action.NOTHING
                && decision.action() != Decision.Action.ASK_FOR_OTHERS
                && !ledger.isDue(decision.topic());
        return isPromise ? decision.leftAlone("; it is tried again in its time") : decision;
    }

    /** Does as decided. What goes wrong with that is told, and the end of that finding's turn alone. */
    private void see(VisitContext context, Decision decision) {
        acted = true;
        boolean isSaid = ledger.isNewDeed(decision, context.now());
        if (isSaid) {
            context.log().info(router + ": " + decision.sentence());
        }
        try {
            String tried = act(context, decision);
            ledger.countTry(decision, tried, context.now());
            if (!isSaid && decision.action() == Decision.Action.REPAIR && treatment.hasTyped()) {
                context.log().info(router + ": " + decision.sentence());
            }
        } catch (RuntimeException | Error e) {
            faults.put(decision.topic(), AgentFaults.sentence(router, e));
            ledger.countTry(decision, "failed", context.now());
            concluded.put(decision.topic(), decision.leftAlone("; nothing came of it, because the agent failed"));
        }
    }

    private String act(VisitContext context, Decision decision) {
        return switch (decision.action()) {
            case NOTHING -> "nothing";
            case ASK_FOR_OTHERS -> {
                context.vip().probe().askUnlessKnown();
                yield "others asked for";
            }
            case FREEZE -> freeze(context, decision);
            case REPAIR -> context.whileRepairing(() -> treatment.repair(context, decision.topic()));
            case CURE -> treatment.tell(context, decision, isBeingTold);
            case MAKE_ROUTER_ASK -> treatment.makeRouterAsk(context);
        };
    }

    /** Whoever has just begun would be stopped on the way; what is decided next waits for it. */
    private String freeze(VisitContext context, Decision decision) {
        if (context.isAnyRepairUnderWay()) {
            return "put off";
        }
        context.freeze(decision.sentence());
        concluded.put(decision.topic(), decision);
        return "frozen";
    }

    @Override
    public void close() {
        watch.close();
    }
}
