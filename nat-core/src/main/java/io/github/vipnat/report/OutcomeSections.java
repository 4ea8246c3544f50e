package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.page.Block;
import io.github.vipnat.page.Markup;
import io.github.vipnat.page.Page;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterResult;
import java.util.stream.Stream;

/** What became of one router, on a page. */
final class OutcomeSections {

    private final RouterResult<Outcome> result;
    private final String prefix;

    OutcomeSections(RouterResult<Outcome> result, boolean isOneOfSeveral) {
        this.result = result;
        this.prefix = isOneOfSeveral ? result.router() + ": " : "";
    }

    Page on(Page page) {
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<Outcome> finished) -> ended(page, finished.result()),
                (RouterResult.Failed<Outcome> failed) ->
                        page.section(prefix + "Why nothing was done", ChangeSections.findings(failed.problems()))));
    }

    private Page ended(Page page, Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (Outcome.NothingToDo none) -> page,
                (Outcome.Done done) -> notes(page.section(prefix + "Outage", ChangeSections.outage(done.gaps())), done),
                (Outcome.WentBack back) -> notes(page, back, back.cause())
                        .section(prefix + "Meanwhile others changed", Block.diff(back.others())),
                (Outcome.LeftForHuman left) -> notes(page, left, left.cause(), left.hindrance())
                        .section(prefix + "To get back, log in and type", byHand(left)),
                (Outcome.Stopped stopped) -> notes(page, stopped, stopped.cause())));
    }

    private static Markup byHand(Outcome.LeftForHuman left) {
        return Markup.all(
                Block.lines(left.commands()),
                left.reverts()
                        .map(when -> Block.paragraph(
                                "Unless that is confirmed, the router's own timer puts everything back at "
                                        + ChangePage.STAMP.format(when) + "."))
                        .orElse(Markup.none()));
    }

    private Page notes(Page page, Outcome outcome, Problem... wrong) {
        return page.section(
                prefix + "Problems",
                ChangeSections.findings(Stream.concat(Stream.of(wrong), outcome.notes().stream())
                        .toList()));
    }
}
