package io.github.vipnat.lint;

import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** A rule of somebody else's host stands where an addition of ours wants to go; foreign rules are untouchable. */
final class ForeignLocal implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().kept().stream()
                .filter(entry -> !isOurs(subject, entry))
                .filter(entry -> subject.plan().additions().stream()
                        .map(Change.Add::rule)
                        .anyMatch(added -> collide(added, entry.rule())))
                .map(entry -> problem(subject, entry))
                .toList();
    }

    private static boolean isOurs(Subject subject, NatEntry entry) {
        return entry.rule()
                        .mapping()
                        .insideLocal()
                        .equals(subject.topology().vip().address())
                || subject.topology()
                        .retiredAddresses()
                        .contains(entry.rule().mapping().insideLocal());
    }

    private static boolean collide(StaticRule one, StaticRule other) {
        return one.mapping().meets(other.mapping())
                && one.options().vrf().equals(other.options().vrf());
    }

    private static Problem problem(Subject subject, NatEntry entry) {
        Mapping mapping = entry.rule().mapping();
        return Problem.fatal(
                "global-serves-foreign-host",
                subject.where(),
                "the global already leads to " + mapping.insideLocal() + ", which is no node of this cluster",
                "vipnat never changes another host's rule: " + entry.line(),
                "publish only the ports you own, or take the rule out by hand:  no " + entry.line());
    }
}
