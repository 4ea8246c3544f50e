package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.HostKeyQuery;
import io.github.vipnat.transport.JumpHosts;
import io.github.vipnat.transport.JumpHosts.Carrier;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.TransportException;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.hostkey.HostKey;
import java.io.IOException;
import java.util.Optional;

/**
 * SSH by sshj: passwords and key files, no agent. Safe to use from several threads; each connection is its own.
 *
 * <pre>{@code
 * try (Connection edge = new SshjTransport().connect(endpoint);
 *         Shell shell = edge.shell(Terminal.wide())) {
 *     shell.output().write(...);
 * }
 * }</pre>
 */
public final class SshjTransport implements Transport, HostKeyQuery {

    @Override
    public Connection connect(Endpoint endpoint) {
        JumpHosts own = new JumpHosts();
        try {
            return open(endpoint, own, own::close);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    @Override
    public Connection connect(Endpoint endpoint, JumpHosts shared) {
        return open(endpoint, shared, () -> {});
    }

    private SshjConnection open(Endpoint endpoint, JumpHosts jumps, Runnable atTheEnd) {
        SshjCryptography.prepare();
        ConnectionAttempt attempt = new ConnectionAttempt(endpoint);
        SshjLogin login = SshjLogin.prepare(attempt);
        Optional<Carrier> jump = jump(endpoint, jumps);
        LinkClient client = new LinkClient(SshjSettings.with(attempt.algorithms()));
        SshjConnection connection = new SshjConnection(client, attempt, atTheEnd);
        try {
            return attempt.reaching(() -> {
                exchangeKeys(client, attempt, jump);
                attempt.beginLogin();
                login.logIn(client);
                return connection;
            });
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public HostKey fetch(Endpoint endpoint) {
        SshjCryptography.prepare();
        ConnectionAttempt attempt = new ConnectionAttempt(endpoint);
        try (JumpHosts jumps = new JumpHosts()) {
            return shown(attempt, jump(endpoint, jumps));
        }
    }

    private static HostKey shown(ConnectionAttempt attempt, Optional<Carrier> jump) {
        LinkClient client = new LinkClient(SshjSettings.with(attempt.algorithms()));
        try (SshjConnection connection = new SshjConnection(client, attempt, () -> {})) {
            return attempt.reaching(() -> {
                exchangeKeys(client, attempt, jump);
                return attempt.shown().orElseThrow();
            });
        } catch (TransportException e) {
            return attempt.shownBefore(e);
        }
    }

    private Optional<Carrier> jump(Endpoint endpoint, JumpHosts jumps) {
        return endpoint.jump().map(host -> jumps.to(host, "sshj", next -> open(next, jumps, () -> {})));
    }

    private static void exchangeKeys(LinkClient client, ConnectionAttempt attempt, Optional<Carrier> jump)
            throws IOException {
        Endpoint target = attempt.endpoint();
        ByteLink link = jump.isPresent() ? attempt.through(jump.get()) : attempt.dial();
        int milliseconds = (int) Math.min(
                Integer.MAX_VALUE,
                target.deadlines().connect().plus(target.deadlines().login()).toMillis());
        client.getTransport().setTimeoutMs(milliseconds);
        client.getConnection().setTimeoutMs(milliseconds);
        client.addHostKeyVerifier(new SshjHostKey(attempt));
        client.connect(target, link);
    }
}
