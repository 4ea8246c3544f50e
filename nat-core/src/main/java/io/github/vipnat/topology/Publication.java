package io.github.vipnat.topology;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions;
import java.util.List;
import java.util.function.Function;

/**
 * The wish that a global address is served by the VIP.
 *
 * @param where file, line and column of the wish, for messages
 * @param keep ports of this global whose rules stay as they are
 * @param options what the rules are to carry; {@code extendable} is not wished but typed where it is needed
 */
public record Publication(String where, Global global, Extent extent, List<TransportPort> keep, StaticOptions options) {

    public Publication {
        keep = List.copyOf(keep);
    }

    /** The outside of the rule. */
    public sealed interface Global {

        /** An address of its own. */
        record Address(Ipv4 address) implements Global {
            @Override
            public String toString() {
                return address.toString();
            }

            @Override
            public <R> R match(Global.Cases<R> cases) {
                return cases.address().apply(this);
            }
        }

        /** Whatever address the interface has. */
        record OfInterface(InterfaceName name) implements Global {
            @Override
            public String toString() {
                return name.toString();
            }

            @Override
            public <R> R match(Global.Cases<R> cases) {
                return cases.ofInterface().apply(this);
            }
        }

        /** What each outside comes to (docs/adr 0013). */
        record Cases<R>(Function<Address, R> address, Function<OfInterface, R> ofInterface) {}

        /** What this one comes to. */
        <R> R match(Global.Cases<R> cases);
    }

    /** How much of the VIP the global reaches. */
    public sealed interface Extent {

        /** The ports it lists; none where it opens every one. */
        List<PortPair> ports();

        /**
         * Every protocol and port.
         *
         * @param exposureAccepted whether the file says that opening every port is meant
         */
        record Full(boolean exposureAccepted) implements Extent {
            @Override
            public List<PortPair> ports() {
                return List.of();
            }

            @Override
            public <R> R match(Extent.Cases<R> cases) {
                return cases.full().apply(this);
            }
        }

        /** The listed ports and nothing else; a desired state of its own, so a lost rule is drift. */
        record Ports(List<PortPair> ports) implements Extent {
            public Ports {
                ports = List.copyOf(ports);
            }

            @Override
            public <R> R match(Extent.Cases<R> cases) {
                return cases.ports().apply(this);
            }
        }

        /** What each extent comes to (docs/adr 0013). */
        record Cases<R>(Function<Full, R> full, Function<Ports, R> ports) {}

        /** What this one comes to. */
        <R> R match(Extent.Cases<R> cases);
    }

    /** A global port and the local port it leads to. */
    public record PortPair(TransportPort global, int localPort) {

        /** {@code tcp 443:8443}, or {@code tcp 80} where both are the same. */
        @Override
        public String toString() {
            return global.number() == localPort ? global.toString() : global + ":" + localPort;
        }
    }
}
