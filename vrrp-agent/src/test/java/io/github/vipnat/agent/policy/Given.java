package io.github.vipnat.agent.policy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.events.VrrpEvent;
import io.github.vipnat.agent.events.VrrpEvent.State;
import io.github.vipnat.agent.events.VrrpEvent.Subject;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A situation in which everything is well, to be changed in one respect. */
record Given(
        Policy policy,
        Optional<VipHolding> holding,
        Optional<VrrpEvent> fact,
        OtherHolder otherHolder,
        RouterKnowledge view,
        int cures,
        List<String> unsaved,
        Optional<Repair> repair,
        int repairs,
        int continuations,
        Optional<String> frozen) {
    static final String OWN = "00:15:5d:0a:0b:01";
    static final String OTHER = "00:15:5d:0a:0b:02";
    static final String DEAD = "no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";

    static Given well() {
        return new Given(
                Policy.AUDIT,
                Optional.of(new VipHolding("eth0", OWN)),
                said(State.MASTER),
                new OtherHolder.NotAsked(),
                seen(OWN),
                0,
                List.of(),
                Optional.empty(),
                0,
                0,
                Optional.empty());
    }

    static Given repairing() {
        return well().policy(Policy.REPAIR);
    }

    Given policy(Policy p) {
        return new Given(p, holding, fact, otherHolder, view, cures, unsaved, repair, repairs, continuations, frozen);
    }

    Given away() {
        return new Given(
                policy,
                Optional.empty(),
                fact,
                otherHolder,
                view,
                cures,
                unsaved,
                repair,
                repairs,
                continuations,
                frozen);
    }

    Given holding(VipHolding h) {
        return new Given(
                policy,
                Optional.of(h),
                fact,
                otherHolder,
                view,
                cures,
                unsaved,
                repair,
                repairs,
                continuations,
                frozen);
    }

    Given fact(Optional<VrrpEvent> f) {
        return new Given(policy, holding, f, otherHolder, view, cures, unsaved, repair, repairs, continuations, frozen);
    }

    Given otherHolder(OtherHolder o) {
        return new Given(policy, holding, fact, o, view, cures, unsaved, repair, repairs, continuations, frozen);
    }

    Given view(RouterKnowledge v) {
        return new Given(policy, holding, fact, otherHolder, v, cures, unsaved, repair, repairs, continuations, frozen);
    }

    Given cures(int n) {
        return new Given(policy, holding, fact, otherHolder, view, n, unsaved, repair, repairs, continuations, frozen);
    }

    Given unsaved(String... lines) {
        return new Given(
                policy,
                holding,
                fact,
                otherHolder,
                view,
                cures,
                List.of(lines),
                repair,
                repairs,
                continuations,
                frozen);
    }

    Given repair(Repair r) {
        return new Given(
                policy,
                holding,
                fact,
                otherHolder,
                view,
                cures,
                unsaved,
                Optional.of(r),
                repairs,
                continuations,
                frozen);
    }

    Given repairs(int n) {
        return new Given(policy, holding, fact, otherHolder, view, cures, unsaved, repair, n, continuations, frozen);
    }

    Given continuations(int n) {
        return new Given(policy, holding, fact, otherHolder, view, cures, unsaved, repair, repairs, n, frozen);
    }

    Given frozen(String why) {
        return new Given(
                policy,
                holding,
                fact,
                otherHolder,
                view,
                cures,
                unsaved,
                repair,
                repairs,
                continuations,
                Optional.of(why));
    }

    /** What is worst. */
    Decision decision() {
        return decision(0);
    }

    /** While that many other routers are repaired. */
    Decision decision(int repairsUnderWay) {
        return findings(repairsUnderWay).worst();
    }

    Findings findings() {
        return findings(0);
    }

    private Findings findings(int repairsUnderWay) {
        return FailoverPolicy.decide(new Situation(
                new HostSituation(Ipv4.of("10.51.10.67"), holding, fact, otherHolder),
                new RouterSituation(
                        "edge",
                        view,
                        new CureAttempts(cures, 0, Optional.empty(), Optional.empty()),
                        unsaved,
                        repair,
                        repair,
                        new RepairAllowance(policy, repairsUnderWay, repairs, continuations, frozen))));
    }

    /** What keepalived's FIFO brings, line by line, to an agent whose cluster.yaml names VI_1. */
    Given hears(String... lines) {
        EventInbox inbox = new EventInbox(System::nanoTime);
        List.of(lines).forEach(inbox::accept);
        return fact(inbox.fact(Optional.of("VI_1")));
    }

    static Optional<VrrpEvent> said(State state) {
        return Optional.of(new VrrpEvent(Subject.INSTANCE, "VI_1", state, OptionalInt.of(100)));
    }

    static RouterKnowledge seen(String mac, String... drift) {
        return new RouterKnowledge.Seen(new RouterObservation(
                Optional.of(mac),
                Optional.of(
                        new RouterObservation.Rules(List.of(drift), List.of(), false, List.of(), Optional.empty()))));
    }

    static Problem problem(String code, String what) {
        return Problem.fatal(code, "router edge", what, "why", "look at it");
    }

    static RouterKnowledge objected() {
        return new RouterKnowledge.Seen(new RouterObservation(
                Optional.of(OWN),
                Optional.of(new RouterObservation.Rules(
                        List.of(DEAD),
                        List.of(problem("global-is-own-address", "it is edge's own")),
                        false,
                        List.of(),
                        Optional.empty()))));
    }

    static RouterKnowledge halfDone() {
        return new RouterKnowledge.Seen(new RouterObservation(
                Optional.of(OWN),
                Optional.of(new RouterObservation.Rules(List.of(), List.of(), true, List.of(), Optional.empty()))));
    }

    static RouterKnowledge unread() {
        return new RouterKnowledge.Seen(new RouterObservation(Optional.of(OWN), Optional.empty()));
    }

    static RouterKnowledge unasked() {
        return new RouterKnowledge.Seen(new RouterObservation(
                Optional.empty(),
                Optional.of(new RouterObservation.Rules(List.of(), List.of(), false, List.of(), Optional.empty()))));
    }

    static Repair refused(Kind kind, String code, String what) {
        return new Repair.Refused(kind, List.of(problem(code, what)));
    }
}
