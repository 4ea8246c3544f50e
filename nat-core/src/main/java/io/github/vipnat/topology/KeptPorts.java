package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.topology.Publication.Options;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The global ports whose rules have to stay as they are, each with the reason. */
final class KeptPorts {

    private final Map<TransportPort, String> reasons = new TreeMap<>();

    private KeptPorts() {}

    /** Beside a full static: the ports that it would lead elsewhere than their own rules do. */
    static KeptPorts besideFull(List<NatEntry> entries, Options options) {
        KeptPorts kept = new KeptPorts();
        List<PortRule> rules = entries.stream().map(PortRule::of).toList();
        kept.otherOptions(rules, Optional.of(options));
        rules.stream()
                .filter(rule -> !rule.isStraight())
                .forEach(rule -> kept.add(rule, "a full static cannot lead a port to another number"));
        return kept;
    }

    /** In a list of ports: those that cannot be in one list, or would meet on the VIP. */
    static KeptPorts amongPorts(List<NatEntry> entries, Optional<Options> options, boolean isInterface) {
        KeptPorts kept = new KeptPorts();
        List<PortRule> rules = entries.stream().map(PortRule::of).sorted().toList();
        kept.otherOptions(rules, options);
        kept.twins(rules);
        kept.meeting(kept.without(rules));
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

    private void otherOptions(List<PortRule> rules, Optional<Options> options) {
        for (PortRule rule : rules) {
            Optional<Options> own = ProposedOptions.of(rule.options());
            if (own.isEmpty()) {
                add(rule, "an option of the rule cannot be said in this file");
            } else if (!own.equals(options)) {
                add(rule, "the rule has other options than the rest");
            }
        }
    }

    private void twins(List<PortRule> rules) {
        groups(rules, PortRule::global).stream()
                .filter(same -> same.size() > 1)
                .flatMap(List::stream)
                .forEach(rule -> add(rule, "several rules share the port"));
    }

    /** Ports of several hosts that would be one on the VIP; a port that keeps its number is the service itself. */
    private void meeting(List<PortRule> rules) {
        for (List<PortRule> same : groups(rules, PortRule::local)) {
            Set<Ipv4> hosts = same.stream().map(PortRule::insideLocal).collect(Collectors.toCollection(TreeSet::new));
            if (hosts.size() > 1) {
                same.stream()
                        .filter(rule -> !rule.isStraight())
                        .forEach(rule -> add(rule, "leads to one node alone; on the VIP it would lead to any"));
            }
        }
    }

    /** A rule of an interface is known by its local port alone (ios-facts 1.1). */
    private void secondOfInterface(List<PortRule> rules) {
        groups(rules, PortRule::local)
                .forEach(same -> same.stream()
                        .skip(1)
                        .forEach(rule -> add(rule, "a router keeps one rule of an interface for each local port")));
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
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .values();
    }
}
