package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.Publication.Global;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A host behind the router, as its static rules show it.
 *
 * @param network the network of an inside interface that holds the address, where one does
 * @param isRouter whether it is the router's own address
 * @param entries its rules, at least one
 */
record InsideLocal(
        Ipv4 address, Optional<String> vrf, Optional<InsideNetwork> network, boolean isRouter, List<NatEntry> entries) {

    /** The one with the most rules first. */
    static final Comparator<InsideLocal> BUSIEST = Comparator.<InsideLocal>comparingInt(
                    local -> local.entries().size())
            .reversed()
            .thenComparing(InsideLocal::address);

    InsideLocal {
        entries = List.copyOf(entries);
    }

    boolean isNeighbourOf(InsideLocal other) {
        return network.equals(other.network) && vrf.equals(other.vrf) && !isRouter;
    }

    boolean hasOnlyFullStatics() {
        return entries.stream().allMatch(entry -> entry.rule().mapping() instanceof Mapping.Full);
    }

    /** The globals it answers on, each once, in the order of its rules. */
    List<Global> globals() {
        return entries.stream()
                .flatMap(entry -> globalOf(entry.rule()).stream())
                .distinct()
                .toList();
    }

    /** The ports it is reached on, on its own side. */
    Set<TransportPort> localPorts() {
        return entries.stream()
                .flatMap(entry -> localPortOf(entry.rule()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean sharesGlobalWith(InsideLocal other) {
        return globals().stream().anyMatch(other.globals()::contains);
    }

    /** The local ports that both have. */
    Set<TransportPort> localPortsInCommon(InsideLocal other) {
        Set<TransportPort> common = new TreeSet<>(localPorts());
        common.retainAll(other.localPorts());
        return common;
    }

    /** The local port, where the rule is about one port. */
    static Optional<TransportPort> localPortOf(StaticRule rule) {
        return rule.mapping().localTransportPort();
    }

    /** What a publication would call the outside of the rule; a network has none. */
    static Optional<Global> globalOf(StaticRule rule) {
        return rule.mapping()
                .insideGlobalAddress()
                .<Global>map(Global.Address::new)
                .or(() -> rule.mapping().globalInterfaceName().map(Global.OfInterface::new));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
