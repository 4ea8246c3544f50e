package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.Comparator;
import java.util.function.Function;

/** What the outside of a static rule is known by. Ordered as IOS orders: addresses first (ios-facts 1.4 rows 3 and 4). */
public sealed interface GlobalSide extends Comparable<GlobalSide> {

    /** An address of its own. */
    record OfAddress(Ipv4 address) implements GlobalSide {
        @Override
        public String toString() {
            return address.toString();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ofAddress().apply(this);
        }
    }

    /** A whole network, address by address. */
    record OfNetwork(Ipv4Prefix network) implements GlobalSide {
        @Override
        public String toString() {
            return network.toString();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ofNetwork().apply(this);
        }
    }

    /** Whatever address the interface has. */
    record OfInterface(InterfaceName name) implements GlobalSide {
        @Override
        public String toString() {
            return name.toString();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ofInterface().apply(this);
        }
    }

    /** What each side comes to (docs/adr 0013). */
    record Cases<R>(
            Function<OfAddress, R> ofAddress, Function<OfNetwork, R> ofNetwork, Function<OfInterface, R> ofInterface) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    private Ipv4 position() {
        return match(new Cases<>(
                (OfAddress own) -> own.address(),
                (OfNetwork whole) -> whole.network().network(),
                (OfInterface named) -> Ipv4.of("255.255.255.255")));
    }

    @Override
    default int compareTo(GlobalSide other) {
        return Comparator.comparing(GlobalSide::position)
                .thenComparing(GlobalSide::toString)
                .compare(this, other);
    }
}
