package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.page.Block;
import io.github.vipnat.page.Markup;
import io.github.vipnat.page.Tone;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import java.util.Locale;

/** What it comes to for one router, in one sentence. */
record ChangeVerdict(Tone tone, String words) {

    Markup markup() {
        return Block.verdict(tone, words);
    }

    static ChangeVerdict ofPlan(RouterResult<PlanReview> result) {
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<PlanReview> finished) -> of(finished.result()),
                (RouterResult.Failed<PlanReview> failed) -> new ChangeVerdict(
                        Tone.BAD,
                        failed.router() + ": " + Ending.ofFailed(failed).words() + "; there is no plan for it")));
    }

    private static ChangeVerdict of(PlanReview review) {
        String router = review.router() + ": ";
        if (review.isRefused()) {
            return new ChangeVerdict(Tone.BAD, router + "refused, " + counted(review, Severity.FATAL) + " against it");
        }
        if (review.plan().isEmpty()) {
            return new ChangeVerdict(Tone.GOOD, router + "as cluster.yaml wishes, nothing to do");
        }
        String change = router + HumanReport.summary(review) + "; may be applied";
        long risks = count(review, Severity.RISK);
        return risks == 0
                ? new ChangeVerdict(Tone.GOOD, change)
                : new ChangeVerdict(Tone.WARN, change + ", with " + counted(review, Severity.RISK) + " to weigh");
    }

    private static String counted(PlanReview review, Severity severity) {
        long count = count(review, severity);
        return count + (count == 1 ? " finding" : " findings");
    }

    private static long count(PlanReview review, Severity severity) {
        return review.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    static ChangeVerdict ofOutcome(RouterResult<Outcome> result) {
        Ending ending = Ending.of(result);
        return new ChangeVerdict(
                tone(ending),
                result.router() + ": "
                        + result.finished().map(ChangeVerdict::words).orElse(ending.words()));
    }

    private static String words(Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (Outcome.NothingToDo none) -> "as cluster.yaml wishes, nothing was done",
                (Outcome.Done done) ->
                        (done.saved() ? "verified and saved" : "verified, not saved") + ", run " + done.run(),
                (Outcome.WentBack back) -> (back.isInterrupted() ? "interrupted, went back" : "went back")
                        + "; the router is as it was, read back, run " + back.run(),
                (Outcome.LeftForHuman left) -> "left for a human, run " + left.run(),
                (Outcome.Stopped stopped) ->
                        "stopped on the way, the next run goes on from there, run " + stopped.run()));
    }

    static ChangeVerdict ofRun(RunRecord run) {
        return run.ending()
                .map(end -> new ChangeVerdict(tone(end.result()), run.router() + ": " + words(end)))
                .orElseGet(() -> new ChangeVerdict(Tone.BAD, run.router() + ": did not end, vipnat was stopped"));
    }

    private static String words(RunRecord.Ending end) {
        return end.result().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + (end.saved() ? "saved" : "not saved");
    }

    private static Tone tone(RunRecord.Result result) {
        return switch (result) {
            case DONE -> Tone.GOOD;
            case WENT_BACK, CONTINUED -> Tone.WARN;
            case LEFT_FOR_HUMAN -> Tone.BAD;
        };
    }

    private static Tone tone(Ending ending) {
        return switch (ending) {
            case DONE, NOTHING_TO_DO -> Tone.GOOD;
            case WENT_BACK, INTERRUPTED, STOPPED, NOT_BEGUN -> Tone.WARN;
            case LEFT_FOR_HUMAN, REFUSED, UNREACHABLE, WRONG_INPUT, FAULT -> Tone.BAD;
        };
    }
}
