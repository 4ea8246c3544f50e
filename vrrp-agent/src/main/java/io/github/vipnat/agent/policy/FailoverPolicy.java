package io.github.vipnat.agent.policy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to do about a router after a failover, or any time: a function of what is known, and nothing else. */
public final class FailoverPolicy {

    /** In 24 hours; whoever undoes more than that wants it so, or somebody must look why it does not last. */
    public static final int MOST_REPAIRS = 3;

    /** In 24 hours; a repair that stops as often as this never comes to its end by itself. */
    public static final int MOST_CONTINUATIONS = 10;

    /** Times a router is told by ARP, and made to ask, before somebody else is looked for. */
    private static final int MOST_CURES = 3;

    private static final Set<String> SOMEBODY_AT_WORK = Set.of(
            "foreign-timer",
            "timer-unknown",
            "reload-pending",
            "reload-unknown",
            "configuration-locked",
            "configuration-not-entered",
            "another-run");

    private FailoverPolicy() {}

    /** Before any router is asked: whether there is anything to do on this host at all. */
    public static Optional<Decision> ofHost(HostSituation now) {
        if (now.holding().isEmpty()) {
            boolean expected =
                    now.fact().filter(event -> event.state().claimsVip()).isPresent();
            return Optional.of(new Decision.NotHolder(notHolder(now), !expected));
        }
        return now.otherHolder()
                .match(new OtherHolder.Cases<>(
                        (OtherHolder.NotAsked unknown) ->
                                now.isContradicted() ? Optional.of(contradicted(now)) : Optional.empty(),
                        (OtherHolder.Nobody nobody) -> Optional.empty(),
                        (OtherHolder.Somebody other) -> Optional.of(twoMasters(now, other))));
    }

    private static Decision contradicted(HostSituation now) {
        return new Decision.SplitBrain(
                "VRRP said \"" + now.fact().orElseThrow() + "\", but " + here(now) + ": asking who else has it",
                Action.ASK_FOR_OTHERS);
    }

    private static Decision twoMasters(HostSituation now, OtherHolder.Somebody other) {
        return new Decision.SplitBrain(
                here(now) + ", and " + other.mac()
                        + " answers for it too: two masters; nothing is fought over, look at"
                        + " keepalived on both nodes and at the network between them",
                Action.NOTHING);
    }

    /** What to do about the router. */
    public static Decision decide(Situation now) {
        Optional<Decision> host = ofHost(now.host());
        if (host.isPresent()) {
            return host.get();
        }
        return now.router()
                .view()
                .match(new RouterKnowledge.Cases<>(
                        (RouterKnowledge.NoAccount none) -> told(now),
                        (RouterKnowledge.Unknown unknown) -> unknown(now.router(), unknown.problem()),
                        (RouterKnowledge.Seen seen) -> seen(now, seen.observation())));
    }

    private static Decision told(Situation now) {
        RouterSituation router = now.router();
        Action action = router.cures() == 0 ? Action.CURE : Action.NOTHING;
        return new Decision.Told(
                here(now.host()) + ": " + router.name() + " is told so by ARP; without an account it is not asked",
                action);
    }

    private static Decision unknown(RouterSituation router, Problem problem) {
        return new Decision.RouterUnknown(
                "nothing is known of " + router.name() + ": " + problem.what() + "; to do: " + problem.fix());
    }

    /** What was decided, unless it took so long to see that all is well that somebody should know. */
    public static Decision slow(String router, Decision decision, Duration took, Duration usual) {
        if (!(decision instanceof Decision.AllWell) || took.compareTo(usual) <= 0) {
            return decision;
        }
        return new Decision.RouterSlow(decision.sentence() + "; but it took " + took.toSeconds()
                + " s to see that, and should take less than " + usual.toSeconds()
                + "; to do on " + router + ": show processes cpu sorted");
    }

    private static Decision seen(Situation now, RouterObservation observation) {
        if (isStale(now.host(), observation)) {
            return stale(now, observation);
        }
        RouterSituation router = now.router();
        Optional<Decision> ofRepair = router.repair().flatMap(repair -> repair(now, repair));
        if (ofRepair.isPresent()) {
            return ofRepair.get();
        }
        Optional<RouterObservation.Rules> drifted = observation.rules().filter(rules -> !rules.areAsWished());
        if (drifted.isPresent()) {
            return drift(router, drifted.get());
        }
        if (!router.unsaved().isEmpty()) {
            return unsaved(router);
        }
        return new Decision.AllWell(router.name() + " " + arp(now.host().vip(), observation)
                + (observation.rules().isPresent()
                        ? ", and its rules are as wished"
                        : ", and has as many rules as when they were as wished"));
    }

    private static String arp(Ipv4 vip, RouterObservation observation) {
        return observation.vipMac().isPresent()
                ? "sends " + vip + " to this host (" + observation.vipMac().get() + ")"
                : "has no ARP entry for " + vip + " and will ask";
    }

    private static boolean isStale(HostSituation now, RouterObservation observation) {
        VipHolding here = now.holding().orElseThrow();
        return observation.vipMac().filter(mac -> !here.isOwn(mac)).isPresent();
    }

    private static Decision stale(Situation now, RouterObservation observation) {
        HostSituation host = now.host();
        String seen = now.router().name() + " sends " + host.vip() + " to "
                + observation.vipMac().orElseThrow() + ", this host is "
                + host.holding().orElseThrow().mac();
        if (now.router().cures() == 0) {
            return new Decision.ArpStale(seen + ": told by ARP", Action.CURE);
        }
        if (now.router().cures() >= MOST_CURES) {
            Action action = host.otherHolder() instanceof OtherHolder.NotAsked ? Action.ASK_FOR_OTHERS : Action.NOTHING;
            return new Decision.ArpStale(
                    seen + " and does not learn it; to do on the router: clear ip arp " + host.vip(), action);
        }
        RepairAllowance allowance = now.router().allowance();
        boolean mayWrite =
                allowance.policy() == Policy.REPAIR && allowance.frozen().isEmpty();
        return mayWrite
                ? new Decision.ArpStale(seen + " though it was told: made to ask", Action.MAKE_ROUTER_ASK)
                : new Decision.ArpStale(seen + " though it was told: told again", Action.CURE);
    }

    private static Decision drift(RouterSituation router, RouterObservation.Rules rules) {
        String what = router.name() + " " + differs(rules);
        if (!rules.objections().isEmpty()) {
            Problem first = rules.objections().get(0);
            return new Decision.Refused(
                    what + ", and cannot be repaired: " + first.what() + "; to do: " + first.fix(), true);
        }
        if (router.allowance().policy() == Policy.AUDIT) {
            return new Decision.RuleDrifted(what + "; to do: vipnat apply -r " + router.name(), Action.NOTHING, true);
        }
        if (router.repair().isPresent()) {
            return new Decision.RuleDrifted(what + ", right after a repair", Action.NOTHING, false);
        }
        return hindrance(router.allowance(), what, rules.halfDone())
                .orElseGet(() -> new Decision.RuleDrifted(what + ": repaired", Action.REPAIR, false));
    }

    private static String differs(RouterObservation.Rules rules) {
        List<String> lines = rules.drift();
        if (lines.isEmpty()) {
            return "has its rules as wished, but a repair never came to its end";
        }
        return "is not as wished, " + lines.size() + (lines.size() == 1 ? " line" : " lines") + " away from it: "
                + lines.get(0) + (lines.size() > 1 ? " …" : "");
    }

    /** What keeps an agent that may repair from it. */
    private static Optional<Decision> hindrance(RepairAllowance now, String what, boolean goesOn) {
        if (now.frozen().isPresent()) {
            return Optional.of(new Decision.Frozen(
                    what + "; nothing is written, frozen: " + now.frozen().get() + "; to do: vipnat agent thaw"));
        }
        boolean isTooOften =
                goesOn ? now.continuationsToday() >= MOST_CONTINUATIONS : now.repairsToday() >= MOST_REPAIRS;
        if (isTooOften && now.underWay() > 0) {
            return Optional.of(new Decision.RuleDrifted(
                    what + "; as many repairs as a day may have are begun, others are still under way: comes again",
                    Action.NOTHING,
                    false));
        }
        if (goesOn) {
            return !isTooOften
                    ? Optional.empty()
                    : Optional.of(new Decision.RepairedTooOften(what + ", though it was gone on with "
                            + now.continuationsToday()
                            + " times in a day; frozen until you find out what stops it and type: vipnat agent thaw"));
        }
        if (isTooOften) {
            return Optional.of(new Decision.RepairedTooOften(what + ", after " + now.repairsToday()
                    + " repairs in a day: somebody or something undoes them; frozen until you find out who and type:"
                    + " vipnat agent thaw"));
        }
        return Optional.empty();
    }

    private static Decision unsaved(RouterSituation router) {
        String what = router.name() + " holds what is not saved: "
                + router.unsaved().get(0)
                + (router.unsaved().size() > 1 ? " and " + (router.unsaved().size() - 1) + " more" : "");
        if (router.allowance().policy() == Policy.AUDIT || router.repair().isPresent()) {
            return new Decision.Unsaved(what + "; to do on the router, if it is to last: write memory", Action.NOTHING);
        }
        return hindrance(router.allowance(), what, false)
                .orElseGet(() -> new Decision.Unsaved(what + ": saved, if it is nobody else's", Action.REPAIR));
    }

    /** What came of a repair; empty when the router has to be looked at again. */
    private static Optional<Decision> repair(Situation now, Repair repair) {
        return repair.match(new Repair.Cases<>(
                (Repair.NotNeeded none) -> Optional.empty(),
                (Repair.Done done) -> Optional.empty(),
                (Repair.Refused refused) -> Optional.of(refused(now, refused)),
                (Repair.Stopped stopped) -> Optional.of(stopped(now.router().name(), stopped.cause()))));
    }

    private static Decision refused(Situation now, Repair.Refused refused) {
        Problem first = refused.problems().get(0);
        String router = now.router().name();
        String what = router + " is not repaired: " + first.what() + "; to do: " + first.fix();
        return switch (refused.kind()) {
            case UNREACHABLE -> new Decision.RouterUnknown(what);
            case INTERRUPTED ->
                new Decision.NotHolder(
                        "nothing was typed on " + router + ": " + now.host().vip()
                                + " left this host, or the agent ends",
                        false);
            case REFUSED, INPUT ->
                refused.problems().stream().map(Problem::code).anyMatch(SOMEBODY_AT_WORK::contains)
                        ? new Decision.SomeonesGuard(what)
                        : new Decision.Refused(what, false);
        };
    }

    private static Decision stopped(String router, Problem cause) {
        String what = "the repair of " + router + " stopped on the way: " + cause.what() + "; it goes on from there";
        return SOMEBODY_AT_WORK.contains(cause.code())
                ? new Decision.SomeonesGuard(what)
                : new Decision.RuleDrifted(what, Action.NOTHING, false);
    }

    private static String here(HostSituation now) {
        return now.vip() + " is on " + now.holding().orElseThrow().interfaceName();
    }

    private static String notHolder(HostSituation now) {
        String away = now.vip() + " is on no interface of this host";
        return now.fact()
                .filter(event -> event.state().claimsVip())
                .map(event -> "VRRP said \"" + event + "\", but " + away + ": not believed")
                .orElse(away + ": whoever holds it sees to the routers");
    }
}
