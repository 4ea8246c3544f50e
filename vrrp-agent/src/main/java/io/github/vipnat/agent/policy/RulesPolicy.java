package io.github.vipnat.agent.policy;

import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.List;
import java.util.Optional;

/** How the router's rules stand to cluster.yaml. */
final class RulesPolicy {

    private RulesPolicy() {}

    /** Empty where they are as wished, or there was no reason to read them. */
    static Optional<Decision> of(Situation now, RouterObservation seen) {
        RouterSituation router = now.router();
        return seen.rulesHidden()
                .<Decision>map(problem -> hidden(router, problem))
                .or(() -> seen.rules()
                        .filter(rules -> !rules.areAsWished())
                        .map(rules -> RepairPolicy.outcome(router, router.repair(), Topic.RULES)
                                .orElseGet(() -> drift(router, rules))));
    }

    private static Decision hidden(RouterSituation router, Problem problem) {
        return new Decision.RouterUnknown(
                "nothing is known of the rules of " + router.name() + ": " + problem.what() + "; to do: "
                        + problem.fix(),
                Topic.RULES);
    }

    private static Decision drift(RouterSituation router, RouterObservation.Rules rules) {
        String what = router.name() + " " + differs(rules);
        if (!rules.objections().isEmpty()) {
            return new Decision.Refused(
                    what + ", and cannot be repaired: " + RepairPolicy.told(rules.objections()), Topic.RULES, true);
        }
        if (router.allowance().policy() == Policy.AUDIT) {
            return new Decision.RuleDrifted(what, "; to do: vipnat apply -r " + router.name(), Action.NOTHING, true);
        }
        Optional<Repair> attempt = router.repair();
        if (attempt.isPresent()) {
            return new Decision.RuleDrifted(what, ", right after a repair", Action.NOTHING, false);
        }
        return RepairPolicy.hindrance(router.allowance(), what, rules.halfDone(), Topic.RULES)
                .orElseGet(() -> new Decision.RuleDrifted(what, ": repaired", Action.REPAIR, false));
    }

    private static String differs(RouterObservation.Rules rules) {
        List<String> lines = rules.drift();
        if (lines.isEmpty()) {
            return "has its rules as wished, but a repair never came to its end";
        }
        return "is not as wished, " + lines.size() + (lines.size() == 1 ? " line" : " lines") + " away from it: "
                + lines.get(0) + (lines.size() > 1 ? " …" : "");
    }
}
