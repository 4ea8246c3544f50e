package io.github.vipnat.lint;

import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import java.util.List;

/**
 * A router as it is, the plan for it in the router's own words, and what speaks against it.
 *
 * @param router the name cluster.yaml gives it
 */
public record Review(
        String router,
        RouterView view,
        Plan plan,
        CommandScript script,
        List<Exposure> exposures,
        List<Problem> problems) {

    public Review {
        exposures = List.copyOf(exposures);
        problems = List.copyOf(problems);
    }

    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isFatal);
    }
}
