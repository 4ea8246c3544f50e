package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Fleet;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.report.JsonReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows every plan, asks once, carries all of them out, tells how they ended: the same for apply and rollback. */
final class ChangeDialogue {

    private final SiteCommand command;
    private final Fleet fleet;
    private final ApplyOptionsMixin allowed;
    private final ChangePages pages;

    ChangeDialogue(SiteCommand command, Fleet fleet, ApplyOptionsMixin allowed, ChangePages pages) {
        this.command = command;
        this.fleet = fleet;
        this.allowed = allowed;
        this.pages = pages;
    }

    /**
     * Goes all the way.
     *
     * @param planned each router's plan, to be shown
     * @param ready those of them that may be carried out, and why the others may not
     * @param origin where the plans come from, where they were made before
     */
    ExitCode apply(
            List<RouterResult<PlanReview>> planned,
            List<RouterResult<PlanReview>> ready,
            ApplyOptions options,
            String origin) {
        pages.before(planned);
        show(planned, origin);
        tellWhy(planned, ready);
        List<PlanReview> willing =
                ready.stream().flatMap(result -> result.finished().stream()).toList();
        List<Problem> doubts = command.surroundings()
                .runs()
                .doubts(willing.stream().map(PlanReview::router).toList());
        command.warn(doubts);
        if (!isAgreed(willing)) {
            return nothingChanged();
        }
        List<RouterResult<Outcome>> results = inOrder(ready, carryOut(willing, options));
        ExitCode code = results.stream().map(ExitCode::ofApplied).reduce(ExitCode.DONE, ExitCode::worse);
        command.interrupts().over(code);
        report(results, doubts, planned, willing);
        return pages.after(planned, results, code);
    }

    private void show(List<RouterResult<PlanReview>> planned, String origin) {
        if (!command.options().json()) {
            command.print(origin);
            command.print(planned.stream()
                    .flatMap(result -> result.finished().stream())
                    .map(command.report()::plan)
                    .collect(Collectors.joining("\n")));
            command.terminal().out().flush();
        }
    }

    /** A plan that is refused has just been shown with its reasons. */
    private void tellWhy(List<RouterResult<PlanReview>> planned, List<RouterResult<PlanReview>> ready) {
        List<RouterResult.Failed<PlanReview>> untold = new ArrayList<>();
        for (int i = 0; i < ready.size(); i++) {
            boolean shown =
                    planned.get(i).finished().filter(PlanReview::isRefused).isPresent();
            if (!shown) {
                ready.get(i).failed().ifPresent(untold::add);
            }
        }
        command.tell(untold);
    }

    private List<RouterResult<Outcome>> carryOut(List<PlanReview> willing, ApplyOptions options) {
        if (willing.isEmpty()) {
            return List.of();
        }
        if (!command.options().json()) {
            command.print(
                    "\n" + deadline(willing).map(command.report()::deadline).orElse(""));
            command.terminal().out().flush();
        }
        command.beginWork();
        return fleet.apply(willing, options, allowed.ticket());
    }

    /** Where nothing is to be typed nothing takes long. */
    private Optional<Duration> deadline(List<PlanReview> willing) {
        return willing.stream().allMatch(review -> review.plan().isEmpty())
                ? Optional.empty()
                : Optional.of(fleet.longest(willing));
    }

    private static List<RouterResult<Outcome>> inOrder(
            List<RouterResult<PlanReview>> ready, List<RouterResult<Outcome>> applied) {
        Map<String, RouterResult<Outcome>> results = new HashMap<>();
        applied.forEach(result -> results.put(result.router(), result));
        ready.forEach(result -> result.failed().ifPresent(failed -> results.put(result.router(), failed.instead())));
        return ready.stream()
                .flatMap(result -> Optional.ofNullable(results.get(result.router())).stream())
                .toList();
    }

    private void report(
            List<RouterResult<Outcome>> results,
            List<Problem> doubts,
            List<RouterResult<PlanReview>> planned,
            List<PlanReview> willing) {
        if (command.options().json()) {
            command.print(JsonReport.outcomes(results, doubts, deadline(willing)) + "\n");
            return;
        }
        List<String> begun = willing.stream().map(PlanReview::router).toList();
        command.tell(results.stream()
                .filter(result -> begun.contains(result.router()))
                .flatMap(result -> result.failed().stream())
                .toList());
        command.print(command.report().outcomes(results));
        command.warn(results.stream()
                .flatMap(result -> result.finished().stream())
                .flatMap(outcome -> outcome.notes().stream())
                .toList());
        if (willing.isEmpty()
                && planned.stream().anyMatch(result -> result.finished().isPresent())) {
            nothingChanged();
        }
    }

    private ExitCode nothingChanged() {
        if (!command.options().json()) {
            command.print("\nNothing was changed.\n");
        }
        return ExitCode.REFUSED;
    }

    private boolean isAgreed(List<PlanReview> willing) {
        List<PlanReview> changed =
                willing.stream().filter(review -> !review.plan().isEmpty()).toList();
        if (changed.isEmpty() || allowed.yes()) {
            return true;
        }
        String routers = changed.stream().map(PlanReview::router).collect(Collectors.joining(", "));
        if (!command.terminal().interactive()) {
            throw notConfirmed(changed.size(), routers);
        }
        int lines = changed.stream()
                .mapToInt(review -> review.plan().changes().size())
                .sum();
        return command.terminal()
                .ask()
                .apply("\nType these " + lines + " lines on " + routers + "? [y/N] ")
                .map(String::strip)
                .filter(text -> text.equalsIgnoreCase("y") || text.equalsIgnoreCase("yes"))
                .isPresent();
    }

    private static ProblemException notConfirmed(int routers, String names) {
        return new ProblemException(
                ProblemException.Kind.REFUSED,
                Problem.fatal(
                        "not-confirmed",
                        (routers == 1 ? "router " : "routers ") + names,
                        "nobody sits at a terminal to confirm the plan",
                        "a router is not changed without somebody's yes",
                        "look at the plan above, then say it again with  --yes"));
    }
}
