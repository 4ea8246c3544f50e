package io.github.vipnat.lint;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule carries an option that its successor would not. On a rule of a node the option is there for a reason vipnat
 * cannot know; on a rule of the VIP it is one that cluster.yaml no longer wishes.
 */
final class OptionsLost implements LintRule {

    /** What IOS adds by itself, and what is only ever typed to remove a rule (ios-facts fact 4, fact 2). */
    private static final Set<Flag> NOT_WISHES = Set.of(Flag.EXTENDABLE, Flag.FORCED);

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().removals().stream()
                .flatMap(removal -> subject.successors().of(removal.rule()).stream()
                        .flatMap(successor -> problems(subject, removal, successor)))
                .toList();
    }

    private static Stream<Problem> problems(Subject subject, Remove removal, StaticRule successor) {
        List<LostOption> lost = lost(removal.rule().options(), successor.options());
        return lost.stream().map(option -> problem(subject, removal, option, lost));
    }

    private static List<LostOption> lost(StaticOptions before, StaticOptions after) {
        List<LostOption> lost = new ArrayList<>();
        before.vrf()
                .filter(vrf -> !after.vrf().equals(before.vrf()))
                .ifPresent(vrf -> lost.add(LostOption.wished("vrf " + vrf, "vrf: " + vrf)));
        before.routeMap()
                .filter(map -> !after.routeMap().equals(before.routeMap()))
                .ifPresent(map -> lost.add(LostOption.wished(
                        "route-map " + map.name() + (map.reversible() ? " reversible" : ""),
                        "route-map: " + map.name() + (map.reversible() ? ", reversible: true" : ""))));
        before.redundancy()
                .filter(group -> !after.redundancy().equals(before.redundancy()))
                .ifPresent(group -> lost.add(redundancy(group)));
        before.ties().texts().stream()
                .filter(tie -> !after.ties().texts().contains(tie))
                .forEach(tie -> lost.add(LostOption.unsayable(tie)));
        before.flags().stream()
                .filter(flag -> !NOT_WISHES.contains(flag) && !after.has(flag))
                .forEach(flag -> lost.add(LostOption.of(flag)));
        return lost;
    }

    private static LostOption redundancy(StaticOptions.Redundancy group) {
        String line = "redundancy " + group.group();
        String wish = "redundancy: " + group.group();
        return group.mappingId().isEmpty()
                ? LostOption.wished(line, wish)
                : LostOption.wished(
                        line + " mapping-id " + group.mappingId().getAsInt(),
                        wish + ", mapping-id: " + group.mappingId().getAsInt());
    }

    private static Problem problem(Subject subject, Remove removal, LostOption option, List<LostOption> lost) {
        String line = removal.entry().line();
        if (subject.isVip(removal.rule())) {
            return Problem.risk(
                    "option-would-be-lost",
                    subject.where(removal.rule()),
                    "the VIP's rule carries \"" + option.line() + "\" and cluster.yaml does not wish it",
                    "the rule is replaced by one without: " + line,
                    option.fix(option.cure() + ", or go on if it is meant to go", line, lost));
        }
        return Problem.fatal(
                "option-would-be-lost",
                subject.where(removal.rule()),
                "the rule carries \"" + option.line() + "\" and its successor does not",
                "whatever the option was set for would stop working: " + line,
                option.fix(option.cure() + orKeep(removal), line, lost));
    }

    private static String orKeep(Remove removal) {
        return removal.rule()
                .mapping()
                .globalTransportPort()
                .map(port -> ", or leave the rule alone with  keep: [" + port + "]  and without the port under ports")
                .orElse(", or take the global out of publish");
    }
}
