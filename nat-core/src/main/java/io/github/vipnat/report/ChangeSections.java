package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.lint.Exposure;
import io.github.vipnat.page.Block;
import io.github.vipnat.page.Lanes;
import io.github.vipnat.page.Lanes.Bar;
import io.github.vipnat.page.Lanes.Lane;
import io.github.vipnat.page.Markup;
import io.github.vipnat.page.Tone;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of a page about a change that look the same whatever the page is about. */
final class ChangeSections {

    private static final double NANOS_A_MILLISECOND = 1e6;

    private ChangeSections() {}

    static Markup findings(List<Problem> problems) {
        return Markup.all(problems.stream().map(ChangeSections::finding).toList());
    }

    private static Markup finding(Problem problem) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("what", problem.what());
        facts.put("why", problem.why());
        facts.put("fix", problem.fix().replaceAll("\\s*\\R\\s*", " "));
        String severity = problem.severity().name().replace('_', ' ');
        return Markup.all(
                Block.verdict(tone(problem.severity()), severity + " " + problem.code() + ", " + problem.where()),
                Block.facts(facts));
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case FATAL -> Tone.BAD;
            case RISK -> Tone.WARN;
            case UNTIDY, NOT_UNDERSTOOD -> Tone.PLAIN;
        };
    }

    static Markup exposures(List<Exposure> exposures) {
        return Block.table(
                List.of("outside", "reachable today", "reachable then", "new"),
                exposures.stream()
                        .map(exposure -> List.of(
                                exposure.global().toString(),
                                listed(exposure.before()),
                                listed(exposure.after()),
                                listed(exposure.newlyReachable())))
                        .toList());
    }

    private static String listed(List<String> items) {
        return items.isEmpty() ? "nothing" : String.join(", ", items);
    }

    /** How long each port had no rule. */
    static Markup outage(List<Gap> gaps) {
        List<Lane> lanes = gaps.stream()
                .map(gap -> new Lane(
                        gap.service(), List.of(new Bar(0, millis(gap.length()), Tone.BAD, milliseconds(gap.length())))))
                .toList();
        return Markup.all(
                new Lanes("Without a rule", "ms", lanes, List.of()).markup(),
                Block.table(
                        List.of("service", "had no rule for"),
                        gaps.stream()
                                .map(gap -> List.of(gap.service(), milliseconds(gap.length())))
                                .toList()));
    }

    /** When each step happened, one lane a router. */
    static Markup timeLine(List<StepTime> steps) {
        Map<String, List<StepTime>> routers = steps.stream()
                .collect(Collectors.groupingBy(StepTime::router, LinkedHashMap::new, Collectors.toList()));
        List<Lane> lanes = routers.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(step -> new Lane(
                                (routers.size() == 1 ? "" : step.router() + " ") + words(step), List.of(bar(step)))))
                .toList();
        return Markup.all(
                new Lanes("Time line", "ms", lanes, List.of()).markup(),
                Block.table(
                        List.of("router", "step", "begun after", "took", "result"),
                        steps.stream()
                                .map(step -> List.of(
                                        step.router(),
                                        words(step),
                                        milliseconds(step.begun()),
                                        milliseconds(step.took()),
                                        step.result()))
                                .toList()));
    }

    private static Bar bar(StepTime step) {
        double from = millis(step.begun());
        return new Bar(from, from + millis(step.took()), Tone.PLAIN, "");
    }

    private static String words(StepTime step) {
        return step.step().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_A_MILLISECOND;
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", millis(duration));
    }
}
