package io.github.vipnat.agent.policy;

import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.reconcile.Repair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps an agent that may repair from it, and what came of it where it did. */
final class RepairPolicy {

    private static final Set<String> SOMEBODY_AT_WORK = Set.of(
            "foreign-timer",
            "timer-unknown",
            "reload-pending",
            "reload-unknown",
            "configuration-locked",
            "configuration-not-entered",
            "another-run");

    private RepairPolicy() {}

    /** All of them, each with what to do about it. */
    static String told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.what() + "; to do: " + problem.fix())
                .distinct()
                .collect(Collectors.joining("; and: "));
    }

    /** What keeps an agent that may repair from it. */
    static Optional<Decision> hindrance(RepairAllowance now, String what, boolean goesOn, Topic topic) {
        if (now.frozen().isPresent()) {
            return Optional.of(new Decision.Frozen(
                    what + "; nothing is written, frozen: " + now.frozen().get() + "; to do: vipnat agent thaw",
                    topic));
        }
        boolean isTooOften = goesOn
                ? now.continuationsToday() >= FailoverPolicy.MOST_CONTINUATIONS
                : now.repairsToday() >= FailoverPolicy.MOST_REPAIRS;
        if (!isTooOften) {
            return Optional.empty();
        }
        if (now.underWay() > 0) {
            return Optional.of(later(what, topic));
        }
        return Optional.of(new Decision.RepairedTooOften(what + tooOften(now, goesOn), topic));
    }

    private static Decision later(String what, Topic topic) {
        String then = "; as many repairs as a day may have are begun, others are still under way: comes again";
        return topic == Topic.STARTUP
                ? new Decision.Refused(what + then, topic, false)
                : new Decision.RuleDrifted(what, then, Action.NOTHING, false);
    }

    private static String tooOften(RepairAllowance now, boolean goesOn) {
        return goesOn
                ? ", though it was gone on with " + now.continuationsToday()
                        + " times in a day; frozen until you find out what stops it and type: vipnat agent thaw"
                : ", after " + now.repairsToday()
                        + " repairs in a day: somebody or something undoes them; frozen until you find out who and"
                        + " type: vipnat agent thaw";
    }

    /** The agent was told to leave the router alone before it typed anything. */
    static Optional<Decision> interrupted(Situation now) {
        return Stream.of(now.router().repair(), now.router().saving())
                .flatMap(Optional::stream)
                .filter(repair -> repair instanceof Repair.Refused refused && refused.kind() == Kind.INTERRUPTED)
                .<Decision>map(repair -> new Decision.NotHolder(
                        "nothing was typed on " + now.router().name() + ": "
                                + now.host().vip() + " left this host, or the agent ends",
                        false))
                .findFirst();
    }

    /** What came of an attempt; empty where none was made, or what the router holds says more. */
    static Optional<Decision> outcome(RouterSituation router, Optional<Repair> attempt, Topic topic) {
        return attempt.flatMap(repair -> repair.match(new Repair.Cases<>(
                (Repair.NotNeeded none) -> Optional.empty(),
                (Repair.Done done) -> Optional.empty(),
                (Repair.Refused refused) -> Optional.of(refused(router.name(), refused, topic)),
                (Repair.Stopped stopped) -> Optional.of(stopped(router.name(), stopped, topic)))));
    }

    private static Decision refused(String router, Repair.Refused refused, Topic topic) {
        String what = router + " is not repaired: " + told(refused.problems());
        if (refused.kind() == Kind.UNREACHABLE) {
            return new Decision.RouterUnknown(what, topic);
        }
        return refused.problems().stream().map(Problem::code).anyMatch(SOMEBODY_AT_WORK::contains)
                ? new Decision.SomeonesGuard(what, topic)
                : new Decision.Refused(what, topic, false);
    }

    private static Decision stopped(String router, Repair.Stopped stopped, Topic topic) {
        String what = "the repair of " + router + " stopped on the way: "
                + stopped.cause().what();
        String then = "; it goes on from there";
        if (SOMEBODY_AT_WORK.contains(stopped.cause().code())) {
            return new Decision.SomeonesGuard(what + then, topic);
        }
        return topic == Topic.STARTUP
                ? new Decision.Refused(what + then, topic, false)
                : new Decision.RuleDrifted(what, then, Action.NOTHING, false);
    }
}
