package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.Done;
import io.github.vipnat.apply.Outcome.LeftForHuman;
import io.github.vipnat.apply.Outcome.NothingToDo;
import io.github.vipnat.apply.Outcome.Stopped;
import io.github.vipnat.apply.Outcome.WentBack;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.lint.Exposure;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.problem.VisibleText;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results for a person at an 80-column terminal. Lines to type stand alone, so that they can be copied. */
public final class HumanReport {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Longer lists of what a plan leaves alone are counted. */
    private static final int MOST_LEFT_ALONE = 20;

    private final Style style;

    public HumanReport(Style style) {
        this.style = style;
    }

    /** A plan with everything that speaks for and against it. */
    public String plan(PlanReview review) {
        StringBuilder out = new StringBuilder();
        out.append(style.strong("Router " + review.router()))
                .append(": ")
                .append(summary(review))
                .append("\n");
        if (!review.plan().isEmpty()) {
            out.append(section("Commands", commands(review.script().forward())));
            out.append(section("Why", reasons(review)));
            out.append(section("Reachable from outside", exposures(review.exposures())));
            out.append(section("To stay as closed as today: type this yourself", lines(review.keepingAccessList())));
            out.append(section("Way back", commands(review.script().inverse())));
            out.append(section("Left alone", leftAlone(review)));
        }
        if (!review.problems().isEmpty()) {
            out.append("\n").append(ProblemText.of(review.problems(), style));
        }
        return out.toString();
    }

    /** A plan that was looked at before, in one line. */
    public String reviewed(PlanReview review) {
        return style.strong("Router " + review.router()) + ": " + summary(review) + ", as reviewed\n";
    }

    /** How applying ended: each router by itself, and where there are several what it comes to in all. */
    public String outcomes(List<RouterResult<Outcome>> results) {
        if (results.size() == 1) {
            return results.get(0)
                    .finished()
                    .map(outcome -> outcome(results.get(0).router(), outcome))
                    .orElse("");
        }
        String each = results.stream().map(this::ofSeveral).collect(Collectors.joining());
        return each + Tally.of(results.stream().map(result -> Ending.of(result).words()));
    }

    private String ofSeveral(RouterResult<Outcome> result) {
        Ending ending = Ending.of(result);
        return switch (ending) {
            case NOTHING_TO_DO -> result.router() + ": nothing to do\n";
            case REFUSED, UNREACHABLE, WRONG_INPUT, NOT_BEGUN, FAULT ->
                style.bad(result.router() + ": " + ending.words()) + ", nothing was changed\n";
            case DONE, WENT_BACK, INTERRUPTED, LEFT_FOR_HUMAN, STOPPED ->
                result.finished()
                                .map(outcome -> outcome(result.router(), outcome))
                                .orElse("") + "\n";
        };
    }

    /** The plan of each router that could be read, and what it comes to where there are several. */
    public String plans(List<RouterResult<PlanReview>> results) {
        return each(results, this::plan, review -> review.plan().isEmpty() ? "as wished" : "to change");
    }

    /** Whether each router that could be read is as wished, and what it comes to where there are several. */
    public String verified(List<RouterResult<PlanReview>> results) {
        return each(
                results, this::verify, review -> review.plan().isEmpty() && review.isSaved() ? "as wished" : "drift");
    }

    private static String each(
            List<RouterResult<PlanReview>> results,
            Function<PlanReview, String> report,
            Function<PlanReview, String> word) {
        String reports = results.stream()
                .flatMap(result -> result.finished().stream())
                .map(report)
                .collect(Collectors.joining("\n"));
        if (results.size() == 1) {
            return reports;
        }
        return reports
                + Tally.of(results.stream()
                        .map(result -> result.match(new RouterResult.Cases<>(
                                (RouterResult.Finished<PlanReview> finished) ->
                                        finished.result().isRefused() ? "refused" : word.apply(finished.result()),
                                (RouterResult.Failed<PlanReview> failed) ->
                                        Ending.ofFailed(failed).words()))));
    }

    private String outcome(String router, Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (NothingToDo none) -> "",
                (Done done) -> done(router, done),
                (WentBack back) -> wentBack(router, back),
                (LeftForHuman left) -> leftForHuman(router, left),
                (Stopped stopped) -> stopped(router, stopped)));
    }

    private String wentBack(String router, WentBack back) {
        String what = back.isInterrupted() ? ": interrupted, went back" : ": went back";
        return style.warn(router + what) + ", the router is as it was; read back.\n  run " + back.run() + "\n\n"
                + ProblemText.of(List.of(back.cause()), style)
                + othersWork(back);
    }

    private String othersWork(WentBack back) {
        return back.others().isEmpty()
                ? ""
                : "\nMeanwhile others changed what this run is not about:\n\n"
                        + back.others().stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private String leftForHuman(String router, LeftForHuman left) {
        return style.bad(router + ": left for a human") + ". Run " + left.run() + ".\n\n"
                + ProblemText.of(List.of(left.cause(), left.hindrance()), style)
                + "\nTo get back to where the router was, log in and type:\n\n"
                + left.commands().stream().map(line -> "  " + line + "\n").collect(Collectors.joining())
                + left.reverts()
                        .map(when -> "\nUnless that is confirmed, the router's own timer puts everything back at "
                                + when + ".\n")
                        .orElse("");
    }

    private String stopped(String router, Stopped stopped) {
        return style.warn(router + ": stopped on the way") + ", the next run goes on from there.\n  run "
                + stopped.run() + "\n\n" + ProblemText.of(List.of(stopped.cause()), style);
    }

    /** How long a run may take in all, said before it begins. */
    public String deadline(Duration longest) {
        return "A run takes at most " + minutes(longest) + ", and waits at most " + minutes(RunClock.IN_VAIN)
                + " in vain.\n\n";
    }

    private static String minutes(Duration duration) {
        return duration.plusSeconds(59).toMinutes() + " minutes";
    }

    /** The runs, one a line. */
    public String runs(List<RunRecord> runs) {
        if (runs.isEmpty()) {
            return "No runs yet.\n";
        }
        return runs.stream().map(HumanReport::summary).collect(Collectors.joining());
    }

    /** One run with its commands. */
    public String run(RunRecord run) {
        String pair = run.pair()
                .map(other -> Wrap.labelled(
                        "  pair    ",
                        visible(other.router()) + ", run " + visible(other.run()) + "; taken back together"))
                .orElse("");
        return summary(run)
                + pair
                + section("Commands", lines(visible(run.forward())))
                + section("Way back", lines(visible(run.inverse())));
    }

    /**
     * What a rollback of a pair's run means for its other half.
     *
     * @param both whether that one is taken back too
     */
    public String partner(RunRecord run, RunRecord.Partner other, boolean both) {
        return Wrap.labelled(
                "",
                "Run " + run.id() + " was one with run " + other.run() + " on " + other.router() + "; "
                        + (both
                                ? "both are taken back."
                                : "cluster.yaml no longer calls the two a pair, so that one stays."));
    }

    /** Whether a router is as wished, and if not, what is missing. */
    public String verify(PlanReview review) {
        if (review.plan().isEmpty() && !review.isSaved()) {
            return style.bad("Router " + review.router() + ": drift") + ", not saved\n\n"
                    + ProblemText.of(review.problems(), style);
        }
        if (review.plan().isEmpty()) {
            String clean = style.good("Router " + review.router() + ": as cluster.yaml wishes") + "\n";
            return review.problems().isEmpty() ? clean : clean + "\n" + ProblemText.of(review.problems(), style);
        }
        return style.bad("Router " + review.router() + ": drift") + ", " + summary(review) + "\n"
                + section("What apply would type", commands(review.script().forward()))
                + "\n" + ProblemText.of(review.problems(), style);
    }

    /** A record is a file like any other; what it calls a line stays one, and moves no cursor. */
    private static List<String> visible(List<String> lines) {
        return lines.stream().map(HumanReport::visible).toList();
    }

    private static String visible(String line) {
        return VisibleText.of(line).replaceAll("\\R", " ");
    }

    private static String summary(RunRecord run) {
        String ending = run.ending()
                .map(end -> end.result().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                        + VisibleText.of(end.detail()))
                .orElse("did not end: vipnat was stopped; plan again to see where the router stands");
        String what = run.takesBack()
                .map(other -> "rollback of " + visible(other))
                .orElse(run.isFailover() ? "failover" : "apply");
        String ticket = run.ticket().isEmpty() ? "" : ", ticket " + visible(run.ticket());
        return Wrap.labelled(run.id() + "  ", STAMP.format(run.started()) + "  " + what)
                + Wrap.labelled(
                        "  ",
                        "by " + visible(run.user()) + ticket + ", "
                                + counted(run.forward().size(), "line") + ": " + ending);
    }

    private String done(String router, Done done) {
        String saved = done.saved() ? "verified and saved" : "verified, not saved";
        StringBuilder out = new StringBuilder(style.good(router + ": " + saved) + ". Run " + done.run() + ".\n");
        done.gaps()
                .forEach(gap -> out.append(
                        Wrap.labelled("  ", gap.service() + " had no rule for " + milliseconds(gap.length()))));
        return out.append("  take it back with:  vipnat rollback ")
                .append(done.run())
                .append("\n")
                .toString();
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String summary(PlanReview review) {
        if (review.plan().isEmpty()) {
            return "nothing to do";
        }
        return counted(review.plan().removals().size(), "removal") + ", "
                + counted(review.plan().additions().size(), "addition");
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String section(String title, String body) {
        return body.isEmpty() ? "" : "\n" + style.strong(title) + "\n" + body;
    }

    private String commands(List<Step> steps) {
        return steps.stream().map(step -> "  " + coloured(step) + "\n").collect(Collectors.joining());
    }

    private String coloured(Step step) {
        return step.change().removes() ? style.bad(step.line()) : style.good(step.line());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String reasons(PlanReview review) {
        return review.plan().additions().stream()
                .filter(change -> !change.why().isEmpty())
                .map(Change.Add::why)
                .distinct()
                .map(why -> Wrap.labelled("  ", why + "."))
                .collect(Collectors.joining());
    }

    private static String exposures(List<Exposure> exposures) {
        return exposures.stream()
                .map(exposure -> {
                    String blank = " ".repeat(exposure.global().toString().length());
                    return Wrap.labelled("  " + exposure.global() + "  before  ", listed(exposure.before()))
                            + Wrap.labelled("  " + blank + "  after   ", listed(exposure.after()))
                            + Wrap.labelled("  " + blank + "  new     ", listed(exposure.newlyReachable()));
                })
                .collect(Collectors.joining());
    }

    private static String listed(List<String> items) {
        return items.isEmpty() ? "nothing" : String.join(", ", items);
    }

    /** At most as many lines as are typed, and a few: a list of thousands hides the six that matter. */
    private String leftAlone(PlanReview review) {
        List<String> lines = Stream.concat(
                        review.plan().kept().stream().map(NatEntry::line),
                        review.view().nat().others().stream().map(OtherLine::text))
                .toList();
        int most = Math.max(MOST_LEFT_ALONE, review.script().forward().size());
        return style.whole() || lines.size() <= most
                ? lines(lines)
                : "  " + counted(lines.size(), "line") + " about NAT; -v lists them\n";
    }
}
