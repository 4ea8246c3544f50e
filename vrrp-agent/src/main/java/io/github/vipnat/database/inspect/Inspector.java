package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.database.session.ServerConnector;
import io.github.vipnat.database.session.ServerSession;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at each server as its administrator, and tries the account; changes nothing. */
public final class Inspector {

    private static final Ipv4 LOOPBACK = Ipv4.of("127.0.0.1");

    private final Topology site;
    private final DatabaseSettings database;
    private final WantedAccess wanted;
    private final ServerConnector connector;
    private final Optional<Secret> adminPassword;
    private final NodeView here;
    private final Map<Ipv4, NodeView> hosts;

    /** @param hosts nodes that could be looked at, by their own address; the one we run on may be missing */
    public Inspector(
            Topology site,
            DatabaseSettings database,
            WantedAccess wanted,
            Optional<Secret> adminPassword,
            NodeView here,
            Map<Ipv4, NodeView> hosts) {
        this.site = site;
        this.database = database;
        this.wanted = wanted;
        this.connector = ServerConnector.of(database);
        this.adminPassword = adminPassword;
        this.here = here;
        this.hosts = hosts;
    }

    public List<Server> servers() {
        return Server.of(site, database);
    }

    public Inspection inspect(Server server) {
        List<ClientSource> sources = ClientSource.of(site, database, server, mask());
        try (Entry entry = enter(server)) {
            return inside(server, entry, sources);
        } catch (SQLException e) {
            Reachability reachability = Reachability.of(server, Optional.of(ConnectFailure.of(e)), host(server));
            return new Inspection(server, reachability, Optional.of(nearest(e)), Optional.empty(), sources, List.of());
        }
    }

    /** What 127.0.0.1 said, if there was somebody; else what the server's own address did. */
    private static ConnectFailure nearest(SQLException failure) {
        return Stream.of(failure.getSuppressed())
                .flatMap(other ->
                        other instanceof SQLException second ? Stream.of(ConnectFailure.of(second)) : Stream.of())
                .filter(other -> other.reason().isListening())
                .findFirst()
                .orElseGet(() -> ConnectFailure.of(failure));
    }

    private Inspection inside(Server server, Entry entry, List<ClientSource> sources) {
        Reachability reachability = Reachability.of(server, entry.outside(), host(server));
        if (database.adminUser().isEmpty()) {
            return new Inspection(server, reachability, Optional.empty(), Optional.empty(), sources, List.of());
        }
        try {
            ServerView view = new ServerReader(entry.session()).read(wanted.user(), wanted.schema());
            List<AccessVerdict> verdicts = sources.stream()
                    .map(source -> AccessVerdict.of(source, wanted, view.accounts(), view.schemaPrivileges()))
                    .toList();
            return new Inspection(server, reachability, Optional.empty(), Optional.of(view), sources, verdicts);
        } catch (SQLException e) {
            ConnectFailure unread =
                    new ConnectFailure(ConnectFailure.Reason.UNREADABLE, String.valueOf(e.getMessage()));
            return new Inspection(server, reachability, Optional.of(unread), Optional.empty(), sources, List.of());
        }
    }

    /**
     * A session that may read and change accounts; without an administrator in cluster.yaml the account itself, which at
     * least shows whether somebody listens. On the server's own host 127.0.0.1 and the socket are tried too: that is where
     * root is let in.
     */
    public Entry enter(Server server) throws SQLException {
        try {
            return new Entry(asAdmin(server, server.address()), Optional.empty());
        } catch (SQLException e) {
            if (here.has(server.address()) && database.adminUser().isPresent()) {
                return enterFromInside(server, e);
            }
            throw e;
        }
    }

    private Entry enterFromInside(Server server, SQLException outside) throws SQLException {
        Optional<ConnectFailure> why = Optional.of(ConnectFailure.of(outside));
        try {
            return new Entry(asAdmin(server, LOOPBACK), why);
        } catch (SQLException e) {
            outside.addSuppressed(e);
        }
        if (database.adminSocket().isPresent()) {
            try {
                Path socket = database.adminSocket().get();
                String user = database.adminUser().orElseThrow();
                return new Entry(connector.open(socket, server.port(), user, adminPassword), why);
            } catch (SQLException e) {
                outside.addSuppressed(e);
            }
        }
        throw outside;
    }

    /**
     * A way in.
     *
     * @param outside why the server's own address was no way in
     */
    public record Entry(ServerSession session, Optional<ConnectFailure> outside) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
        }
    }

    private ServerSession asAdmin(Server server, Ipv4 address) throws SQLException {
        boolean isAdmin = database.adminUser().isPresent();
        return connector.open(
                address,
                server.port(),
                Optional.empty(),
                database.adminUser().orElse(wanted.user()),
                isAdmin ? adminPassword : wanted.password());
    }

    private Optional<NodeView> host(Server server) {
        return here.has(server.address()) ? Optional.of(here) : Optional.ofNullable(hosts.get(server.address()));
    }

    private InterfaceMask mask() {
        List<NodeView> all = new ArrayList<>(hosts.values());
        all.add(here);
        return InterfaceMask.among(
                all.stream().flatMap(host -> host.addresses().stream()).toList(), nodes());
    }

    private Collection<Ipv4> nodes() {
        return site.nodes().stream().map(Node::address).toList();
    }

    /** Logs in as the account from where the kernel chooses: on a node to every server, elsewhere to the address alone. */
    public List<LoginTrial> trials() {
        boolean isNode = nodes().stream().anyMatch(here::has);
        Set<Ipv4> targets = new LinkedHashSet<>(Set.of(database.address()));
        servers().stream().filter(server -> isNode).forEach(server -> targets.add(server.address()));
        boolean isLikeClients = isNode && wanted.password().isPresent();
        return targets.stream().map(target -> tryAt(target, isLikeClients)).toList();
    }

    private LoginTrial tryAt(Ipv4 target, boolean isLikeClients) {
        try (ServerSession session =
                connector.open(target, database.port(), Optional.empty(), wanted.user(), wanted.password())) {
            return new LoginTrial(
                    target,
                    isLikeClients,
                    Optional.of(session.value("SELECT USER()")),
                    Optional.of(session.value("SELECT CURRENT_USER()")),
                    session.isEncrypted(),
                    Optional.empty());
        } catch (SQLException e) {
            return new LoginTrial(
                    target,
                    isLikeClients,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.of(ConnectFailure.of(e)));
        }
    }
}
