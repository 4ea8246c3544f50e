package io.github.vipnat.apply.send;

import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be the work of a line of ours that lost characters, or of somebody else: nobody can tell.
 *
 * @param removals what to type if it was ours, as far as it takes something out
 * @param additions the same, as far as it puts something back
 */
public record UnprovenLines(List<String> removals, List<String> additions) {

    public static UnprovenLines none() {
        return new UnprovenLines(List.of(), List.of());
    }

    /**
     * What the steps of a cure would take out and put in.
     *
     * @param others lines that take out what is no static rule
     */
    public static UnprovenLines of(List<Step> cure, List<String> others) {
        Stream<String> strays =
                cure.stream().filter(step -> step.change().removes()).map(Step::line);
        return new UnprovenLines(
                Stream.concat(strays, others.stream()).toList(),
                cure.stream()
                        .filter(step -> !step.change().removes())
                        .map(Step::line)
                        .toList());
    }

    public boolean areNone() {
        return removals.isEmpty() && additions.isEmpty();
    }

    public Problem problem(String router) {
        return Problem.fatal(
                "rule-of-unknown-origin",
                "router " + router,
                "the line broke over a line that may have arrived with characters missing, and what that would have done has"
                        + " been done",
                "it may as well be the work of somebody else, which is not vipnat's to undo",
                "ask who else is at work there; if nobody, type:  "
                        + String.join(
                                "  then  ",
                                Stream.concat(removals.stream(), additions.stream())
                                        .toList()));
    }
}
