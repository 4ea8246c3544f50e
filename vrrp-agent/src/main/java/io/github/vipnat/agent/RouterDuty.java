package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Call.Reason;
import io.github.vipnat.agent.Situation.View;
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
final class RouterDuty implements AutoCloseable {

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
    private View view = new View.NoAccount();
    private Optional<Decision> standing = Optional.empty();
    private Optional<Instant> lastRead = Optional.empty();
    private int cures;
    private List<String> unsaved = List.of();
    private Optional<Repair> repair = Optional.empty();
    private boolean isBeingTold;
    private volatile boolean acted;
    private volatile boolean repairing;

    /**
     * The duty to one router.
     *
     * @param hasAccount whether it can be logged in to
     * @param lanAddresses where the router is known to be in the VIP's network, before it was ever read
     */
    RouterDuty(String router, RouterWatch watch, boolean hasAccount, List<Ipv4> lanAddresses) {
        this.router = router;
        this.watch = watch;
        this.hasAccount = hasAccount;
        this.lanAddresses = lanAddresses;
    }

    String router() {
        return router;
    }

    boolean hasAccount() {
        return hasAccount;
    }

    List<Ipv4> lanAddresses() {
        return lanAddresses;
    }

    /** The VIP has left, or nobody knows whose it is; what was seen of the router is of the past. */
    void isNoBusinessOfOurs() {
        standing = Optional.empty();
        acted = false;
        close();
    }

    /**
     * The router's turn.
     *
     * @param verified called once ARP and rules were seen to be right
     */
    Decision visit(Round round, Call call, Runnable verified) {
        cures = 0;
        repair = Optional.empty();
        acted = false;
        isBeingTold = call.reason() != Reason.TIMER;
        long begin = System.nanoTime();
        Optional<Decision> before = standing;
        // A visit that fails leaves nothing that could stand.
        standing = Optional.empty();
        Decision decision = call.reason() == Reason.REPEATED && before.isPresent()
                ? glanced(round, before.get(), verified)
                : visited(round, depth(round, call, before), verified);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        round.metrics().set("visit_seconds", Metrics.label("router", router), took.toNanos() / 1e9);
        decision = acted ? decision : FailoverPolicy.slow(router, decision, took, SLOW);
        standing = Optional.of(decision);
        return decision;
    }

    private Depth depth(Round round, Call call, Optional<Decision> before) {
        boolean isOld = lastRead.map(last -> last.plus(READ_AGAIN).isBefore(round.now()))
                .orElse(true);
        boolean isFine = before.filter(Decision::isOfRulesAsWished).isPresent();
        return call.reason() != Reason.TIMER || isOld || !isFine ? Depth.CONFIGURATION : Depth.STATISTICS;
    }

    private Decision visited(Round round, Depth depth, Runnable verified) {
        unsaved = List.of();
        view = hasAccount ? viewed(round, () -> watch.look(depth)) : new View.NoAccount();
        boolean wasRead = rules().isPresent();
        Decision decision = settle(round, decide(round));
        return decision instanceof Decision.AllWell ? verified(round, decision, wasRead, verified) : decision;
    }

    /** Nothing has moved: if the router still sends the VIP's traffic here, what was found before stands. */
    private Decision glanced(Round round, Decision before, Runnable verified) {
        if (!(view instanceof View.Seen)) {
            // It is told by ARP, or comes again in its own time: to knock each second opens no door.
            return before;
        }
        lookAtNeighbour(round);
        Decision now = decide(round);
        boolean isAsBefore = view instanceof View.Seen
                && !(now instanceof Decision.ArpStale)
                && !(before instanceof Decision.ArpStale);
        if (isAsBefore) {
            if (before.isOfRulesAsWished()) {
                verified.run();
            }
            return before;
        }
        Decision decision = settle(round, now);
        if (decision instanceof Decision.AllWell) {
            verified.run();
        }
        return decision;
    }

    private Decision settle(Round round, Decision first) {
        Decision decision = first;
        for (int step = 0; step < MOST_STEPS && decision.action() != Decision.Action.NOTHING; step++) {
            says(round, decision);
            Optional<Decision> last = act(round, decision);
            if (last.isPresent()) {
                return last.get();
            }
            decision = decide(round);
        }
        return decision;
    }

    /** Verified; what is not saved yet is looked for afterwards, so that nobody waits for it. */
    private Decision verified(Round round, Decision allWell, boolean wasRead, Runnable verified) {
        verified.run();
        if (!wasRead || repair.isPresent()) {
            return allWell;
        }
        try {
            unsaved = watch.unsaved();
        } catch (ProblemException e) {
            return allWell;
        }
        return settle(round, decide(round));
    }

    private void says(Round round, Decision decision) {
        acted = true;
        round.log().info(router + ": " + decision.sentence());
    }

    /** Whether the last visit did more than look. */
    boolean acted() {
        return acted;
    }

    private Decision decide(Round round) {
        return FailoverPolicy.decide(round.situation(router, view, cures, unsaved, repair));
    }

    /** Does as decided; a decision where that was the end of it. */
    private Optional<Decision> act(Round round, Decision decision) {
        switch (decision.action()) {
            case NOTHING -> {}
            case ASK_FOR_OTHERS -> round.rivals().askUnlessKnown();
            case FREEZE -> {
                // Whoever has just begun would be stopped on the way; what is decided next waits for it.
                if (!round.isAnyRepairUnderWay()) {
                    round.freeze(decision.sentence());
                    return Optional.of(decision);
                }
            }
            case REPAIR -> round.underWay(() -> repair(round));
            case CURE -> {
                return cure(round, decision);
            }
            case MAKE_ROUTER_ASK -> makeRouterAsk(round);
        }
        return Optional.empty();
    }

    private void makeRouterAsk(Round round) {
        cures++;
        if (round.permission().isGranted(false)) {
            viewed(round, () -> {
                watch.forgetNeighbour();
                return new RouterObservation(Optional.empty(), Optional.empty());
            });
        }
        lookAtNeighbour(round);
    }

    private Optional<Decision> cure(Round round, Decision decision) {
        cures++;
        if (decision instanceof Decision.ArpStale) {
            round.metrics().add("arp_mismatches_total", Metrics.label("router", router), 1);
        }
        Optional<Problem> problem = round.tell(lanAddresses, isBeingTold && cures == 1);
        if (problem.isPresent() && round.policy() == Policy.AUDIT) {
            return problem.map(
                    found -> new Decision.Refused(router + ": " + found.what() + "; to do: " + found.fix(), false));
        }
        lookAtNeighbour(round);
        return Optional.empty();
    }

    private void repair(Round round) {
        boolean goesOn = rules().filter(RouterObservation.Rules::halfDone).isPresent();
        if (!round.repairBegins(goesOn)) {
            // Another router's repair was the last one of today; what is decided next says so.
            return;
        }
        repairing = true;
        try {
            repaired(round, watch.repair(round.permission(), "vipnat agent"), goesOn);
        } finally {
            repairing = false;
        }
    }

    private void repaired(Round round, Repair outcome, boolean goesOn) {
        repairing = false;
        repair = Optional.of(outcome);
        if (!(outcome instanceof Repair.Done || outcome instanceof Repair.Stopped)) {
            round.repairDidNotBegin(goesOn);
        }
        round.metrics()
                .add(
                        "repairs_total",
                        Metrics.label("router", router) + "," + Metrics.label("result", word(outcome)),
                        1);
        unsaved = List.of();
        if (!(outcome instanceof Repair.Refused)) {
            view = viewed(round, () -> watch.look(Depth.CONFIGURATION));
        }
    }

    boolean isRepairing() {
        return repairing;
    }

    private static String word(Repair outcome) {
        if (outcome instanceof Repair.Done) {
            return "done";
        }
        if (outcome instanceof Repair.Stopped) {
            return "stopped";
        }
        return outcome instanceof Repair.Refused ? "refused" : "not-needed";
    }

    private void lookAtNeighbour(Round round) {
        if (!hasAccount) {
            return;
        }
        Optional<RouterObservation.Rules> rules = rules();
        View now = viewed(round, () -> watch.look(Depth.NEIGHBOUR));
        view = now instanceof View.Seen seen
                ? new View.Seen(new RouterObservation(seen.observation().vipMac(), rules))
                : now;
    }

    private Optional<RouterObservation.Rules> rules() {
        return view instanceof View.Seen seen ? seen.observation().rules() : Optional.empty();
    }

    private View viewed(Round round, Supplier<RouterObservation> look) {
        round.metrics().add("router_visits_total", Metrics.label("router", router), 1);
        try {
            RouterObservation observation = look.get();
            if (observation.rules().isPresent()) {
                lastRead = Optional.of(round.now());
            }
            observation
                    .rules()
                    .map(RouterObservation.Rules::lanAddresses)
                    .filter(addresses -> !addresses.isEmpty())
                    .ifPresent(addresses -> lanAddresses = addresses);
            return new View.Seen(observation);
        } catch (ProblemException e) {
            return new View.Unknown(e.problems().get(0));
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
