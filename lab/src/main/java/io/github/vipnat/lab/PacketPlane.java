package io.github.vipnat.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a router's packets go. Without one a router forwards nothing: flows and neighbours are what a test says they are. With one,
 * every change of the NAT table is carried into it, and the flows, neighbours and echo replies the router shows are those it has.
 *
 * <p>Called with the router's lock held: one call at a time.
 */
public interface PacketPlane extends AutoCloseable {

    /** A router that forwards nothing. */
    static PacketPlane inMemory() {
        return InMemoryPlane.ONLY;
    }

    /**
     * An interface address.
     *
     * @param name the interface as the configuration names it
     * @param address of the interface
     * @param mask dotted
     */
    record Port(String name, String address, String mask, boolean natInside, boolean natOutside) {}

    /**
     * A static rule that packets can follow: a port to a port, or an address to an address.
     *
     * @param protocol {@code tcp} or {@code udp}; empty for a whole address
     * @param localPort 0 for a whole address; so is the global port
     * @param alias whether the router answers ARP for the global address
     * @param payload whether addresses inside FTP commands are translated too
     */
    record Translation(
            String protocol,
            String local,
            int localPort,
            String global,
            int globalPort,
            boolean alias,
            boolean payload) {}

    /** A live translation; each end is an address, with {@code :port} where the protocol has ports. */
    record Flow(String protocol, String insideGlobal, String insideLocal, String outside) {}

    /**
     * A row of the ARP table.
     *
     * @param mac in IOS's form, {@code 0050.56aa.0001}; empty when nobody answered
     * @param age since it was learnt
     */
    record Neighbour(String address, String mac, Duration age) {}

    /** Whether packets are really forwarded. */
    boolean isReal();

    /** From now on packets are translated like this and in no other way; flows of rules that are gone end. */
    void mirror(List<Port> ports, List<Translation> rules);

    /** The live translations; empty for a plane that has none of its own. */
    Optional<List<Flow>> flows();

    /** Ends flows; those that are gone already are no error. */
    void end(List<Flow> flows);

    /** The ARP table; empty for a plane that has none of its own. */
    Optional<List<Neighbour>> neighbours();

    /** Forgets a neighbour and asks for it again. */
    void refresh(String address);

    /** Whether an echo request is answered; empty for a plane that cannot send one. */
    Optional<Boolean> ping(String address);

    /** Takes everything back that {@link #mirror} has done. */
    @Override
    void close();
}
