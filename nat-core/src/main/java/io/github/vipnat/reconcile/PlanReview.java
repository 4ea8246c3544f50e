package io.github.vipnat.reconcile;

import io.github.vipnat.lint.AcceptedFindings;
import io.github.vipnat.lint.AcceptedFindings.Accepted;
import io.github.vipnat.lint.Exposure;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A router as it is, the plan for it in the router's own words, and what speaks against it.
 *
 * @param router the name cluster.yaml gives it
 * @param takesBack the run whose way back this is
 * @param accepted findings that cluster.yaml accepts; they are not among the problems
 * @param keepingAccessList lines for a person to type that keep each opened global as closed as it is; never sent
 */
public record PlanReview(
        String router,
        RouterView view,
        Plan plan,
        CommandScript script,
        List<Exposure> exposures,
        List<String> keepingAccessList,
        Optional<String> takesBack,
        List<Problem> problems,
        List<Accepted> accepted) {

    /** A review in which nothing is accepted. */
    public PlanReview(
            String router,
            RouterView view,
            Plan plan,
            CommandScript script,
            List<Exposure> exposures,
            List<String> keepingAccessList,
            Optional<String> takesBack,
            List<Problem> problems) {
        this(router, view, plan, script, exposures, keepingAccessList, takesBack, problems, List.of());
    }

    public PlanReview {
        exposures = List.copyOf(exposures);
        keepingAccessList = List.copyOf(keepingAccessList);
        problems = List.copyOf(problems);
        accepted = List.copyOf(accepted);
    }

    /** Code of the problem that a reload would undo what the router has. */
    public static final String NOT_SAVED = "rules-not-saved";

    /** Whether, as far as anybody looked, a reload would change nothing. */
    public boolean isSaved() {
        return problems.stream().noneMatch(problem -> problem.code().equals(NOT_SAVED));
    }

    /** The same, with more to say about it. */
    public PlanReview with(List<Problem> more) {
        return with(new AcceptedFindings(List.of(), more));
    }

    /** The same, with more findings, some of them accepted. */
    PlanReview with(AcceptedFindings more) {
        return new PlanReview(
                router,
                view,
                plan,
                script,
                exposures,
                keepingAccessList,
                takesBack,
                Stream.concat(problems.stream(), more.open().stream()).toList(),
                Stream.concat(accepted.stream(), more.accepted().stream()).toList());
    }

    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isFatal);
    }
}
