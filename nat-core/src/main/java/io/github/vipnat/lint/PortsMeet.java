package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.ConflictKey;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rules of several nodes that would meet on the VIP. On one global, or on different global ports, they single out a
 * node, as for administration, and the way to the other one would be lost. The same port on two globals is more likely
 * one service reached by two ways, which the VIP is there for.
 */
final class PortsMeet implements LintRule {

    private record Socket(Optional<TransportPort> local, Optional<String> vrf) {
        static Socket of(StaticRule rule) {
            return new Socket(
                    rule.mapping().localTransportPort(), rule.options().vrf());
        }
    }

    @Override
    public List<Problem> check(Subject subject) {
        List<Remove> leaving = subject.plan().removals().stream()
                .filter(removal -> subject.isRetired(removal.rule()))
                .toList();
        List<Problem> problems = new ArrayList<>();
        Map<ConflictKey, List<Remove>> onOneGlobal = ofSeveralNodes(leaving, subject.addresses()::key);
        onOneGlobal.forEach(
                (key, removals) -> problems.add(lost(subject, key.global().toString(), removals)));
        List<Remove> elsewhere = leaving.stream()
                .filter(removal -> !onOneGlobal.containsKey(subject.addresses().key(removal.rule())))
                .toList();
        ofSeveralNodes(elsewhere, Socket::of)
                .forEach((socket, removals) -> problems.add(
                        isOneService(removals) ? meet(subject, removals) : lost(subject, socket, removals)));
        return problems;
    }

    private static <K> Map<K, List<Remove>> ofSeveralNodes(List<Remove> removals, Function<StaticRule, K> key) {
        Map<K, List<Remove>> groups = removals.stream()
                .collect(Collectors.groupingBy(
                        removal -> key.apply(removal.rule()), LinkedHashMap::new, Collectors.toList()));
        groups.values().removeIf(group -> nodes(group).size() < 2);
        return groups;
    }

    private static List<Ipv4> nodes(List<Remove> removals) {
        return removals.stream()
                .map(removal -> removal.rule().mapping().insideLocal())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isOneService(List<Remove> removals) {
        return removals.stream()
                        .map(removal -> removal.rule().mapping().globalTransportPort())
                        .distinct()
                        .count()
                == 1;
    }

    private static Problem lost(Subject subject, Socket socket, List<Remove> removals) {
        return lost(
                subject, "port " + socket.local().map(TransportPort::toString).orElse("*"), removals);
    }

    private static Problem lost(Subject subject, String what, List<Remove> removals) {
        String ports = removals.stream()
                .map(removal -> removal.rule().mapping().globalTransportPort())
                .flatMap(Optional::stream)
                .distinct()
                .map(TransportPort::toString)
                .collect(Collectors.joining(", "));
        return Problem.fatal(
                "per-node-access-would-be-lost",
                subject.where(removals.get(0).rule()),
                what + " leads to several nodes (" + listed(nodes(removals))
                        + "); on the VIP all of them would meet the current master",
                "rules that single out one node would silently reach whichever node is master: " + lines(removals),
                "list the ports that belong to one node, of these:  keep: [" + ports + "]");
    }

    private static Problem meet(Subject subject, List<Remove> removals) {
        return Problem.risk(
                "nodes-meet-on-vip",
                subject.where(),
                "rules of several nodes (" + listed(nodes(removals)) + ") on several globals would all lead to the VIP",
                "if one of them was there to reach one node, it will reach the current master: " + lines(removals),
                "go on if they publish one service; else list the port under keep of its global");
    }

    private static String lines(List<Remove> removals) {
        return removals.stream().map(Remove::entry).map(NatEntry::line).collect(Collectors.joining("; "));
    }

    private static String listed(List<Ipv4> nodes) {
        return nodes.stream().map(Ipv4::toString).collect(Collectors.joining(", "));
    }
}
