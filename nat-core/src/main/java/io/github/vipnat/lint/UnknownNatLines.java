package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.UnknownLine;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lines vipnat cannot read are kept and said aloud. One that names a global which the plan is about is more: what it
 * does to that global nobody here can say.
 */
final class UnknownNatLines implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Set<String> globals = new HashSet<>();
        subject.added()
                .map(rule -> rule.mapping().insideGlobalAddress())
                .flatMap(Optional::stream)
                .map(Ipv4::toString)
                .forEach(globals::add);
        return subject.view().nat().unknown().stream()
                .map(line -> Arrays.stream(line.text().split(" ", -1)).anyMatch(globals::contains)
                        ? onGlobal(subject, line)
                        : elsewhere(subject, line))
                .toList();
    }

    private static Problem onGlobal(Subject subject, UnknownLine line) {
        return Problem.fatal(
                "unknown-line-on-global",
                subject.where(),
                line.reason() + ", about a global that is to be published: " + line.text(),
                "vipnat leaves it alone, and the new rule may be refused or shadowed",
                "take the line out by hand if it is to go:  no " + line.text());
    }

    private static Problem elsewhere(Subject subject, UnknownLine line) {
        return new Problem(
                "nat-line-not-understood",
                Severity.NOT_UNDERSTOOD,
                subject.where(),
                line.reason() + ": " + line.text(),
                "vipnat leaves it alone and cannot say whether it meets the plan",
                "look at the line; nothing to type");
    }
}
