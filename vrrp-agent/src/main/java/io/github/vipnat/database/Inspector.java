package io.github.vipnat.database;

import io.github.vipnat.address.Ipv4;
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
final class Inspector {

    private static final Ipv4 LOOPBACK = Ipv4.of("127.0.0.1");

    private final Topology site;
    private final DatabaseSettings database;
    private final Wish wish;
    private final Door door;
    private final Optional<Secret> adminPassword;
    private final HostView here;
    private final Map<Ipv4, HostView> hosts;

    /** @param hosts nodes that could be looked at, by their own address; the one we run on may be missing */
    Inspector(
            Topology site,
            DatabaseSettings database,
            Wish wish,
            Optional<Secret> adminPassword,
            HostView here,
            Map<Ipv4, HostView> hosts) {
        this.site = site;
        this.database = database;
        this.wish = wish;
        this.door = Door.of(database);
        this.adminPassword = adminPassword;
        this.here = here;
        this.hosts = hosts;
    }

    List<Server> servers() {
        return Server.of(site, database);
    }

    Inspection inspect(Server server) {
        List<Source> sources = Source.of(site, database, server, mask());
        try (Entry entry = enter(server)) {
            return inside(server, entry, sources);
        } catch (SQLException e) {
            Reach reach = Reach.of(server, Optional.of(NotConnected.of(e)), host(server));
            return new Inspection(server, reach, Optional.of(nearest(e)), Optional.empty(), sources, List.of());
        }
    }

    /** What 127.0.0.1 said, if there was somebody; else what the server's own address did. */
    private static NotConnected nearest(SQLException failure) {
        return Stream.of(failure.getSuppressed())
                .flatMap(other ->
                        other instanceof SQLException second ? Stream.of(NotConnected.of(second)) : Stream.of())
                .filter(other -> other.reason().isListening())
                .findFirst()
                .orElseGet(() -> NotConnected.of(failure));
    }

    private Inspection inside(Server server, Entry entry, List<Source> sources) {
        Reach reach = Reach.of(server, entry.outside(), host(server));
        if (database.adminUser().isEmpty()) {
            return new Inspection(server, reach, Optional.empty(), Optional.empty(), sources, List.of());
        }
        try {
            ServerView view = new ServerReader(entry.session()).read(wish.user(), wish.schema());
            List<Verdict> verdicts = sources.stream()
                    .map(source -> Verdict.of(source, wish, view.accounts(), view.schemaPrivileges()))
                    .toList();
            return new Inspection(server, reach, Optional.empty(), Optional.of(view), sources, verdicts);
        } catch (SQLException e) {
            NotConnected unread = new NotConnected(NotConnected.Reason.UNREADABLE, String.valueOf(e.getMessage()));
            return new Inspection(server, reach, Optional.of(unread), Optional.empty(), sources, List.of());
        }
    }

    /**
     * A session that may read and change accounts; without an administrator in cluster.yaml the account itself, which at
     * least shows whether somebody listens. On the server's own host 127.0.0.1 and the socket are tried too: that is where
     * root is let in.
     */
    Entry enter(Server server) throws SQLException {
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
        Optional<NotConnected> why = Optional.of(NotConnected.of(outside));
        try {
            return new Entry(asAdmin(server, LOOPBACK), why);
        } catch (SQLException e) {
            outside.addSuppressed(e);
        }
        if (database.adminSocket().isPresent()) {
            try {
                Path socket = database.adminSocket().get();
                String user = database.adminUser().orElseThrow();
                return new Entry(door.open(socket, server.port(), user, adminPassword), why);
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
    record Entry(ServerSession session, Optional<NotConnected> outside) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
        }
    }

    private ServerSession asAdmin(Server server, Ipv4 address) throws SQLException {
        boolean isAdmin = database.adminUser().isPresent();
        return door.open(
                address,
                server.port(),
                Optional.empty(),
                database.adminUser().orElse(wish.user()),
                isAdmin ? adminPassword : wish.password());
    }

    private Optional<HostView> host(Server server) {
        return here.has(server.address()) ? Optional.of(here) : Optional.ofNullable(hosts.get(server.address()));
    }

    private InterfaceMask mask() {
        List<HostView> all = new ArrayList<>(hosts.values());
        all.add(here);
        return InterfaceMask.among(
                all.stream().flatMap(host -> host.addresses().stream()).toList(), nodes());
    }

    private Collection<Ipv4> nodes() {
        return site.nodes().stream().map(Node::address).toList();
    }

    /** Logs in as the account from where the kernel chooses: on a node to every server, elsewhere to the address alone. */
    List<Trial> trials() {
        boolean isNode = nodes().stream().anyMatch(here::has);
        Set<Ipv4> targets = new LinkedHashSet<>(Set.of(database.address()));
        servers().stream().filter(server -> isNode).forEach(server -> targets.add(server.address()));
        boolean isLikeClients = isNode && wish.password().isPresent();
        return targets.stream().map(target -> tryAt(target, isLikeClients)).toList();
    }

    private Trial tryAt(Ipv4 target, boolean isLikeClients) {
        try (ServerSession session =
                door.open(target, database.port(), Optional.empty(), wish.user(), wish.password())) {
            return new Trial(
                    target,
                    isLikeClients,
                    Optional.of(session.value("SELECT USER()")),
                    Optional.of(session.value("SELECT CURRENT_USER()")),
                    session.isEncrypted(),
                    Optional.empty());
        } catch (SQLException e) {
            return new Trial(
                    target, isLikeClients, Optional.empty(), Optional.empty(), false, Optional.of(NotConnected.of(e)));
        }
    }
}
