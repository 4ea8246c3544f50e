package io.github.vipnat.topology;

import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.Publication.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to write about one global so that everything reachable through the nodes' rules today stays reachable. What
 * cluster.yaml cannot say stays as it is, and the notes say so.
 */
record ProposedPublication(Optional<Publication> publication, List<String> notes) {

    /** @param entries the rules of this global that lead to a node or to the VIP */
    static ProposedPublication of(Global global, List<NatEntry> entries) {
        List<String> notes = new ArrayList<>();
        entries.stream()
                .filter(entry -> !isPort(entry) && !isFull(entry))
                .map(entry -> "Cannot be said in this file and stays as it is: " + entry.line())
                .forEach(notes::add);
        List<NatEntry> ports =
                entries.stream().filter(ProposedPublication::isPort).toList();
        Optional<NatEntry> full =
                entries.stream().filter(ProposedPublication::isFull).findFirst();
        Optional<Publication> publication =
                full.isPresent() ? full(global, full.get(), ports, notes) : ports(global, ports, notes);
        return new ProposedPublication(publication, notes);
    }

    private static Optional<Publication> full(Global global, NatEntry full, List<NatEntry> ports, List<String> notes) {
        Optional<Options> options = ProposedOptions.of(full.rule().options());
        if (options.isEmpty()) {
            notes.add("Has an option that cannot be said in this file and stays as it is: " + full.line());
            return Optional.empty();
        }
        KeptPorts kept = KeptPorts.besideFull(ports, options.get());
        notes.addAll(kept.notes());
        return Optional.of(new Publication("", global, new Extent.Full(false), kept.ports(), options.get()));
    }

    private static Optional<Publication> ports(Global global, List<NatEntry> ports, List<String> notes) {
        Optional<Options> options = ProposedOptions.usual(ports);
        KeptPorts kept = KeptPorts.amongPorts(ports, options, global instanceof Global.OfInterface);
        notes.addAll(kept.notes());
        List<Publication.PortPair> moved = ports.stream()
                .map(PortRule::of)
                .filter(rule -> !kept.ports().contains(rule.global()))
                .sorted()
                .map(PortRule::pair)
                .toList();
        return moved.isEmpty()
                ? Optional.empty()
                : options.map(all -> new Publication("", global, new Extent.Ports(moved), kept.ports(), all));
    }

    private static boolean isPort(NatEntry entry) {
        return entry.rule().mapping().globalTransportPort().isPresent();
    }

    private static boolean isFull(NatEntry entry) {
        return entry.rule().mapping() instanceof Mapping.Full;
    }
}
