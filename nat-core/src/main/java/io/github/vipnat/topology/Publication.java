package io.github.vipnat.topology;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The wish that a global address is served by the VIP.
 *
 * @param where file, line and column of the wish, for messages
 * @param keep ports of this global whose rules stay as they are
 */
public record Publication(String where, Global global, Extent extent, List<TransportPort> keep, Options options) {

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
        }

        /** Whatever address the interface has. */
        record OfInterface(InterfaceName name) implements Global {
            @Override
            public String toString() {
                return name.toString();
            }
        }
    }

    /** How much of the VIP the global reaches. */
    public sealed interface Extent {

        /**
         * Every protocol and port.
         *
         * @param exposureAccepted whether the file says that opening every port is meant
         */
        record Full(boolean exposureAccepted) implements Extent {}

        /** The listed ports and nothing else; a desired state of its own, so a lost rule is drift. */
        record Ports(List<PortPair> ports) implements Extent {
            public Ports {
                ports = List.copyOf(ports);
            }
        }
    }

    /** A global port and the local port it leads to. */
    public record PortPair(TransportPort global, int localPort) {

        /** {@code tcp 443:8443}, or {@code tcp 80} where both are the same. */
        @Override
        public String toString() {
            return global.number() == localPort ? global.toString() : global + ":" + localPort;
        }
    }

    /** Options that the rules are to carry. */
    public record Options(
            Optional<String> vrf,
            Optional<String> routeMap,
            Optional<String> redundancy,
            OptionalInt mappingId,
            boolean noAlias,
            boolean noPayload) {

        /** No option at all. */
        public static Options none() {
            return new Options(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), false, false);
        }
    }
}
