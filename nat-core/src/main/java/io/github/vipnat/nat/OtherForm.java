package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import java.util.List;
import java.util.Optional;

/** What an {@code ip nat} line says that is no static inside source rule (ios-facts 1.2); read, never changed. */
public sealed interface OtherForm {

    /** {@code inside source list ACL pool P overload}: translations made as traffic comes. */
    record Dynamic(Side side, Selector selector, String selectorName, Supply supply, Extras extras)
            implements OtherForm {

        /** Whether many hosts share one address, told apart by port. */
        public boolean isOverloaded() {
            return extras.has("overload");
        }
    }

    /** Which source addresses are translated; NVI has neither side. */
    enum Side {
        INSIDE,
        OUTSIDE,
        NVI
    }

    /** What picks the traffic. */
    enum Selector {
        LIST("list"),
        ROUTE_MAP("route-map");

        private final String word;

        Selector(String word) {
            this.word = word;
        }

        /** The word as IOS spells it. */
        public String word() {
            return word;
        }
    }

    /** Where translated addresses come from. */
    sealed interface Supply {

        /** A pool's. */
        record OfPool(String name) implements Supply {}

        /** The one of an interface. */
        record OfInterface(InterfaceName name) implements Supply {}
    }

    /** {@code ip nat pool …}: addresses for dynamic rules. */
    record Pool(NatPool pool) implements OtherForm {}

    /** {@code outside source static GLOBAL LOCAL}: a foreign address seen from inside as another one. */
    record OutsideStatic(Pairing pairing, Extras extras) implements OtherForm {}

    /** The two addresses of an outside rule; the global one stands first, unlike inside. */
    sealed interface Pairing {
        Ipv4 global();

        Ipv4 local();

        /** Address for address. */
        record Addresses(Ipv4 global, Ipv4 local) implements Pairing {}

        /** Port for port, 1 to 65535 both. */
        record Ports(Protocol protocol, Ipv4 global, int globalPort, Ipv4 local, int localPort) implements Pairing {}

        /**
         * Network for network.
         *
         * @param mask as the device spells it, dotted or {@code /24}
         */
        record Networks(Ipv4 global, Ipv4 local, String mask) implements Pairing {}
    }

    /** {@code inside destination list ACL pool P}: one address outside, shared out among hosts inside. */
    record Destination(String accessList, String pool, Extras extras) implements OtherForm {}

    /** {@code source static …}: NVI, another feature with rules of the same shape. */
    record NviStatic(StaticRule rule) implements OtherForm {}

    /**
     * A time-out, a limit, a switch.
     *
     * @param on false where the line begins with {@code no}
     */
    record Setting(boolean on, List<String> words) implements OtherForm {
        public Setting {
            words = List.copyOf(words);
        }
    }

    /** The pool that the rule takes addresses from. */
    static Optional<String> poolOf(OtherForm form) {
        if (form instanceof Destination destination) {
            return Optional.of(destination.pool());
        }
        return form instanceof Dynamic dynamic && dynamic.supply() instanceof Supply.OfPool pool
                ? Optional.of(pool.name())
                : Optional.empty();
    }
}
