package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import io.github.vipnat.problem.ProblemException;
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
import java.nio.file.Path;
import java.util.Optional;

/**
 * SSH by jsch: passwords, key files and a running ssh-agent, and OpenSSH's client configuration where it is asked for.
 * Safe to use from several threads; each connection is its own.
 */
public final class JschTransport implements Transport, HostKeyQuery {

    private final Optional<Path> agentSocket;
    private final Optional<Path> home;

    /** Without an agent and without any configuration file. */
    public JschTransport() {
        this(Optional.empty(), Optional.empty());
    }

    private JschTransport(Optional<Path> agentSocket, Optional<Path> home) {
        this.agentSocket = agentSocket;
        this.home = home;
    }

    /** The same, asking the agent behind this Unix socket. */
    public JschTransport withAgent(Path socket) {
        return new JschTransport(Optional.of(socket), home);
    }

    /**
     * The same, reading OpenSSH's client configuration, {@code .ssh/config} in this home directory, at each connection, if
     * it is there. An endpoint's host is looked up as an alias; HostName, Port (where the endpoint says 22), ProxyJump
     * (where the endpoint names no jump host), User (of the hosts of ProxyJump) and IdentityFile (where the login is an
     * agent's) are taken from there. Match, Include and the algorithms are not read: old algorithms are allowed by the
     * endpoint alone.
     *
     * <p>When the file cannot be read, connecting ends with a {@link ProblemException} of kind INPUT.
     */
    public JschTransport withSshConfig(Path directory) {
        return new JschTransport(agentSocket, Optional.of(directory));
    }

    @Override
    public Connection connect(Endpoint endpoint) {
        JumpHosts own = new JumpHosts();
        try {
            return open(resolved(endpoint), own, own::close);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    @Override
    public Connection connect(Endpoint endpoint, JumpHosts shared) {
        return open(resolved(endpoint), shared, () -> {});
    }

    @Override
    public HostKey fetch(Endpoint endpoint) {
        Endpoint target = resolved(endpoint);
        ConnectionAttempt attempt = new ConnectionAttempt(target);
        try (JumpHosts jumps = new JumpHosts()) {
            return shown(attempt, jump(target, jumps));
        }
    }

    private static HostKey shown(ConnectionAttempt attempt, Optional<Carrier> jump) {
        try {
            return attempt.reaching(() -> {
                Session session = JschSettings.session(new JSch(), attempt, link(attempt, jump));
                session.setHostKeyRepository(new JschHostKey(attempt, false));
                session.connect();
                return attempt.shown().orElseThrow();
            });
        } catch (TransportException e) {
            return attempt.shownBefore(e);
        } finally {
            attempt.hangUp();
        }
    }

    private Endpoint resolved(Endpoint endpoint) {
        return home.flatMap(SshConfig::of).map(file -> file.resolve(endpoint)).orElse(endpoint);
    }

    private JschConnection open(Endpoint endpoint, JumpHosts jumps, Runnable atTheEnd) {
        ConnectionAttempt attempt = new ConnectionAttempt(endpoint);
        JschLogin login = JschLogin.prepare(attempt, agentSocket);
        Optional<Carrier> jump = jump(endpoint, jumps);
        try {
            return attempt.reaching(() -> {
                Session session = JschSettings.session(login.jsch(), attempt, link(attempt, jump));
                session.setHostKeyRepository(new JschHostKey(attempt, true));
                login.logIn(session);
                return new JschConnection(session, attempt, atTheEnd);
            });
        } catch (RuntimeException e) {
            attempt.hangUp();
            throw e;
        }
    }

    private Optional<Carrier> jump(Endpoint endpoint, JumpHosts jumps) {
        return endpoint.jump().map(host -> jumps.to(host, "jsch", next -> open(next, jumps, () -> {})));
    }

    private static ByteLink link(ConnectionAttempt attempt, Optional<Carrier> jump) throws IOException {
        return jump.isPresent() ? attempt.through(jump.get()) : attempt.dial();
    }
}
