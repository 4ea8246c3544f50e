package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping.InterfacePort;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IOS knows a rule of an interface by protocol, local and local port alone (ios-facts 1.1 row 1), so a second one for
 * another interface or global port would take the place of the first.
 */
final class InterfaceRuleTaken implements LintRule {

    private record Identity(Ipv4 local, TransportPort localPort) {
        static Optional<Identity> of(StaticRule rule) {
            return rule.mapping() instanceof InterfacePort port
                    ? port.localTransportPort().map(local -> new Identity(port.insideLocal(), local))
                    : Optional.empty();
        }
    }

    @Override
    public List<Problem> check(Subject subject) {
        Map<Identity, StaticRule> standing = new HashMap<>();
        subject.plan().kept().stream()
                .map(NatEntry::rule)
                .forEach(rule -> Identity.of(rule).ifPresent(identity -> standing.put(identity, rule)));
        List<Problem> problems = new ArrayList<>();
        subject.added()
                .forEach(rule -> Identity.of(rule)
                        .map(identity -> standing.putIfAbsent(identity, rule))
                        .ifPresent(earlier -> problems.add(problem(subject, rule, earlier))));
        return problems;
    }

    private static Problem problem(Subject subject, StaticRule rule, StaticRule earlier) {
        TransportPort local = rule.mapping().localTransportPort().orElseThrow();
        String outside = earlier.mapping().globalTransportPort().orElseThrow() + " of "
                + earlier.mapping().globalSide();
        return Problem.fatal(
                "interface-rule-taken",
                subject.where(rule),
                "local " + local + " of " + rule.mapping().insideLocal() + " already serves " + outside,
                "a router keeps one rule of an interface for each local port, so the new one would replace it",
                "let the service listen on another local port as well, or publish a global address");
    }
}
