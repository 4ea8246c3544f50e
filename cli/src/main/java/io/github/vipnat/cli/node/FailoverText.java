package io.github.vipnat.cli.node;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.failover.FailoverOutcome;
import io.github.vipnat.failover.FailoverReview;
import io.github.vipnat.failover.lever.LeverPlan;
import io.github.vipnat.report.ProblemText;
import io.github.vipnat.report.Style;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A failover as a person reads it. */
final class FailoverText {

    private final Style style;

    FailoverText(Style style) {
        this.style = style;
    }

    String nothingToDo(String target) {
        return target + " has the VIP already. Nothing to do.\n";
    }

    /** What would be pulled and why, what else moves, and what is foreseen. */
    String of(FailoverReview review) {
        LeverPlan plan = review.plan().orElseThrow();
        StringBuilder out = new StringBuilder("The VIP moves from " + plan.holder() + " to " + plan.target() + ".\n");
        plan.levers()
                .forEach(lever ->
                        out.append("  pull      ").append(lever.pulling()).append('\n'));
        out.append("  because   ").append(plan.reason()).append('\n');
        plan.forecast().ifPresent(forecast -> {
            out.append("  foreseen  ").append(forecast.sentence(plan.target())).append('\n');
            forecast.remarks()
                    .forEach(remark ->
                            out.append("  not played  ").append(remark).append('\n'));
        });
        plan.others().forEach(other -> out.append("  also      ").append(other).append('\n'));
        String until = review.request().duration().map(FailoverText::words).orElse("vipnat failover --back");
        return out.append("  until     ").append(until).append('\n').toString();
    }

    private static String words(Duration time) {
        return String.format(
                        Locale.ROOT, "%d h %d min %d s", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                + " have passed, or vipnat failover --back";
    }

    String of(FailoverOutcome outcome, String run) {
        return outcome.match(new FailoverOutcome.Cases<>(
                (FailoverOutcome.Moved moved) -> style.good(moved.node() + " has the VIP") + ", after "
                        + seconds(moved.took()) + " s. Run " + run + ".\n" + ProblemText.of(moved.notes(), style),
                (FailoverOutcome.WentBack back) -> style.bad("The failover was taken back") + "; " + back.node()
                        + " has the VIP. Run " + run + ".\n" + ProblemText.of(List.of(back.cause()), style),
                (FailoverOutcome.LeftForHuman left) -> style.bad("The failover is left for you") + ": "
                        + left.hindrance() + ". Run " + run + ".\n" + ProblemText.of(List.of(left.cause()), style)
                        + left.commands().stream()
                                .map(line -> "  " + line + "\n")
                                .collect(Collectors.joining())));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e9);
    }

    static RunRecord.Result result(FailoverOutcome outcome) {
        return outcome.match(new FailoverOutcome.Cases<>(
                (FailoverOutcome.Moved moved) -> RunRecord.Result.DONE,
                (FailoverOutcome.WentBack back) -> RunRecord.Result.WENT_BACK,
                (FailoverOutcome.LeftForHuman left) -> RunRecord.Result.LEFT_FOR_HUMAN));
    }

    static String detail(FailoverOutcome outcome) {
        return outcome.match(new FailoverOutcome.Cases<>(
                (FailoverOutcome.Moved moved) -> moved.node() + " has the VIP, proven",
                (FailoverOutcome.WentBack back) -> back.cause().what(),
                (FailoverOutcome.LeftForHuman left) -> left.hindrance()));
    }

    static ExitCode exitCode(FailoverOutcome outcome) {
        return outcome.match(new FailoverOutcome.Cases<>(
                (FailoverOutcome.Moved moved) -> ExitCode.DONE,
                (FailoverOutcome.WentBack back) -> back.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.WENT_BACK,
                (FailoverOutcome.LeftForHuman left) -> ExitCode.LEFT_FOR_HUMAN));
    }
}
