package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.Comparator;

/** What the outside of a static rule is known by. Ordered as IOS orders: addresses first (ios-facts 1.4 rows 3 and 4). */
public sealed interface GlobalSide extends Comparable<GlobalSide> {

    /** An address of its own. */
    record OfAddress(Ipv4 address) implements GlobalSide {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** A whole network, address by address. */
    record OfNetwork(Ipv4Prefix network) implements GlobalSide {
        @Override
        public String toString() {
            return network.toString();
        }
    }

    /** Whatever address the interface has. */
    record OfInterface(InterfaceName name) implements GlobalSide {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    private Ipv4 position() {
        if (this instanceof OfAddress own) {
            return own.address();
        }
        return this instanceof OfNetwork whole ? whole.network().network() : Ipv4.of("255.255.255.255");
    }

    @Override
    default int compareTo(GlobalSide other) {
        return Comparator.comparing(GlobalSide::position)
                .thenComparing(GlobalSide::toString)
                .compare(this, other);
    }
}
