package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.Endpoint;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;

/** sshj's client on a line that was opened elsewhere, instead of on a socket of its own. */
final class LinkClient extends SSHClient {

    LinkClient(Config config) {
        super(config);
    }

    /** Greets and exchanges keys, which includes the decision on the host key. */
    void connect(Endpoint endpoint, ByteLink link) throws TransportException {
        trans.init(endpoint.host(), endpoint.port(), link.input(), link.output());
        trans.doKex();
    }

    @Override
    public boolean isConnected() {
        return trans.isRunning();
    }
}
