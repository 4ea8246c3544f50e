package io.github.vipnat.lint;

import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.List;

/** One thing to look for. Pure. */
interface LintRule {

    List<Problem> check(Subject subject);

    /** What is looked at. */
    record Subject(Topology topology, Router router, RouterView view, Plan plan) {

        /** How a problem names the router. */
        String where() {
            return "router " + router.name();
        }
    }
}
