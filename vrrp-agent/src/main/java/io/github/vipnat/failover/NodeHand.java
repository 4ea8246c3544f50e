package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import java.time.Duration;
import java.util.List;

/** One node as a failover has it in hand: over a line of its own, at the node's own address; for one thread. */
public interface NodeHand extends AutoCloseable {

    /** The node's name in cluster.yaml. */
    String node();

    /**
     * How the node stands.
     *
     * @param listen how long it listens for adverts; not at all where zero
     * @throws NodeLost when it cannot be asked
     */
    NodeStand look(Duration listen);

    /**
     * Its addresses now, those that came by VRRP among them.
     *
     * @throws NodeLost when it cannot be asked
     */
    List<Ipv4> addresses();

    /**
     * Lets {@code vipnat-lever} do something there.
     *
     * @throws NodeLost when it is not known whether it did
     * @throws LeverRefused when it did nothing, or undid it
     */
    void lever(String verb, String... words);

    @Override
    void close();
}
