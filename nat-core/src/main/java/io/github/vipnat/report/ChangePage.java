package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.page.Block;
import io.github.vipnat.page.Markup;
import io.github.vipnat.page.Page;
import io.github.vipnat.plan.Change;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A change as a change board wants to see it: one page with everything that speaks for and against it. */
public final class ChangePage {

    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Longer lists of what a plan leaves alone are counted. */
    private static final int MOST_LEFT_ALONE = 40;

    private final ChangeTicket ticket;

    public ChangePage(ChangeTicket ticket) {
        this.ticket = ticket;
    }

    /** What is planned, router by router. */
    public Page plan(List<RouterResult<PlanReview>> results) {
        Page page = Page.titled("Planned change of " + routers(results)).opening(head());
        for (RouterResult<PlanReview> result : results) {
            page = page.opening(ChangeVerdict.ofPlan(result).markup());
        }
        for (RouterResult<PlanReview> result : results) {
            page = planned(page, result, results.size() > 1);
        }
        return page;
    }

    /** What was planned and what came of it. */
    public Page applied(
            List<RouterResult<PlanReview>> planned, List<RouterResult<Outcome>> results, List<StepTime> steps) {
        Page page = Page.titled("Change of " + routers(planned)).opening(head());
        for (RouterResult<Outcome> result : results) {
            page = page.opening(ChangeVerdict.ofOutcome(result).markup());
        }
        for (RouterResult<Outcome> result : results) {
            page = new OutcomeSections(result, results.size() > 1).on(page);
        }
        page = page.section("Time line", ChangeSections.timeLine(steps));
        for (RouterResult<PlanReview> result : planned) {
            page = planned(page, result, planned.size() > 1);
        }
        return page;
    }

    /** What a run was to do, how it ended and how it is taken back; the rules are those that its record names. */
    public Page run(RunRecord run, TakenBack back, DeviceOs os) {
        return Page.titled("Run " + run.id())
                .opening(head(), ChangeVerdict.ofRun(run).markup(), Block.facts(RunFacts.of(run, back)))
                .section("Who is published where", published(run, os).markup())
                .section("Commands, in their order", Block.lines(run.forward()))
                .section("Way back", Block.lines(run.inverse()));
    }

    private PublishedRules published(RunRecord run, DeviceOs os) {
        return new PublishedRules(
                ticket, InterfaceAddresses.none(), rules(run.removed(), os), rules(run.added(), os), List.of());
    }

    private static List<StaticRule> rules(List<String> lines, DeviceOs os) {
        return lines.stream().flatMap(line -> os.readRule(line).stream()).toList();
    }

    private static String routers(List<? extends RouterResult<?>> results) {
        return results.stream().map(RouterResult::router).collect(Collectors.joining(", "));
    }

    private Markup head() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("by", ticket.author());
        facts.put("at", STAMP.format(ticket.at()));
        if (!ticket.ticket().isEmpty()) {
            facts.put("ticket", ticket.ticket());
        }
        return Block.facts(facts);
    }

    private Page planned(Page page, RouterResult<PlanReview> result, boolean isOneOfSeveral) {
        String prefix = isOneOfSeveral ? result.router() + ": " : "";
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<PlanReview> finished) -> planned(page, finished.result(), prefix),
                (RouterResult.Failed<PlanReview> failed) ->
                        page.section(prefix + "Findings", ChangeSections.findings(failed.problems()))));
    }

    private Page planned(Page page, PlanReview review, String prefix) {
        Page found = page.section(prefix + "Findings", ChangeSections.findings(review.problems()))
                .section(
                        prefix + "Accepted findings",
                        Block.list(review.accepted().stream()
                                .map(one -> HumanReport.acceptedWords(
                                        one.finding().code() + ": "
                                                + one.finding().what(),
                                        one.by()))
                                .toList()));
        if (review.plan().isEmpty()) {
            return found;
        }
        return found.section(
                        prefix + "Who is published where", published(review).markup())
                .section(prefix + "The router's configuration", Block.diff(ConfigurationDiff.of(review)))
                .section(
                        prefix + "Commands, in their order",
                        Block.lines(review.script().forwardLines()))
                .section(prefix + "Why", Block.list(reasons(review)))
                .section(prefix + "Reachable from outside", ChangeSections.exposures(review.exposures()))
                .section(
                        prefix + "To stay as closed as today, a person types this",
                        Block.lines(review.keepingAccessList()))
                .section(prefix + "Way back", Block.lines(review.script().inverseLines()))
                .section(prefix + "Left alone", Block.lines(leftAlone(review)));
    }

    private static List<String> reasons(PlanReview review) {
        return review.plan().additions().stream()
                .map(Change.Add::why)
                .filter(why -> !why.isEmpty())
                .distinct()
                .map(why -> why + ".")
                .toList();
    }

    /** As many lines as a person reads; how many more there are stands behind them. */
    private static List<String> leftAlone(PlanReview review) {
        List<String> lines = Stream.concat(
                        review.plan().kept().stream().map(NatEntry::line),
                        review.view().nat().others().stream().map(OtherLine::text))
                .toList();
        int more = lines.size() - MOST_LEFT_ALONE;
        return more <= 0
                ? lines
                : Stream.concat(
                                lines.stream().limit(MOST_LEFT_ALONE),
                                Stream.of("! and " + more + " more lines about NAT"))
                        .toList();
    }

    private PublishedRules published(PlanReview review) {
        return new PublishedRules(
                ticket,
                review.plan().before().addresses(),
                review.plan().removals().stream().map(Change.Remove::rule).toList(),
                review.plan().additions().stream().map(Change.Add::rule).toList(),
                review.plan().kept().stream().map(NatEntry::rule).toList());
    }
}
