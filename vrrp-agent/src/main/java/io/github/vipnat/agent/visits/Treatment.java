package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.policy.CureAttempts;
import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.Topic;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is done for one router, and what came of it. What came of it stands until it is time to try again, so that what is told
 * of one finding is the same while another has its turn. Used by one thread.
 */
final class Treatment {

    private final String router;
    private final RouterWatch watch;
    private final RouterLook look;
    private final Map<Topic, Repair> repairs = new EnumMap<>(Topic.class);
    private CureAttempts cures = CureAttempts.none();
    private volatile boolean repairing;

    Treatment(String router, RouterWatch watch, RouterLook look) {
        this.router = router;
        this.watch = watch;
        this.look = look;
    }

    /** A turn begins: what is due is tried as if it had never been. */
    void begin(FindingLedger ledger) {
        if (ledger.isDue(Topic.NEIGHBOUR)) {
            cures = CureAttempts.none();
        }
        repairs.entrySet().removeIf(one -> ledger.isDue(one.getKey()) || isInterrupted(one.getValue()));
    }

    /** Whoever was kept from it by the VIP or by the end of the agent has not tried. */
    private static boolean isInterrupted(Repair repair) {
        return repair instanceof Repair.Refused refused && refused.kind() == Kind.INTERRUPTED;
    }

    CureAttempts cures() {
        return cures;
    }

    Optional<Repair> repair(Topic topic) {
        return Optional.ofNullable(repairs.get(topic));
    }

    boolean isRepairing() {
        return repairing;
    }

    /** Whether a repair got as far as to type something, so that what is saved is its own business. */
    boolean hasTyped() {
        return repairs.values().stream().anyMatch(Treatment::hasBegun);
    }

    /**
     * Tells the router by ARP who has the VIP.
     *
     * @param isBeingTold whether somebody has begun to tell it anyway
     * @return for the count of what was tried
     */
    String tell(VisitContext context, Decision decision, boolean isBeingTold) {
        if (decision instanceof Decision.ArpStale) {
            context.metrics().add("arp_mismatches_total", AgentMetrics.label("router", router), 1);
        }
        Optional<Problem> problem = context.tell(look.lanAddresses(), isBeingTold && cures.told() == 0);
        cures = cures.told(problem);
        look.lookAtNeighbour(context);
        return problem.isEmpty() ? "told by ARP" : "not told by ARP";
    }

    /** Makes the router ask who has the VIP. */
    String makeRouterAsk(VisitContext context) {
        Optional<Problem> problem = Optional.empty();
        if (context.permission().isGranted(false)) {
            try {
                watch.forgetNeighbour();
            } catch (ProblemException e) {
                problem = Optional.of(e.problems().get(0));
            }
        }
        cures = cures.asking(problem);
        look.lookAtNeighbour(context);
        return problem.isEmpty() ? "made to ask" : "not made to ask";
    }

    /** Makes the rules as wished, or saves them; nothing where another router's repair was the last one of today. */
    String repair(VisitContext context, Topic topic) {
        boolean goesOn = look.rules().filter(RouterObservation.Rules::halfDone).isPresent();
        if (!context.beginRepair(goesOn)) {
            return "put off";
        }
        repairing = true;
        try {
            Repair outcome = watch.repair(context.permission(), "vipnat agent");
            repairing = false;
            return record(context, topic, outcome, goesOn);
        } finally {
            repairing = false;
        }
    }

    private String record(VisitContext context, Topic topic, Repair outcome, boolean goesOn) {
        repairs.put(topic, outcome);
        if (outcome instanceof Repair.Stopped) {
            // What it left half done are rules, whatever it was begun for.
            repairs.put(Topic.RULES, outcome);
        }
        if (!hasBegun(outcome)) {
            context.takeBackRepair(goesOn);
        }
        String labels = AgentMetrics.label("router", router) + "," + AgentMetrics.label("result", word(outcome));
        context.metrics().add("repairs_total", labels, 1);
        if (isLookedAtAgain(outcome)) {
            look.look(context, Depth.CONFIGURATION);
        }
        return "repair " + word(outcome);
    }

    private static boolean isLookedAtAgain(Repair outcome) {
        return !(outcome instanceof Repair.Refused);
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
}
