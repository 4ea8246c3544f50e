package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.Answer.Doubt;
import io.github.vipnat.lint.Gate.Kind;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the trials at gates of one kind found, and one change mends.
 *
 * @param place what the change is made on
 */
record GateProblem(Subject subject, String place, Kind kind, List<GateTrial> trials) {

    private static final String SHOW =
            "show running-config | section zone|class-map|policy-map|route-map|access-list|object-group";

    /**
     * As a user reads it.
     *
     * @param lines what to type; none where a person has to look
     * @param isRepeated whether another problem says to type them
     */
    Problem problem(List<String> lines, boolean isRepeated) {
        List<GateTrial> lost = trials.stream().filter(GateTrial::isLost).toList();
        String fix = fix(lines, isRepeated);
        return lost.isEmpty() ? notUnderstood(fix) : lost(lost, fix);
    }

    private Problem lost(List<GateTrial> lost, String fix) {
        MovedService move = lost.get(0).move();
        boolean isForAll =
                lost.stream().anyMatch(trial -> trial.lostAmongOthers().isEmpty());
        Optional<Ipv4> client = lost.stream()
                .flatMap(trial -> trial.lostAmongOthers().stream())
                .filter(some -> !isForAll)
                .findFirst();
        String what = named(lost, trial -> trial.gate().name()) + kind.verb() + move.node() + kind.rest() + move.vip()
                + " (" + named(lost, trial -> trial.move().after().toString()) + ")"
                + client.map(some -> " where the client is " + some).orElse("");
        String why = kind.why() + (doubts().isEmpty() ? "" : "; besides, this is not understood:  " + doubts());
        return kind == Kind.FILTER && isForAll
                ? Problem.fatal(kind.code(), subject.where(), what, why, fix)
                : Problem.risk(kind.code(), subject.where(), what, why, fix);
    }

    private Problem notUnderstood(String fix) {
        MovedService move = trials.get(0).move();
        return Problem.risk(
                "filter-not-understood",
                subject.where(),
                "it cannot be said whether "
                        + named(trials, trial -> trial.gate().name()) + kind.verb() + move.vip() + kind.like()
                        + move.node()
                        + " (" + named(trials, trial -> trial.move().after().toString()) + ")",
                "not understood, or true at times only:  " + doubts(),
                fix);
    }

    private String doubts() {
        return trials.stream()
                .flatMap(trial -> trial.doubts().stream())
                .map(Doubt::what)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String named(List<GateTrial> trials, Function<GateTrial, String> name) {
        return trials.stream().map(name).distinct().collect(Collectors.joining(", "));
    }

    private String fix(List<String> lines, boolean isRepeated) {
        if (lines.isEmpty()) {
            return "see what it means for the VIP:  " + SHOW;
        }
        return isRepeated
                ? "what is typed for " + place + " mends this too"
                : Paste.lines("let the VIP through as the node, in configuration mode", lines, SHOW);
    }
}
