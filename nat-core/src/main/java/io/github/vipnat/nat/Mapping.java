package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.address.TransportPort;
import java.util.Optional;

/**
 * What a static inside source rule maps onto what. Each form is its own identity, as in IOS's own data model (ios-facts
 * 1.1, row 1).
 */
public sealed interface Mapping {

    /** The LAN side; for a network form its first address. */
    Ipv4 insideLocal();

    /** {@code static LOCAL GLOBAL}: every protocol and port. */
    record Full(Ipv4 insideLocal, Ipv4 insideGlobal) implements Mapping {}

    /**
     * {@code static tcp LOCAL LPORT GLOBAL GPORT}: one port.
     *
     * @param localPort 1 to 65535
     */
    record Port(Ipv4 insideLocal, int localPort, Ipv4 insideGlobal, TransportPort globalPort) implements Mapping {}

    /**
     * {@code static tcp LOCAL LPORT interface IF GPORT}: one port of whatever address the interface has.
     *
     * @param localPort 1 to 65535
     */
    record InterfacePort(Ipv4 insideLocal, int localPort, InterfaceName globalInterface, TransportPort globalPort)
            implements Mapping {}

    /** {@code static LOCAL interface IF}: everything that reaches the interface's address. */
    record InterfaceFull(Ipv4 insideLocal, InterfaceName globalInterface) implements Mapping {}

    /** {@code static esp LOCAL interface IF}: IPsec passing through. */
    record InterfaceEsp(Ipv4 insideLocal, InterfaceName globalInterface) implements Mapping {}

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
    }

    /** The global address, where the rule has one of its own rather than an interface's. */
    default Optional<Ipv4> insideGlobalAddress() {
        if (this instanceof Full full) {
            return Optional.of(full.insideGlobal());
        }
        return this instanceof Port port ? Optional.of(port.insideGlobal()) : Optional.empty();
    }

    /** The interface whose address is the global one, where the rule names an interface. */
    default Optional<InterfaceName> globalInterfaceName() {
        if (this instanceof InterfacePort port) {
            return Optional.of(port.globalInterface());
        }
        if (this instanceof InterfaceFull full) {
            return Optional.of(full.globalInterface());
        }
        return this instanceof InterfaceEsp esp ? Optional.of(esp.globalInterface()) : Optional.empty();
    }

    /** What the outside of the rule is known by. */
    default GlobalSide globalSide() {
        if (this instanceof Network network) {
            return new GlobalSide.OfNetwork(network.global());
        }
        return insideGlobalAddress()
                .<GlobalSide>map(GlobalSide.OfAddress::new)
                .orElseGet(
                        () -> new GlobalSide.OfInterface(globalInterfaceName().orElseThrow()));
    }

    /** The global port, where the rule is about one port. */
    default Optional<TransportPort> globalTransportPort() {
        if (this instanceof Port port) {
            return Optional.of(port.globalPort());
        }
        return this instanceof InterfacePort port ? Optional.of(port.globalPort()) : Optional.empty();
    }

    /** The local port it leads to, where the rule is about one port. */
    default Optional<TransportPort> localTransportPort() {
        if (this instanceof Port port) {
            return Optional.of(new TransportPort(port.globalPort().protocol(), port.localPort()));
        }
        return this instanceof InterfacePort port
                ? Optional.of(new TransportPort(port.globalPort().protocol(), port.localPort()))
                : Optional.empty();
    }

    /** Whether a packet from outside could take either of the two, as they are written; see {@link InterfaceAddresses#meet}. */
    default boolean meets(Mapping other) {
        return InterfaceAddresses.none().meet(StaticRule.of(this), StaticRule.of(other));
    }

    /** Whether it translates what the host starts or is sent: the local itself, or one of a whole network. */
    default boolean leadsTo(Ipv4 host) {
        return this instanceof Network network
                ? network.local().contains(host)
                : insideLocal().equals(host);
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
        return !(this instanceof InterfaceEsp) && globalTransportPort().isEmpty();
    }
}
