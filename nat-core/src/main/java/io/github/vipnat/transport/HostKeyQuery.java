package io.github.vipnat.transport;

import io.github.vipnat.transport.hostkey.HostKey;

/** Asks a host for its key, so that a human can decide to trust it. */
public interface HostKeyQuery {

    /**
     * The key the host shows, of the type on record if there is one; nothing is logged in to but jump hosts, which must
     * be trusted already.
     *
     * @throws TransportException naming the stage that failed
     */
    HostKey fetch(Endpoint endpoint);
}
