package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.Collection;
import java.util.List;

/**
 * The mask lengths that were seen on the nodes' interfaces beside their own addresses.
 *
 * @param seen prefixes of nodes' addresses; empty when no node could be looked at
 */
record InterfaceMask(List<Ipv4Prefix> seen) {

    InterfaceMask {
        seen = List.copyOf(seen);
    }

    static InterfaceMask unknown() {
        return new InterfaceMask(List.of());
    }

    /** Picks the nodes' own addresses out of all addresses of the hosts that could be looked at. */
    static InterfaceMask among(Collection<Ipv4Prefix> addresses, Collection<Ipv4> nodes) {
        return new InterfaceMask(addresses.stream()
                .filter(prefix -> nodes.contains(prefix.address()))
                .toList());
    }

    boolean isKnown() {
        return !seen.isEmpty();
    }

    /** Whether a VIP with this mask brings a route of its own; what is not known counts as such. */
    boolean isShorterThan(Ipv4Prefix vip) {
        boolean bringsRoute = vip.length() < 32;
        return bringsRoute && (!isKnown() || seen.stream().anyMatch(prefix -> prefix.length() < vip.length()));
    }
}
