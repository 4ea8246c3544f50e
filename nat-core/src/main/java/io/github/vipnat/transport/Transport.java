package io.github.vipnat.transport;

/** A way to open SSH connections; one class per SSH library. */
public interface Transport {

    /**
     * Connects, checks the host key and logs in.
     *
     * @throws TransportException naming the stage that failed
     */
    Connection connect(Endpoint endpoint);
}
