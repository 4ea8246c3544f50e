package io.github.vipnat.lint;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule of somebody else's host stands where an addition of ours wants to go; foreign rules are untouchable. */
final class ForeignLocal implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Map<GlobalSide, List<StaticRule>> added =
                subject.added().collect(Collectors.groupingBy(subject.addresses()::side));
        return subject.plan().kept().stream()
                .filter(entry -> !subject.isVip(entry.rule()) && !subject.isRetired(entry.rule()))
                .flatMap(entry -> candidates(subject, added, entry)
                        .filter(rule -> collide(subject, rule, entry.rule()))
                        .limit(1)
                        .map(rule -> problem(subject, rule, entry)))
                .toList();
    }

    /** A network static answers on many addresses, so it is held against every addition. */
    private static Stream<StaticRule> candidates(
            Subject subject, Map<GlobalSide, List<StaticRule>> added, NatEntry entry) {
        return entry.rule().mapping() instanceof Mapping.Network
                ? subject.added()
                : added.getOrDefault(subject.addresses().side(entry.rule()), List.of()).stream();
    }

    private static boolean collide(Subject subject, StaticRule one, StaticRule other) {
        return subject.addresses().meet(one, other)
                && one.options().vrf().equals(other.options().vrf());
    }

    private static String whom(Mapping mapping) {
        return mapping instanceof Mapping.Network network
                ? "a host of " + network.local() + ", by a rule of the whole network"
                : mapping.insideLocal() + ", which is no node of this cluster";
    }

    private static Problem problem(Subject subject, StaticRule added, NatEntry entry) {
        return new Problem(
                "global-serves-foreign-host",
                subject.fatalUnlessSoToday(added),
                subject.where(added),
                "the global already leads to " + whom(entry.rule().mapping()),
                "vipnat never changes another host's rule: " + entry.line(),
                Paste.command(
                        "publish only the ports you own, or take the rule out by hand",
                        "no " + entry.line(),
                        Paste.NAT_LINES));
    }
}
