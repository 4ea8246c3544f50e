package io.github.vipnat.apply;

import io.github.vipnat.plan.Change;
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
record Doubts(List<String> removals, List<String> additions) {

    static Doubts none() {
        return new Doubts(List.of(), List.of());
    }

    /** @param others lines that take out what is no static rule */
    static Doubts of(List<Step> cure, List<String> others) {
        Stream<String> strays = cure.stream()
                .filter(step -> step.change() instanceof Change.Remove)
                .map(Step::line);
        return new Doubts(
                Stream.concat(strays, others.stream()).toList(),
                cure.stream()
                        .filter(step -> step.change() instanceof Change.Add)
                        .map(Step::line)
                        .toList());
    }

    boolean areNone() {
        return removals.isEmpty() && additions.isEmpty();
    }

    Problem problem(String router) {
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
