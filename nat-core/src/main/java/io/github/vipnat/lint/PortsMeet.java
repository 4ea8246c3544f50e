package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.plan.Change;
import io.github.vipnat.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules of several nodes on one global, as for per-node administration: on the VIP they would all meet one host, so the
 * way to the other one is lost.
 */
final class PortsMeet implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Map<Object, Set<Ipv4>> nodesOfGlobal = new LinkedHashMap<>();
        subject.plan()
                .removals()
                .forEach(removal -> nodesOfGlobal
                        .computeIfAbsent(globalOf(removal.rule().mapping()), global -> new TreeSet<>())
                        .add(removal.rule().mapping().insideLocal()));
        return nodesOfGlobal.entrySet().stream()
                .filter(entry -> retired(subject, entry.getValue()).size() > 1)
                .map(entry -> problem(subject, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Set<Ipv4> retired(Subject subject, Set<Ipv4> locals) {
        return locals.stream()
                .filter(subject.topology().retiredAddresses()::contains)
                .collect(Collectors.toSet());
    }

    private static Object globalOf(Mapping mapping) {
        return mapping.insideGlobalAddress()
                .<Object>map(address -> address)
                .orElseGet(() ->
                        mapping.globalInterfaceName().<Object>map(name -> name).orElse(mapping));
    }

    private static Problem problem(Subject subject, Object global, Set<Ipv4> nodes) {
        String ports = subject.plan().removals().stream()
                .filter(removal -> globalOf(removal.rule().mapping()).equals(global))
                .map(Change.Remove::entry)
                .map(NatEntry::line)
                .collect(Collectors.joining("; "));
        return Problem.fatal(
                "per-node-access-would-be-lost",
                subject.where(),
                global + " leads to several nodes ("
                        + nodes.stream().map(Ipv4::toString).collect(Collectors.joining(", "))
                        + "); on the VIP all of them would meet the current master",
                "the rules that single out one node would silently reach whichever node is master: " + ports,
                "list the ports that belong to one node under keep, for example keep: [tcp 2211]");
    }
}
