package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.View;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import io.github.vipnat.reconcile.Sight;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees to one router: looks, decides, does as decided, looks again. Whatever becomes of it keeps no other from its turn. */
final class RouterDuty implements AutoCloseable {

    /** Looks and cures, a repair and what follows: more than any honest round takes. */
    private static final int MOST_STEPS = 10;

    private final String router;
    private final RouterWatch watch;
    private final boolean hasAccount;
    private List<Ipv4> lanAddresses;
    private View view = new View.NoAccount();
    private int cures;
    private List<String> unsaved = List.of();
    private Optional<Repair> repair = Optional.empty();
    private boolean acted;
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

    /**
     * The router's turn.
     *
     * @param verified called once ARP and rules were seen to be right
     */
    Decision visit(Round round, Depth depth, Runnable verified) {
        cures = 0;
        unsaved = List.of();
        repair = Optional.empty();
        acted = false;
        view = hasAccount ? viewed(round, () -> watch.look(depth)) : new View.NoAccount();
        Decision decision = decide(round);
        for (int step = 0; step < MOST_STEPS && decision.action() != Decision.Action.NOTHING; step++) {
            says(round, decision);
            Optional<Decision> last = act(round, decision);
            decision = last.isPresent() ? last.get() : decide(round);
            if (last.isPresent()) {
                return decision;
            }
        }
        return decision instanceof Decision.AllWell ? settled(round, decision, verified) : decision;
    }

    /** Verified; what is not saved yet is looked for afterwards, so that nobody waits for it. */
    private Decision settled(Round round, Decision allWell, Runnable verified) {
        verified.run();
        boolean wasRead = view instanceof View.Seen seen && seen.sight().rules().isPresent();
        if (!wasRead || repair.isPresent()) {
            return allWell;
        }
        try {
            unsaved = watch.unsaved();
        } catch (ProblemException e) {
            return allWell;
        }
        Decision decision = decide(round);
        if (decision.action() == Decision.Action.REPAIR) {
            says(round, decision);
            repair(round);
            decision = decide(round);
        }
        return decision;
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
            case ASK_FOR_OTHERS -> round.askForOthers();
            case FREEZE -> {
                round.freeze(decision.sentence());
                return Optional.of(decision);
            }
            case REPAIR -> repair(round);
            case CURE -> {
                return cure(round, decision);
            }
            case MAKE_ROUTER_ASK -> {
                cures++;
                if (round.permission().isGranted(false)) {
                    viewed(round, () -> {
                        watch.forgetNeighbour();
                        return new Sight(Optional.empty(), Optional.empty());
                    });
                }
                lookAtNeighbour(round);
            }
        }
        return Optional.empty();
    }

    private Optional<Decision> cure(Round round, Decision decision) {
        cures++;
        if (decision instanceof Decision.ArpStale) {
            round.metrics().add("arp_mismatches_total", Metrics.label("router", router), 1);
        }
        Optional<Problem> problem = round.tell(lanAddresses);
        if (problem.isPresent() && round.policy() == Policy.AUDIT) {
            return problem.map(
                    found -> new Decision.Refused(router + ": " + found.what() + "; to do: " + found.fix(), false));
        }
        lookAtNeighbour(round);
        return Optional.empty();
    }

    private void repair(Round round) {
        boolean goesOn = rules().filter(Sight.Rules::halfDone).isPresent();
        if (!goesOn) {
            round.repairBegins();
        }
        repairing = true;
        Repair outcome = watch.repair(round.permission(), "vipnat agent");
        repairing = false;
        repair = Optional.of(outcome);
        boolean begun = outcome instanceof Repair.Done || outcome instanceof Repair.Stopped;
        if (!goesOn && !begun) {
            round.repairDidNotBegin();
        }
        round.metrics().add("repairs_total", Metrics.label("result", word(outcome)), 1);
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
        Optional<Sight.Rules> rules = rules();
        View now = viewed(round, () -> watch.look(Depth.NEIGHBOUR));
        view = now instanceof View.Seen seen
                ? new View.Seen(new Sight(seen.sight().vipMac(), rules))
                : now;
    }

    private Optional<Sight.Rules> rules() {
        return view instanceof View.Seen seen ? seen.sight().rules() : Optional.empty();
    }

    private View viewed(Round round, Supplier<Sight> look) {
        round.metrics().count("router_visits_total");
        try {
            Sight sight = look.get();
            sight.rules()
                    .map(Sight.Rules::lanAddresses)
                    .filter(addresses -> !addresses.isEmpty())
                    .ifPresent(addresses -> lanAddresses = addresses);
            return new View.Seen(sight);
        } catch (ProblemException e) {
            return new View.Unknown(e.problems().get(0));
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
