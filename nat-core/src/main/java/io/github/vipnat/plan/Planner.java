package io.github.vipnat.plan;

import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the changes between two NAT tables. The way back is the same function with its arguments turned round, so there
 * is no second algorithm that could disagree with the first.
 */
public final class Planner {

    private Planner() {}

    /** The plan that makes the desired rules stand and no other static rule. */
    public static Plan plan(NatTable current, Collection<StaticRule> desired) {
        Map<StaticRule, StaticRule> wanted = new LinkedHashMap<>();
        desired.forEach(rule -> wanted.putIfAbsent(rule.meaning(), rule));
        List<NatEntry> kept = new ArrayList<>();
        List<NatEntry> leaving = new ArrayList<>();
        Set<StaticRule> standing = new HashSet<>();
        for (NatEntry entry : current.entries()) {
            // A rule that stands twice stays twice: it is not ours to tidy.
            boolean stays = wanted.containsKey(entry.rule().meaning());
            (stays ? kept : leaving).add(entry);
            standing.add(entry.rule().meaning());
        }
        List<StaticRule> missing = wanted.values().stream()
                .filter(rule -> !standing.contains(rule.meaning()))
                .toList();
        return new Plan(current, changes(current, leaving, missing, wanted.values()), kept);
    }

    /** The plan that leads back to the table a plan started from. */
    public static Plan inverse(Plan plan) {
        return plan(
                plan.after(),
                plan.before().entries().stream().map(NatEntry::rule).toList());
    }

    private static List<Change> changes(
            NatTable current, List<NatEntry> leaving, List<StaticRule> missing, Collection<StaticRule> desired) {
        WhyExtendable why = new WhyExtendable(desired);
        Stream<Change> removals = leaving.stream().map(entry -> new Change.Remove(entry, ""));
        Stream<Change> additions = missing.stream().map(rule -> new Change.Add(rule, why.of(rule)));
        return SendOrder.sorted(Stream.concat(removals, additions).toList(), current.addresses());
    }
}
