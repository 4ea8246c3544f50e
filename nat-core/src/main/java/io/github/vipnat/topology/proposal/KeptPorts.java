package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The global ports whose rules have to stay as they are, each with the reason. */
final class KeptPorts {

    private static final String ONE_NODE = "a way to one node; the VIP would lead to whichever is alive";

    private final Map<TransportPort, String> reasons = new TreeMap<>();

    private KeptPorts() {}

    /** Beside a full static: the ports that it would lead elsewhere than their own rules do. */
    static KeptPorts besideFull(Ipv4 fullLocal, List<PortRule> rules, StaticOptions options, Optional<Ipv4> vip) {
        KeptPorts kept = new KeptPorts();
        kept.otherOptions(rules, Optional.of(options));
        rules.stream()
                .filter(rule -> !rule.isStraight())
                .forEach(rule -> kept.add(rule, "a full static leads every port to the same number"));
        kept.otherNodes(
                rules, vip.filter(fullLocal::equals).isPresent() ? busiest(rules, vip) : Optional.of(fullLocal), vip);
        return kept;
    }

    /** In a list of ports: those that cannot be in one list, or would meet on the VIP. */
    static KeptPorts amongPorts(
            List<PortRule> rules, Optional<StaticOptions> options, boolean isInterface, Optional<Ipv4> vip) {
        KeptPorts kept = new KeptPorts();
        kept.otherOptions(rules, options);
        kept.twins(rules);
        kept.meeting(kept.without(rules));
        kept.otherNodes(rules, busiest(rules, vip), vip);
        if (isInterface) {
            kept.secondOfInterface(kept.without(rules));
        }
        return kept;
    }

    List<TransportPort> ports() {
        return List.copyOf(reasons.keySet());
    }

    /** A sentence for each reason. */
    List<String> notes() {
        Map<String, List<TransportPort>> ports = new LinkedHashMap<>();
        reasons.forEach((port, reason) ->
                ports.computeIfAbsent(reason, unseen -> new ArrayList<>()).add(port));
        return ports.entrySet().stream()
                .map(same -> "Kept as "
                        + (same.getValue().size() == 1 ? "it is" : "they are") + ", "
                        + same.getValue().stream().map(TransportPort::toString).collect(Collectors.joining(", "))
                        + ": " + same.getKey() + ".")
                .toList();
    }

    private void otherOptions(List<PortRule> rules, Optional<StaticOptions> options) {
        for (PortRule rule : rules) {
            Optional<StaticOptions> own = rule.sayable();
            if (own.isEmpty()) {
                add(rule, "an option that this file cannot say");
            } else if (!own.equals(options)) {
                add(rule, "other options than the rest have");
            }
        }
    }

    private void twins(List<PortRule> rules) {
        groups(rules, PortRule::global).stream()
                .filter(same -> same.size() > 1)
                .flatMap(List::stream)
                .forEach(rule -> add(rule, "several rules on one port"));
    }

    /** Ports of several hosts that would be one on the VIP; a port that keeps its number is the service itself. */
    private void meeting(List<PortRule> rules) {
        groups(rules, PortRule::local).stream()
                .filter(same ->
                        same.stream().map(PortRule::insideLocal).distinct().count() > 1)
                .flatMap(List::stream)
                .filter(rule -> !rule.isStraight())
                .forEach(rule -> add(rule, ONE_NODE));
    }

    /** On one global the VIP can stand for one node only; which of several was meant, nobody could tell afterwards. */
    private void otherNodes(List<PortRule> rules, Optional<Ipv4> node, Optional<Ipv4> vip) {
        rules.stream()
                .filter(rule -> !node.equals(Optional.of(rule.insideLocal())))
                .filter(rule -> !vip.equals(Optional.of(rule.insideLocal())))
                .forEach(rule -> add(rule, ONE_NODE));
    }

    /** The node with the most ports that keep their number, since those are services; of several the first. */
    private static Optional<Ipv4> busiest(List<PortRule> rules, Optional<Ipv4> vip) {
        Map<Ipv4, Integer> counts = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> !vip.equals(Optional.of(rule.insideLocal())))
                .forEach(rule -> counts.merge(rule.insideLocal(), rule.isStraight() ? 1 : 0, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A rule of an interface is known by its local port alone (ios-facts 1.1). */
    private void secondOfInterface(List<PortRule> rules) {
        groups(rules, PortRule::local)
                .forEach(same -> same.stream()
                        .skip(1)
                        .forEach(rule -> add(rule, "an interface has one rule for each local port")));
    }

    private List<PortRule> without(List<PortRule> rules) {
        return rules.stream()
                .filter(rule -> !reasons.containsKey(rule.global()))
                .toList();
    }

    private void add(PortRule rule, String reason) {
        reasons.putIfAbsent(rule.global(), reason);
    }

    private static Collection<List<PortRule>> groups(List<PortRule> rules, Function<PortRule, TransportPort> by) {
        return rules.stream()
                .sorted()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .values();
    }
}
