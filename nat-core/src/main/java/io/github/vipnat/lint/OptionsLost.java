package io.github.vipnat.lint;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publications;
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

    /** An option as the router prints it, and what to do so that it stays. */
    private record Option(String line, String cure, boolean isTiedTo) {

        static Option wished(String line, String wish) {
            return new Option(line, "add  " + wish + "  to this publication", false);
        }

        static Option of(Flag flag) {
            return Publications.canWish(flag) ? wished(flag.word(), flag.word() + ": true") : unsayable(flag.word());
        }

        static Option unsayable(String line) {
            return new Option(
                    line, "take the option off the rule by hand, since cluster.yaml has no word for it", false);
        }

        static Option tied(String line) {
            return new Option(line, unsayable(line).cure(), true);
        }

        /** The fix, and what takes the option off the rule where that is the cure. */
        String fix(String words, String rule) {
            return isTiedTo
                    ? Paste.lines(words, List.of(" no " + rule, " " + rule.replace(" " + line, "")), Paste.NAT_LINES)
                    : words;
        }
    }

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().removals().stream()
                .flatMap(removal -> subject.successors().of(removal.rule()).stream()
                        .flatMap(successor -> lost(removal.rule().options(), successor.options()))
                        .map(option -> problem(subject, removal, option)))
                .toList();
    }

    private static Stream<Option> lost(StaticOptions before, StaticOptions after) {
        List<Option> lost = new ArrayList<>();
        before.vrf()
                .filter(vrf -> !after.vrf().equals(before.vrf()))
                .ifPresent(vrf -> lost.add(Option.wished("vrf " + vrf, "vrf: " + vrf)));
        before.routeMap()
                .filter(map -> !after.routeMap().equals(before.routeMap()))
                .ifPresent(map -> lost.add(Option.wished(
                        "route-map " + map.name() + (map.reversible() ? " reversible" : ""),
                        "route-map: " + map.name() + (map.reversible() ? ", reversible: true" : ""))));
        before.redundancy()
                .filter(group -> !after.redundancy().equals(before.redundancy()))
                .ifPresent(group -> lost.add(redundancy(group)));
        before.ties().texts().stream()
                .filter(tie -> !after.ties().texts().contains(tie))
                .forEach(tie -> lost.add(Option.tied(tie)));
        before.flags().stream()
                .filter(flag -> !NOT_WISHES.contains(flag) && !after.has(flag))
                .forEach(flag -> lost.add(Option.of(flag)));
        return lost.stream();
    }

    private static Option redundancy(StaticOptions.Redundancy group) {
        String line = "redundancy " + group.group();
        String wish = "redundancy: " + group.group();
        return group.mappingId().isEmpty()
                ? Option.wished(line, wish)
                : Option.wished(
                        line + " mapping-id " + group.mappingId().getAsInt(),
                        wish + ", mapping-id: " + group.mappingId().getAsInt());
    }

    private static Problem problem(Subject subject, Remove removal, Option option) {
        String line = removal.entry().line();
        if (subject.isVip(removal.rule())) {
            return Problem.risk(
                    "option-would-be-lost",
                    subject.where(removal.rule()),
                    "the VIP's rule carries \"" + option.line() + "\" and cluster.yaml does not wish it",
                    "the rule is replaced by one without: " + line,
                    option.fix(option.cure() + ", or go on if it is meant to go", line));
        }
        return Problem.fatal(
                "option-would-be-lost",
                subject.where(removal.rule()),
                "the rule carries \"" + option.line() + "\" and its successor does not",
                "whatever the option was set for would stop working: " + line,
                option.fix(option.cure() + orKeep(removal), line));
    }

    private static String orKeep(Remove removal) {
        return removal.rule()
                .mapping()
                .globalTransportPort()
                .map(port -> ", or leave the rule alone with  keep: [" + port + "]")
                .orElse(", or take the global out of publish");
    }
}
