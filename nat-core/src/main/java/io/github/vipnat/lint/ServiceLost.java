package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** A rule leaves and nothing takes its place: the outside would lose a service it has today. */
final class ServiceLost implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().removals().stream()
                .filter(removal -> !isTakenOver(subject, removal.rule()))
                .map(removal -> problem(subject, removal))
                .toList();
    }

    private static boolean isTakenOver(Subject subject, StaticRule leaving) {
        return subject.plan().after().entries().stream().anyMatch(entry -> covers(entry.rule(), leaving));
    }

    /** Everything the leaving rule let in must be let in by one staying rule. */
    private static boolean covers(StaticRule staying, StaticRule leaving) {
        boolean coversPort = staying.mapping().globalTransportPort().isEmpty()
                || staying.mapping()
                        .globalTransportPort()
                        .equals(leaving.mapping().globalTransportPort());
        return coversPort
                && staying.mapping()
                        .insideGlobalAddress()
                        .equals(leaving.mapping().insideGlobalAddress())
                && staying.mapping()
                        .globalInterfaceName()
                        .equals(leaving.mapping().globalInterfaceName());
    }

    private static Problem problem(Subject subject, Change.Remove removal) {
        Mapping mapping = removal.rule().mapping();
        String service =
                mapping.globalTransportPort().map(TransportPort::toString).orElse("every port");
        String entry = mapping.globalTransportPort()
                .map(port -> port + localSuffix(mapping, port))
                .orElse("tcp 80");
        return Problem.fatal(
                "service-would-be-lost",
                subject.where(),
                service + " is published today and would not be afterwards",
                "the rule leads to a retired address and has no successor: "
                        + removal.entry().line(),
                "add it to the list, ports: [" + entry + "], or leave the rule alone with keep: ["
                        + mapping.globalTransportPort()
                                .map(TransportPort::toString)
                                .orElse("tcp 80") + "]");
    }

    private static String localSuffix(Mapping mapping, TransportPort global) {
        int local = mapping instanceof Mapping.Port port
                ? port.localPort()
                : mapping instanceof Mapping.InterfacePort port ? port.localPort() : global.number();
        return local == global.number() ? "" : ":" + local;
    }
}
