package io.github.vipnat.agent.policy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do about a router after a failover, or any time: a function of what is known, and nothing else. */
public final class FailoverPolicy {

    /** In 24 hours; whoever undoes more than that wants it so, or somebody must look why it does not last. */
    public static final int MOST_REPAIRS = 3;

    /** In 24 hours; a repair that stops as often as this never comes to its end by itself. */
    public static final int MOST_CONTINUATIONS = 10;

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

    /** What there is to tell and to do about the router: all of it, whatever comes of one. */
    public static Findings decide(Situation now) {
        Optional<Decision> host = ofHost(now.host()).or(() -> RepairPolicy.interrupted(now));
        if (host.isPresent()) {
            return Findings.of(host.get());
        }
        return now.router()
                .view()
                .match(new RouterKnowledge.Cases<>(
                        (RouterKnowledge.NoAccount none) -> Findings.of(told(now)),
                        (RouterKnowledge.Unknown unknown) -> unknown(now.router(), unknown.problem()),
                        (RouterKnowledge.Seen seen) -> seen(now, seen.observation())));
    }

    private static Decision told(Situation now) {
        RouterSituation router = now.router();
        Optional<Problem> failed = router.cures().notTold();
        if (failed.isPresent()) {
            return new Decision.Refused(
                    router.name() + ": " + failed.get().what() + "; to do: "
                            + failed.get().fix(),
                    Topic.NEIGHBOUR,
                    false);
        }
        Action action = router.cures().told() == 0 ? Action.CURE : Action.NOTHING;
        return new Decision.Told(
                here(now.host()) + ": " + router.name() + " is told so by ARP; without an account it is not asked",
                action);
    }

    /** A repair that stopped is told although nobody knows any more what it left. */
    private static Findings unknown(RouterSituation router, Problem problem) {
        Decision unknown = new Decision.RouterUnknown(
                "nothing is known of " + router.name() + ": " + problem.what() + "; to do: " + problem.fix(),
                Topic.ACCESS);
        return router.repair()
                .filter(repair -> repair instanceof Repair.Stopped)
                .flatMap(stopped -> RepairPolicy.outcome(router, Optional.of(stopped), Topic.RULES))
                .map(stopped -> Findings.of(unknown, stopped))
                .orElseGet(() -> Findings.of(unknown));
    }

    private static Findings seen(Situation now, RouterObservation observation) {
        List<Decision> found = Stream.of(
                        NeighbourPolicy.of(now, observation),
                        RulesPolicy.of(now, observation),
                        StartupPolicy.of(now, observation))
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty() ? Findings.of(allWell(now, observation)) : new Findings(found);
    }

    private static Decision allWell(Situation now, RouterObservation observation) {
        return new Decision.AllWell(now.router().name() + " " + arp(now.host().vip(), observation)
                + (observation.rules().isPresent()
                        ? ", and its rules are as wished"
                        : ", and has as many rules as when they were as wished"));
    }

    private static String arp(Ipv4 vip, RouterObservation observation) {
        return observation.vipMac().isPresent()
                ? "sends " + vip + " to this host (" + observation.vipMac().get() + ")"
                : "has no ARP entry for " + vip + " and will ask";
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
