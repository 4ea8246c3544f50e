package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to write about one global so that everything reachable through the nodes' rules today stays reachable. Where
 * cluster.yaml cannot say that, the global is left out, and the notes say why.
 */
record ProposedPublication(Optional<Publication> publication, List<String> notes) {

    /**
     * Proposes.
     *
     * @param entries the rules of this global that lead to a node or to the VIP, those of the first node first
     */
    static ProposedPublication of(Global global, List<NatEntry> entries, Optional<Ipv4> vip) {
        List<PortRule> ports = entries.stream()
                .filter(ProposedPublication::isPort)
                .map(PortRule::of)
                .toList();
        List<NatEntry> full =
                entries.stream().filter(ProposedPublication::isFull).toList();
        Optional<NatEntry> unsaid = Stream.of(
                        entries.stream().filter(entry -> !isPort(entry) && !isFull(entry)),
                        full.stream().filter(ProposedPublication::isUnsayable),
                        full.stream().skip(1))
                .flatMap(entry -> entry)
                .findFirst();
        if (unsaid.isPresent()) {
            return leftOut(
                    global,
                    "this file cannot say what its rule says: " + unsaid.get().line());
        }
        return full.stream()
                .findFirst()
                .map(entry -> full(global, entry, ports, vip))
                .orElseGet(() -> ports(global, ports, vip));
    }

    private static ProposedPublication full(Global global, NatEntry full, List<PortRule> ports, Optional<Ipv4> vip) {
        StaticOptions options = ProposedOptions.of(full.rule().options()).orElseThrow();
        KeptPorts kept = KeptPorts.besideFull(full.rule().mapping().insideLocal(), ports, options, vip);
        return new ProposedPublication(
                Optional.of(new Publication("", global, new Extent.Full(false), kept.ports(), options)), kept.notes());
    }

    private static ProposedPublication ports(Global global, List<PortRule> ports, Optional<Ipv4> vip) {
        Optional<StaticOptions> options = ProposedOptions.usual(ports);
        KeptPorts kept = KeptPorts.amongPorts(ports, options, global instanceof Global.OfInterface, vip);
        List<Publication.PortPair> moved = ports.stream()
                .filter(rule -> !kept.ports().contains(rule.global()))
                .sorted()
                .map(PortRule::pair)
                .toList();
        return options.filter(all -> !moved.isEmpty())
                .map(all -> new ProposedPublication(
                        Optional.of(new Publication("", global, new Extent.Ports(moved), kept.ports(), all)),
                        kept.notes()))
                .orElseGet(() ->
                        leftOut(global, "none of its ports can lead to the VIP. " + String.join(" ", kept.notes())));
    }

    private static ProposedPublication leftOut(Global global, String why) {
        return new ProposedPublication(Optional.empty(), List.of("Left out, " + global + ": " + why));
    }

    private static boolean isUnsayable(NatEntry entry) {
        return ProposedOptions.of(entry.rule().options()).isEmpty();
    }

    private static boolean isPort(NatEntry entry) {
        return entry.rule().mapping().globalTransportPort().isPresent();
    }

    private static boolean isFull(NatEntry entry) {
        return entry.rule().mapping() instanceof Mapping.Full;
    }
}
