package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A global port leads to another local port today, and would lead to the port of its own number: a full static changes
 * no port, and in a list of ports the number behind the colon is easily forgotten.
 */
final class LocalPortChanges implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().removals().stream()
                .flatMap(removal -> problem(subject, removal))
                .toList();
    }

    private static Stream<Problem> problem(Subject subject, Remove removal) {
        Optional<TransportPort> global = removal.rule().mapping().globalTransportPort();
        Optional<TransportPort> local = removal.rule().mapping().localTransportPort();
        if (local.equals(global)) {
            return Stream.empty();
        }
        return subject.successors().of(removal.rule()).stream()
                .filter(successor -> localPort(successor, global).equals(global))
                .map(successor -> problem(subject, removal, global.orElseThrow(), local.orElseThrow()));
    }

    private static Optional<TransportPort> localPort(StaticRule successor, Optional<TransportPort> global) {
        return successor.mapping().localTransportPort().or(() -> global);
    }

    private static Problem problem(Subject subject, Remove removal, TransportPort global, TransportPort local) {
        return Problem.risk(
                "local-port-changes",
                subject.where(),
                global + " on " + removal.rule().mapping().globalSide() + " leads to local port " + local.number()
                        + " today and to " + global.number() + " afterwards",
                "a service that listens on " + local.number() + " only would no longer be reached",
                "list the port with its local one, as: ports, ports: [\"" + global + ":" + local.number() + "\"]");
    }
}
