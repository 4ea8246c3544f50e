package io.github.vipnat.cli;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lint.Review;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.report.JsonReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shows a plan, asks, carries it out, tells how it ended: the same for apply and rollback. */
final class Applying {

    private final SiteCommand command;
    private final Reconciler reconciler;
    private final ApplyOptionsMixin allowed;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    Applying(SiteCommand command, Reconciler reconciler, ApplyOptionsMixin allowed) {
        this.command = command;
        this.reconciler = reconciler;
        this.allowed = allowed;
    }

    /** @param seen whether the user has looked at this very plan before */
    ExitCode apply(Review review, ApplyOptions options, boolean seen) {
        if (!command.options().json()) {
            command.print(
                    seen ? command.report().reviewed(review) : command.report().plan(review));
        }
        if (review.isRefused()) {
            return refused(review);
        }
        if (!review.plan().isEmpty() && !isAgreed(review)) {
            command.print("\nNothing was changed.\n");
            return ExitCode.REFUSED;
        }
        if (!command.options().json()) {
            command.print("\n");
            command.terminal().out().flush();
        }
        Outcome outcome = reconciler.apply(review, options, allowed.ticket());
        outcomes.put(review.router(), outcome);
        if (!command.options().json()) {
            command.print(command.report().outcome(review.router(), outcome));
        }
        return ExitCode.of(outcome);
    }

    /** With {@code --json}: the one document, once every router had its turn. */
    void printOutcomes() {
        if (command.options().json() && !outcomes.isEmpty()) {
            command.print(JsonReport.outcomes(outcomes) + "\n");
        }
    }

    /** The plan that was just printed ends with the reasons; only a script has not seen them. */
    private ExitCode refused(Review review) {
        if (command.options().json()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, review.problems());
        }
        command.print("\nNothing was changed.\n");
        return ExitCode.REFUSED;
    }

    private boolean isAgreed(Review review) {
        if (allowed.yes()) {
            return true;
        }
        Optional<String> answer = Optional.empty();
        if (command.terminal().interactive()) {
            command.terminal().out().flush();
            answer = command.terminal()
                    .ask()
                    .apply("\nType these " + review.plan().changes().size() + " lines on " + review.router()
                            + "? [y/N] ");
        } else {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "not-confirmed",
                            "router " + review.router(),
                            "nobody sits at a terminal to confirm the plan",
                            "a router is not changed without somebody's yes",
                            "look at the plan above, then say it again with  --yes"));
        }
        return answer.map(String::strip)
                .filter(text -> text.equalsIgnoreCase("y") || text.equalsIgnoreCase("yes"))
                .isPresent();
    }
}
