package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.PublicationOptions;
import java.util.Optional;

/** A rule about one port, whatever its global is. */
record PortRule(
        Ipv4 insideLocal, TransportPort local, TransportPort global, boolean isOfInterface, StaticOptions options)
        implements Comparable<PortRule> {

    /**
     * Reads a rule.
     *
     * @throws java.util.NoSuchElementException when it is not about one port
     */
    static PortRule of(NatEntry entry) {
        return new PortRule(
                entry.rule().mapping().insideLocal(),
                InsideLocal.localPortOf(entry.rule()).orElseThrow(),
                entry.rule().mapping().globalTransportPort().orElseThrow(),
                entry.rule().mapping().globalInterfaceName().isPresent(),
                entry.rule().options());
    }

    /** Its options as a publication says them; empty when one cannot be said. */
    Optional<StaticOptions> sayable() {
        return ProposedOptions.of(options).filter(all -> !isOfInterface || PublicationOptions.fitInterface(all));
    }

    PortPair pair() {
        return new PortPair(global, local.number());
    }

    /** Whether the port keeps its number. */
    boolean isStraight() {
        return global.equals(local);
    }

    /** By global port, as IOS prints them (ios-facts 1.4). */
    @Override
    public int compareTo(PortRule other) {
        return global.compareTo(other.global);
    }
}
