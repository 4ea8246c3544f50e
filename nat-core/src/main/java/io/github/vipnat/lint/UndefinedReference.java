package io.github.vipnat.lint;

import io.github.vipnat.nat.Definitions;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An addition refers to a name that the router does not know. */
final class UndefinedReference implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.added()
                .flatMap(rule -> check(subject, rule).stream())
                .distinct()
                .toList();
    }

    private static List<Problem> check(Subject subject, StaticRule rule) {
        Definitions known = subject.view().definitions();
        List<Problem> problems = new ArrayList<>();
        missing(rule.options().vrf(), known.vrfs()::contains)
                .ifPresent(vrf -> problems.add(undefined(subject, rule, "vrf", vrf, "vrf definition " + vrf)));
        Optional<String> routeMap = rule.options().routeMap().map(map -> map.name());
        missing(routeMap, known.routeMaps()::containsKey)
                .ifPresent(map ->
                        problems.add(undefined(subject, rule, "route-map", map, "route-map " + map + " permit 10")));
        routeMap.stream()
                .flatMap(map -> known.accessListsOf(map).stream())
                .filter(list -> !known.accessLists().contains(list))
                .map(list -> undefined(subject, rule, "access list", list, list(list)))
                .forEach(problems::add);
        missing(rule.options().redundancy().map(group -> group.group()), known.redundancyGroups()::contains)
                .ifPresent(group -> problems.add(noGroup(subject, rule, group)));
        return problems;
    }

    /** The numbers of standard lists are kept for them (Cisco, "Access List Number Ranges"). */
    private static String list(String name) {
        return "ip access-list " + (name.matches("[1-9][0-9]?|1[3-9][0-9]{2}") ? "standard " : "extended ") + name;
    }

    private static Optional<String> missing(Optional<String> name, Predicate<String> isKnown) {
        return name.filter(isKnown.negate());
    }

    private static Problem undefined(Subject subject, StaticRule rule, String kind, String name, String fix) {
        return new Problem(
                kind.replace(' ', '-') + "-not-defined",
                isSoToday(subject, rule) ? Severity.RISK : Severity.FATAL,
                subject.where(rule),
                "the router has no " + kind + " " + name,
                "the rule would be refused, or match something nobody wrote",
                Paste.command("correct the name in cluster.yaml, or define it first", fix, "show running-config"));
    }

    /** A rule that leaves refers to the same, and was taken by the router. */
    private static boolean isSoToday(Subject subject, StaticRule rule) {
        return subject.plan().removals().stream()
                .map(removal -> removal.rule().options())
                .anyMatch(options -> options.vrf().equals(rule.options().vrf())
                        && options.routeMap().equals(rule.options().routeMap()));
    }

    /** Where a router declares the groups is not in the sheet for every image, so this is not certain. */
    private static Problem noGroup(Subject subject, StaticRule rule, String group) {
        return Problem.risk(
                "redundancy-not-defined",
                subject.where(rule),
                "no HSRP group is named " + group + ", and no redundancy group has that number",
                "the rule may be refused, or be active on neither router",
                "compare with:  show running-config | include standby|redundancy|group");
    }
}
