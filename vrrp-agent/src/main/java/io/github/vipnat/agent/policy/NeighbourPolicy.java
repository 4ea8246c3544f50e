package io.github.vipnat.agent.policy;

import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.Locale;
import java.util.Optional;

/** Whom the router sends the VIP's traffic to. */
final class NeighbourPolicy {

    /** Times a router is told by ARP, and made to ask, before somebody else is looked for. */
    private static final int MOST_CURES = 3;

    private NeighbourPolicy() {}

    /** Empty where the router sends it here, or will ask. */
    static Optional<Decision> of(Situation now, RouterObservation seen) {
        VipHolding here = now.host().holding().orElseThrow();
        return seen.neighbourHidden()
                .<Decision>map(problem -> hidden(now, problem))
                .or(() -> seen.vipMac()
                        .filter(mac -> !here.isOwn(mac))
                        .map(mac -> fixed(now, seen, mac).orElseGet(() -> learnt(now, what(now, mac)))));
    }

    private static Decision hidden(Situation now, Problem problem) {
        return new Decision.RouterUnknown(
                "nothing is known of where " + now.router().name() + " sends "
                        + now.host().vip() + ": " + problem.what() + "; to do: " + problem.fix(),
                Topic.NEIGHBOUR);
    }

    private static String what(Situation now, String mac) {
        return now.router().name() + " sends " + now.host().vip() + " to " + mac + ", this host is "
                + now.host().holding().orElseThrow().mac();
    }

    /** What a line of the configuration says, no ARP and no clearing changes. */
    private static Optional<Decision> fixed(Situation now, RouterObservation seen, String mac) {
        return seen.rules()
                .flatMap(RouterObservation.Rules::fixedNeighbour)
                .filter(line -> line.toLowerCase(Locale.ROOT).replace(".", "").contains(mac.replace(":", "")))
                .map(line -> new Decision.ArpStale(
                        what(now, mac),
                        " because its configuration says so; to do in the router's configuration mode: no " + line,
                        Action.NOTHING));
    }

    private static Decision learnt(Situation now, String what) {
        CureAttempts tried = now.router().cures();
        boolean mayWrite = now.router().allowance().policy() == Policy.REPAIR
                && now.router().allowance().frozen().isEmpty();
        if (tried.count() == 0) {
            return new Decision.ArpStale(what, ": told by ARP", Action.CURE);
        }
        if (tried.count() >= MOST_CURES) {
            return forGood(now, what);
        }
        if (mayWrite && tried.notAsking().isEmpty()) {
            return new Decision.ArpStale(what, " though it was told: made to ask", Action.MAKE_ROUTER_ASK);
        }
        return tried.notTold().isPresent()
                ? new Decision.ArpStale(what, notTold(tried.notTold().get()), Action.NOTHING)
                : new Decision.ArpStale(what, " though it was told: told again", Action.CURE);
    }

    private static String notTold(Problem problem) {
        return ", and it cannot be told by ARP: " + problem.what() + "; to do: " + problem.fix();
    }

    private static Decision forGood(Situation now, String what) {
        CureAttempts tried = now.router().cures();
        Action action =
                now.host().otherHolder() instanceof OtherHolder.NotAsked ? Action.ASK_FOR_OTHERS : Action.NOTHING;
        String clear = "clear ip arp " + now.host().vip();
        String then = tried.notAsking()
                .map(problem -> " and does not learn it, nor can it be made to ask: " + problem.what() + "; to do: "
                        + problem.fix())
                .orElseGet(() -> tried.asking() == 0
                        ? " and does not learn it; to do on the router: " + clear
                        : " and does not learn it, though it was made to ask; to do: find out who answers "
                                + now.router().name() + " for " + now.host().vip() + ", then on the router: " + clear);
        return new Decision.ArpStale(
                what, then + tried.notTold().map(NeighbourPolicy::notTold).orElse(""), action);
    }
}
