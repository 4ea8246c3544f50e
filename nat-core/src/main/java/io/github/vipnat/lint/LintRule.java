package io.github.vipnat.lint;

import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.List;

/** One thing to look for. Pure. */
interface LintRule {

    List<Problem> check(Subject subject);

    /**
     * What is looked at.
     *
     * @param successors the VIP's rules once the plan is carried out
     */
    record Subject(Topology topology, Router router, RouterView view, Plan plan, Successors successors) {

        static Subject of(Topology topology, Router router, RouterView view, Plan plan) {
            return new Subject(
                    topology,
                    router,
                    view,
                    plan,
                    Successors.in(plan, topology.vip().address()));
        }

        /** How a problem names the router. */
        String where() {
            return "router " + router.name();
        }

        boolean isVip(StaticRule rule) {
            return rule.mapping().insideLocal().equals(topology.vip().address());
        }

        boolean isRetired(StaticRule rule) {
            return topology.retiredAddresses().contains(rule.mapping().insideLocal());
        }
    }
}
