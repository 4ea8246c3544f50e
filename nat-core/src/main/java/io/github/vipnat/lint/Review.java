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
 * @param keepingAccessList lines for a person to type that keep each opened global as closed as it is; never sent
 */
public record Review(
        String router,
        RouterView view,
        Plan plan,
        CommandScript script,
        List<Exposure> exposures,
        List<String> keepingAccessList,
        List<Problem> problems) {

    public Review {
        exposures = List.copyOf(exposures);
        keepingAccessList = List.copyOf(keepingAccessList);
        problems = List.copyOf(problems);
    }

    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isFatal);
    }
}
