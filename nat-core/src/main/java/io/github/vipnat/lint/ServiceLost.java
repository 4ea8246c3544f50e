package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule leaves and nothing takes its place: the outside would lose a service it has today. Where a full static gives way
 * to a list of ports that is what the file says, and told all the same.
 */
final class ServiceLost implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().removals().stream()
                .filter(removal -> subject.successors().of(removal.rule()).isEmpty())
                .map(removal -> problem(subject, removal))
                .toList();
    }

    private static Problem problem(Subject subject, Remove removal) {
        List<TransportPort> staying =
                subject.successors().portsOn(removal.rule().mapping().globalSide());
        boolean someStay = removal.rule().mapping().takesEverything() && !staying.isEmpty();
        return someStay ? closes(subject, removal, staying) : lost(subject, removal);
    }

    private static Problem closes(Subject subject, Remove removal, List<TransportPort> staying) {
        String left = staying.stream().map(TransportPort::toString).collect(Collectors.joining(", "));
        return Problem.risk(
                "ports-would-close",
                subject.where(),
                service(removal) + " on " + removal.rule().mapping().globalSide() + " leads to "
                        + removal.rule().mapping().insideLocal() + " today and nowhere afterwards",
                "cluster.yaml wishes only " + (left.isEmpty() ? "nothing" : left) + " there; the rule that leaves: "
                        + removal.entry().line(),
                "add what is missing to ports, or go on if it is meant to close");
    }

    private static Problem lost(Subject subject, Remove removal) {
        Mapping mapping = removal.rule().mapping();
        Optional<TransportPort> port = mapping.globalTransportPort();
        String entry = PortWish.of(mapping).orElse("tcp 80");
        return Problem.fatal(
                "service-would-be-lost",
                subject.where(),
                service(removal) + " is published today and would not be afterwards",
                "the rule leads to a retired address and has no successor: "
                        + removal.entry().line(),
                "add it to the list, ports: [\"" + entry + "\"]"
                        + port.map(kept -> ", or leave the rule alone with keep: [" + kept + "]")
                                .orElse(""));
    }

    private static String service(Remove removal) {
        return removal.rule()
                .mapping()
                .globalTransportPort()
                .map(TransportPort::toString)
                .orElse("every port");
    }
}
