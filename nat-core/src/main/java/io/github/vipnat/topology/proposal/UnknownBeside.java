package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.UnknownLine;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.Publications;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Static rules of a global of which a word is not understood: their ports are kept, since nobody here can move them. */
final class UnknownBeside {

    private final NatTable nat;

    UnknownBeside(NatTable nat) {
        this.nat = nat;
    }

    /** The proposal with their ports kept; without a publication where one of them is about every port. */
    ProposedPublication keptIn(ProposedPublication proposed) {
        return proposed.publication()
                .map(publication -> keptIn(publication, proposed, linesOn(publication)))
                .orElse(proposed);
    }

    private List<UnknownLine> linesOn(Publication publication) {
        return nat.unknown().stream()
                .filter(line -> line.mapping()
                        .filter(mapping -> nat.addresses()
                                .isSameOutside(Publications.globalSide(publication), mapping.globalSide()))
                        .isPresent())
                .toList();
    }

    private static ProposedPublication keptIn(
            Publication publication, ProposedPublication proposed, List<UnknownLine> lines) {
        if (lines.isEmpty()) {
            return proposed;
        }
        List<TransportPort> ports = lines.stream()
                .map(line -> line.mapping().flatMap(Mapping::globalTransportPort))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
        List<PortPair> moved = publication.extent().ports().stream()
                .filter(pair -> !ports.contains(pair.global()))
                .toList();
        boolean isNothingLeft = moved.isEmpty() && publication.extent() instanceof Extent.Ports;
        if (ports.size() < lines.size() || isNothingLeft) {
            return new ProposedPublication(
                    Optional.empty(),
                    List.of("Left out, " + publication.global() + ": a word of its rule is not understood: "
                            + lines.get(0).text()));
        }
        return new ProposedPublication(
                Optional.of(with(publication, moved, ports)),
                Stream.concat(proposed.notes().stream(), Stream.of(note(ports))).toList());
    }

    private static Publication with(Publication publication, List<PortPair> moved, List<TransportPort> ports) {
        List<TransportPort> keep = new ArrayList<>(publication.keep());
        keep.addAll(ports);
        Extent extent = publication
                .extent()
                .match(new Extent.Cases<>(
                        (Extent.Full full) -> full, (Extent.Ports listed) -> new Extent.Ports(moved)));
        return new Publication(
                publication.where(),
                publication.global(),
                extent,
                keep.stream().distinct().sorted().toList(),
                publication.options());
    }

    private static String note(List<TransportPort> ports) {
        return "Kept as " + (ports.size() == 1 ? "it is" : "they are") + ", "
                + ports.stream().map(TransportPort::toString).collect(Collectors.joining(", "))
                + ": a word of the rule is not understood.";
    }
}
