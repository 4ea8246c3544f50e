package io.github.vipnat.lint;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.plan.Change;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A rule carries an option that its successor would not; the option is there for a reason vipnat cannot know. */
final class OptionsLost implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        for (Change.Remove removal : subject.plan().removals()) {
            subject.plan().additions().stream()
                    .filter(addition ->
                            addition.rule().mapping().meets(removal.rule().mapping()))
                    .flatMap(addition ->
                            lost(removal.rule().options(), addition.rule().options()).stream())
                    .distinct()
                    .map(option -> problem(subject, removal, option))
                    .forEach(problems::add);
        }
        return problems;
    }

    private static List<String> lost(StaticOptions before, StaticOptions after) {
        List<String> lost = new ArrayList<>();
        before.vrf().filter(vrf -> !after.vrf().equals(before.vrf())).ifPresent(vrf -> lost.add("vrf " + vrf));
        before.routeMap()
                .filter(map -> !after.routeMap().equals(before.routeMap()))
                .ifPresent(map -> lost.add("route-map " + map.name()));
        before.redundancy()
                .filter(group -> !after.redundancy().equals(before.redundancy()))
                .ifPresent(group -> lost.add("redundancy " + group.group()));
        before.flags().stream()
                .filter(flag -> flag != Flag.EXTENDABLE && flag != Flag.FORCED && !after.has(flag))
                .map(Flag::word)
                .forEach(lost::add);
        return lost;
    }

    private static Problem problem(Subject subject, Change.Remove removal, String option) {
        return Problem.fatal(
                "option-would-be-lost",
                subject.where(),
                "the rule carries \"" + option + "\" and its successor does not",
                "whatever the option was set for would stop working: "
                        + removal.entry().line(),
                "add it to the publication in cluster.yaml, or keep the rule with keep: [tcp PORT]");
    }
}
