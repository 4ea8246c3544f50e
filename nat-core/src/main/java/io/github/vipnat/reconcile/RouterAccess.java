package io.github.vipnat.reconcile;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.session.Patience;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.JumpHost;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.JumpHosts;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.hostkey.HostKey;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reaches a router: from its description in cluster.yaml to a session at its privileged prompt. */
public final class RouterAccess {

    private final Surroundings surroundings;
    private final LoginSecrets secrets;
    private final BiFunction<Transport, Endpoint, Connection> connect;

    /** Each router through jump hosts of its own. */
    public RouterAccess(Surroundings surroundings) {
        this(surroundings, Transport::connect);
    }

    /** Every router through the same jump hosts. */
    RouterAccess(Surroundings surroundings, JumpHosts shared) {
        this(surroundings, (transport, endpoint) -> transport.connect(endpoint, shared));
    }

    private RouterAccess(Surroundings surroundings, BiFunction<Transport, Endpoint, Connection> connect) {
        this.surroundings = surroundings;
        this.secrets = new LoginSecrets(surroundings.secrets());
        this.connect = connect;
    }

    /**
     * Connects, logs in and opens the router's one shell; closing the session closes the connection too.
     *
     * @throws io.github.vipnat.transport.TransportException when the router cannot be reached or refuses the login
     * @throws io.github.vipnat.session.SessionException when it lets us in and then makes no sense
     */
    public Session open(Router router, Transcript transcript) {
        return open(router, transcript, Patience.unlimited());
    }

    /** As above; neither connecting nor any wait of the session takes longer than somebody has patience. */
    public Session open(Router router, Transcript transcript, Patience patience) {
        secrets.requireAll(router);
        Optional<Secret> enable = secrets.enable(router);
        Transport transport = surroundings.platforms().transports().apply(router.transport());
        Connection connection = connect.apply(transport, endpoint(router, login(router), deadlines(patience)));
        try {
            Shell shell = new OnlyShell(connection, connection.shell(Terminal.wide()));
            ExpectShell expect = surroundings.platforms().expect().apply(shell);
            return Session.open(
                    expect,
                    surroundings.platforms().os(),
                    enable,
                    surroundings.sessionDeadlines(),
                    transcript,
                    patience,
                    moment -> surroundings.progress().waited(router.name(), moment));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The key the router shows; nobody logs in. */
    public HostKey hostKey(Router router) {
        return hostKey(
                router.transport(), endpoint(router, new Login.Agent(router.username()), surroundings.deadlines()));
    }

    /**
     * The key that a jump host of the router shows, asked for through those before it, as it would be on the way; nobody
     * logs in to it.
     */
    public HostKey hostKey(Router router, JumpHost jump) {
        List<JumpHost> before = router.jump().subList(0, router.jump().indexOf(jump));
        return hostKey(router.transport(), endpoint(jump, new Login.Agent(jump.username()), jump(before)));
    }

    private HostKey hostKey(TransportChoice transport, Endpoint endpoint) {
        return surroundings.platforms().hostKeys().apply(transport).fetch(endpoint);
    }

    private Login login(Router router) {
        return login(router.username(), router.password(), router.key(), router.name());
    }

    private ConnectDeadlines deadlines(Patience patience) {
        ConnectDeadlines usual = surroundings.deadlines();
        return usual.within(patience.atMost(usual.connect().plus(usual.login())));
    }

    private Endpoint endpoint(Router router, Login login, ConnectDeadlines deadlines) {
        return new Endpoint(
                router.name(),
                router.host(),
                router.port(),
                login,
                jump(router.jump()),
                router.legacyAlgorithms(),
                surroundings.knownHosts(),
                deadlines);
    }

    /** The last host of the list stands before the router, the one before it before that, and so on. */
    private Optional<Endpoint> jump(List<JumpHost> hosts) {
        Optional<Endpoint> nearer = Optional.empty();
        for (JumpHost host : hosts) {
            Login login = login(host.username(), host.password(), host.key(), host.host());
            nearer = Optional.of(endpoint(host, login, nearer));
        }
        return nearer;
    }

    private Endpoint endpoint(JumpHost host, Login login, Optional<Endpoint> nearer) {
        return new Endpoint(
                host.host(),
                host.host(),
                host.port(),
                login,
                nearer,
                host.legacyAlgorithms(),
                surroundings.knownHosts(),
                surroundings.deadlines(),
                "vipnat trust " + host.name());
    }

    Login login(String username, Optional<SecretSource> password, Optional<Path> key, String host) {
        Optional<Secret> secret = secrets.login(username, password, key, host);
        return key.<Login>map(path -> new Login.KeyFile(username, path, secret))
                .or(() -> secret.map(known -> new Login.Password(username, known)))
                .orElseGet(() -> new Login.Agent(username));
    }

    /** A router has one channel, so its shell and its connection end together. */
    private record OnlyShell(Connection connection, Shell shell) implements Shell {
        @Override
        public InputStream input() {
            return shell.input();
        }

        @Override
        public OutputStream output() {
            return shell.output();
        }

        @Override
        public void close() {
            shell.close();
            connection.close();
        }
    }
}
