package io.github.vipnat.transport;

/** A way to open SSH connections; one class per SSH library. */
public interface Transport {

    /**
     * Connects, checks the host key and logs in; through jump hosts of its own, which end with the connection.
     *
     * @throws TransportException naming the stage that failed
     */
    Connection connect(Endpoint endpoint);

    /**
     * The same, through jump hosts that others use too and that outlive the connection. Without such a notion, each
     * connection has its own.
     */
    default Connection connect(Endpoint endpoint, JumpHosts shared) {
        return connect(endpoint);
    }
}
