package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an {@code ip nat} line says that is no static inside source rule (ios-facts 1.2); read, never changed. */
public sealed interface OtherForm {

    /** {@code inside source list ACL pool P overload}: translations made as traffic comes. */
    record Dynamic(Side side, Selector selector, String selectorName, Supply supply, TrailingOptions extras)
            implements OtherForm {

        /** Whether many hosts share one address, told apart by port. */
        public boolean isOverloaded() {
            return extras.has("overload");
        }

        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.dynamic().apply(this);
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
        record OfPool(String name) implements Supply {
            @Override
            public <R> R match(Supply.Cases<R> cases) {
                return cases.ofPool().apply(this);
            }
        }

        /** The one of an interface. */
        record OfInterface(InterfaceName name) implements Supply {
            @Override
            public <R> R match(Supply.Cases<R> cases) {
                return cases.ofInterface().apply(this);
            }
        }

        /** What each source comes to. */
        record Cases<R>(Function<OfPool, R> ofPool, Function<OfInterface, R> ofInterface) {}

        /** What this one comes to. */
        <R> R match(Supply.Cases<R> cases);
    }

    /** {@code ip nat pool …}: addresses for dynamic rules. */
    record Pool(NatPool pool) implements OtherForm {
        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.pool().apply(this);
        }
    }

    /** {@code outside source static GLOBAL LOCAL}: a foreign address seen from inside as another one. */
    record OutsideStatic(Pairing pairing, TrailingOptions extras) implements OtherForm {
        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.outsideStatic().apply(this);
        }
    }

    /** The two addresses of an outside rule; the global one stands first, unlike inside. */
    sealed interface Pairing {
        Ipv4 global();

        Ipv4 local();

        /** Address for address. */
        record Addresses(Ipv4 global, Ipv4 local) implements Pairing {
            @Override
            public <R> R match(Pairing.Cases<R> cases) {
                return cases.addresses().apply(this);
            }
        }

        /** Port for port, 1 to 65535 both. */
        record Ports(Protocol protocol, Ipv4 global, int globalPort, Ipv4 local, int localPort) implements Pairing {
            @Override
            public <R> R match(Pairing.Cases<R> cases) {
                return cases.ports().apply(this);
            }
        }

        /**
         * Network for network.
         *
         * @param mask as the device spells it, dotted or {@code /24}
         */
        record Networks(Ipv4 global, Ipv4 local, String mask) implements Pairing {
            @Override
            public <R> R match(Pairing.Cases<R> cases) {
                return cases.networks().apply(this);
            }
        }

        /** What each pairing comes to. */
        record Cases<R>(Function<Addresses, R> addresses, Function<Ports, R> ports, Function<Networks, R> networks) {}

        /** What this one comes to. */
        <R> R match(Pairing.Cases<R> cases);
    }

    /** {@code inside destination list ACL pool P}: one address outside, shared out among hosts inside. */
    record Destination(String accessList, String pool, TrailingOptions extras) implements OtherForm {
        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.destination().apply(this);
        }
    }

    /** {@code inside destination static GLOBAL LOCAL}: what is sent to the one address goes to the other (ios-facts 11.5). */
    record DestinationStatic(Ipv4 global, Ipv4 local) implements OtherForm {
        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.destinationStatic().apply(this);
        }
    }

    /** {@code source static …}: NVI, another feature with rules of the same shape. */
    record NviStatic(StaticRule rule) implements OtherForm {
        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.nviStatic().apply(this);
        }
    }

    /**
     * A time-out, a limit, a switch.
     *
     * @param on false where the line begins with {@code no}
     */
    record Setting(boolean on, List<String> words) implements OtherForm {
        public Setting {
            words = List.copyOf(words);
        }

        @Override
        public <R> R match(OtherForm.Cases<R> cases) {
            return cases.setting().apply(this);
        }
    }

    /** What each form comes to (docs/adr 0013). */
    record Cases<R>(
            Function<Dynamic, R> dynamic,
            Function<Pool, R> pool,
            Function<OutsideStatic, R> outsideStatic,
            Function<Destination, R> destination,
            Function<DestinationStatic, R> destinationStatic,
            Function<NviStatic, R> nviStatic,
            Function<Setting, R> setting) {}

    /** What this one comes to. */
    <R> R match(OtherForm.Cases<R> cases);

    /** The pool that the rule takes addresses from. */
    static Optional<String> poolOf(OtherForm form) {
        return form.match(new OtherForm.Cases<>(
                (Dynamic dynamic) -> poolOf(dynamic.supply()),
                (Pool pool) -> Optional.empty(),
                (OutsideStatic outside) -> Optional.empty(),
                (Destination destination) -> Optional.of(destination.pool()),
                (DestinationStatic destination) -> Optional.empty(),
                (NviStatic nvi) -> Optional.empty(),
                (Setting setting) -> Optional.empty()));
    }

    private static Optional<String> poolOf(Supply supply) {
        return supply.match(new Supply.Cases<>(
                (Supply.OfPool pool) -> Optional.of(pool.name()), (Supply.OfInterface face) -> Optional.empty()));
    }
}
