package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A node's fixed address is still published on a global that cluster.yaml does not name: it will not survive a failover. */
final class RetiredAddressElsewhere implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().kept().stream()
                .filter(entry -> subject.isRetired(entry.rule()) || entry.rule().mapping() instanceof Mapping.Network)
                .filter(entry -> subject.publications().about(entry.rule()).isEmpty())
                .flatMap(entry -> problem(subject, entry).stream())
                .toList();
    }

    private static Optional<Problem> problem(Subject subject, NatEntry entry) {
        List<Ipv4> retired = subject.topology().retiredAddresses().stream()
                .filter(entry.rule().mapping()::leadsTo)
                .sorted()
                .toList();
        return retired.isEmpty() ? Optional.empty() : Optional.of(problem(subject, entry, retired));
    }

    private static Problem problem(Subject subject, NatEntry entry, List<Ipv4> retired) {
        String which = retired.stream().map(Ipv4::toString).collect(Collectors.joining(" and "));
        return Problem.risk(
                "retired-address-still-published",
                subject.where(),
                which + (retired.size() == 1 ? " is a node's fixed address" : " are nodes' fixed addresses")
                        + " and still published",
                "after a failover this rule leads to a dead host: " + entry.line(),
                "add its global to publish in " + subject.topology().source() + ", or live with it");
    }
}
