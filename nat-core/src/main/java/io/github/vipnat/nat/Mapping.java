package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide.OfAddress;
import io.github.vipnat.nat.GlobalSide.OfInterface;
import io.github.vipnat.nat.GlobalSide.OfNetwork;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a static inside source rule maps onto what. Each form is its own identity, as in IOS's own data model (ios-facts
 * 1.1, row 1).
 */
public sealed interface Mapping {

    /** The LAN side; for a network form its first address. */
    Ipv4 insideLocal();

    /** {@code static LOCAL GLOBAL}: every protocol and port. */
    record Full(Ipv4 insideLocal, Ipv4 insideGlobal) implements Mapping {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.full().apply(this);
        }
    }

    /**
     * {@code static tcp LOCAL LPORT GLOBAL GPORT}: one port.
     *
     * @param localPort 1 to 65535
     */
    record Port(Ipv4 insideLocal, int localPort, Ipv4 insideGlobal, TransportPort globalPort) implements Mapping {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.port().apply(this);
        }
    }

    /**
     * {@code static tcp LOCAL LPORT interface IF GPORT}: one port of whatever address the interface has.
     *
     * @param localPort 1 to 65535
     */
    record InterfacePort(Ipv4 insideLocal, int localPort, InterfaceName globalInterface, TransportPort globalPort)
            implements Mapping {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.interfacePort().apply(this);
        }
    }

    /** {@code static LOCAL interface IF}: everything that reaches the interface's address. */
    record InterfaceFull(Ipv4 insideLocal, InterfaceName globalInterface) implements Mapping {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.interfaceFull().apply(this);
        }
    }

    /** {@code static esp LOCAL interface IF}: IPsec passing through. */
    record InterfaceEsp(Ipv4 insideLocal, InterfaceName globalInterface) implements Mapping {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.interfaceEsp().apply(this);
        }
    }

    /**
     * {@code static network LOCALNET GLOBALNET MASK}: address by address.
     *
     * @param maskWithSlash whether the device writes {@code /24} and not a dotted mask
     */
    record Network(Ipv4Prefix local, Ipv4Prefix global, boolean maskWithSlash) implements Mapping {
        @Override
        public Ipv4 insideLocal() {
            return local.address();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.network().apply(this);
        }
    }

    /** What each form comes to (docs/adr 0013). */
    record Cases<R>(
            Function<Full, R> full,
            Function<Port, R> port,
            Function<InterfacePort, R> interfacePort,
            Function<InterfaceFull, R> interfaceFull,
            Function<InterfaceEsp, R> interfaceEsp,
            Function<Network, R> network) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    /** The global address, where the rule has one of its own rather than an interface's. */
    default Optional<Ipv4> insideGlobalAddress() {
        return globalSide()
                .match(new GlobalSide.Cases<>(
                        (OfAddress own) -> Optional.of(own.address()),
                        (OfNetwork whole) -> Optional.empty(),
                        (OfInterface named) -> Optional.empty()));
    }

    /** The interface whose address is the global one, where the rule names an interface. */
    default Optional<InterfaceName> globalInterfaceName() {
        return globalSide()
                .match(new GlobalSide.Cases<>(
                        (OfAddress own) -> Optional.empty(),
                        (OfNetwork whole) -> Optional.empty(),
                        (OfInterface named) -> Optional.of(named.name())));
    }

    /** What the outside of the rule is known by. */
    default GlobalSide globalSide() {
        return match(new Cases<>(
                (Full full) -> new OfAddress(full.insideGlobal()),
                (Port port) -> new OfAddress(port.insideGlobal()),
                (InterfacePort port) -> new OfInterface(port.globalInterface()),
                (InterfaceFull full) -> new OfInterface(full.globalInterface()),
                (InterfaceEsp esp) -> new OfInterface(esp.globalInterface()),
                (Network network) -> new OfNetwork(network.global())));
    }

    /** The global port, where the rule is about one port. */
    default Optional<TransportPort> globalTransportPort() {
        return match(new Cases<>(
                (Full full) -> Optional.empty(),
                (Port port) -> Optional.of(port.globalPort()),
                (InterfacePort port) -> Optional.of(port.globalPort()),
                (InterfaceFull full) -> Optional.empty(),
                (InterfaceEsp esp) -> Optional.empty(),
                (Network network) -> Optional.empty()));
    }

    /** The local port it leads to, where the rule is about one port. */
    default Optional<TransportPort> localTransportPort() {
        return match(new Cases<>(
                (Full full) -> Optional.empty(),
                (Port port) -> Optional.of(new TransportPort(port.globalPort().protocol(), port.localPort())),
                (InterfacePort port) ->
                        Optional.of(new TransportPort(port.globalPort().protocol(), port.localPort())),
                (InterfaceFull full) -> Optional.empty(),
                (InterfaceEsp esp) -> Optional.empty(),
                (Network network) -> Optional.empty()));
    }

    /** Whether a packet from outside could take either of the two, as they are written; see {@link InterfaceAddresses#meet}. */
    default boolean meets(Mapping other) {
        return InterfaceAddresses.none().meet(StaticRule.of(this), StaticRule.of(other));
    }

    /** Whether it translates what the host starts or is sent: the local itself, or one of a whole network. */
    default boolean leadsTo(Ipv4 host) {
        return match(new Cases<>(
                (Full full) -> full.insideLocal().equals(host),
                (Port port) -> port.insideLocal().equals(host),
                (InterfacePort port) -> port.insideLocal().equals(host),
                (InterfaceFull full) -> full.insideLocal().equals(host),
                (InterfaceEsp esp) -> esp.insideLocal().equals(host),
                (Network network) -> network.local().contains(host)));
    }

    /** Whether both are about one protocol and port, or one of them about every one. */
    default boolean isSameService(Mapping other) {
        return takesEverything()
                || other.takesEverything()
                || (this instanceof InterfaceEsp == other instanceof InterfaceEsp
                        && globalTransportPort().equals(other.globalTransportPort()));
    }

    /** Whether every protocol and port goes through the rule. */
    default boolean takesEverything() {
        return match(new Cases<>(
                (Full full) -> true,
                (Port port) -> false,
                (InterfacePort port) -> false,
                (InterfaceFull full) -> true,
                (InterfaceEsp esp) -> false,
                (Network network) -> true));
    }
}
