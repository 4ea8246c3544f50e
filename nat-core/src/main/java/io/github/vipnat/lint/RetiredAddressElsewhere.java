package io.github.vipnat.lint;

import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** A node's fixed address is still published on a global that cluster.yaml does not name: it will not survive a failover. */
final class RetiredAddressElsewhere implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().kept().stream()
                .filter(entry -> subject.isRetired(entry.rule()))
                .filter(entry -> subject.publications().about(entry.rule()).isEmpty())
                .map(entry -> problem(subject, entry))
                .toList();
    }

    private static Problem problem(Subject subject, NatEntry entry) {
        return Problem.risk(
                "retired-address-still-published",
                subject.where(),
                entry.rule().mapping().insideLocal() + " is a node's fixed address and still published",
                "after a failover this rule leads to a dead host: " + entry.line(),
                "add its global to publish in " + subject.topology().source() + ", or live with it");
    }
}
