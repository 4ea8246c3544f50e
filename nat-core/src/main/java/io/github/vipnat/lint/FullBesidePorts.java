package io.github.vipnat.lint;

import io.github.vipnat.nat.ConflictKey;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A full static is to stand beside port statics that {@code keep} holds on the same global. Whether IOS takes it, and
 * which of the two then answers, nobody has shown (ios-facts 1.3 rows 6 and 7, 9.1).
 */
final class FullBesidePorts implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Map<ConflictKey, List<NatEntry>> kept = subject.plan().kept().stream()
                .filter(entry -> subject.publications().isKept(entry.rule()))
                .collect(Collectors.groupingBy(entry -> subject.addresses().key(entry.rule())));
        return subject.added()
                .filter(rule -> rule.mapping().takesEverything()
                        && kept.containsKey(subject.addresses().key(rule)))
                .map(rule -> problem(
                        subject, rule, kept.getOrDefault(subject.addresses().key(rule), List.of())))
                .toList();
    }

    private static Problem problem(Subject subject, StaticRule added, List<NatEntry> kept) {
        return Problem.risk(
                "full-beside-ports",
                subject.where(added),
                "a full static of " + added.mapping().globalSide() + " is to stand beside port statics that are kept",
                "no record shows whether IOS takes both, and which one answers: "
                        + kept.stream().map(NatEntry::line).collect(Collectors.joining("; ")),
                "publish ports instead (as: ports), or try it in a quiet hour: vipnat goes back if IOS refuses");
    }
}
