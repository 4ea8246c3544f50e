package io.github.vipnat.database.session;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.DatabaseSettings.Tls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * Opens sessions with MariaDB's own driver, without its conveniences: no multi-statements, no reading of local files for a
 * server that asks for one, no sending of a password in clear text. Every attempt goes through to the login, since one that
 * breaks off before counts towards the server's {@code max_connect_errors}.
 */
public final class ServerConnector {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration REPLY = Duration.ofSeconds(15);

    /**
     * Those that answer a challenge. {@code mysql_clear_password}, PAM's dialog and {@code caching_sha2_password} tell the
     * password itself, the last one to whoever answers as soon as there is TLS.
     */
    private static final String WAYS_TO_LOG_IN = "mysql_native_password,client_ed25519,parsec";

    private static final Ipv4 INSIDE = Ipv4.of("127.0.0.1");

    private final Tls tls;
    private final Optional<Path> authority;

    private ServerConnector(Tls tls, Optional<Path> authority) {
        this.tls = tls;
        this.authority = authority;
    }

    public static ServerConnector of(DatabaseSettings database) {
        return new ServerConnector(database.tls(), database.tlsAuthority());
    }

    /** Encrypted where the server offers it. */
    public static ServerConnector usual() {
        return new ServerConnector(Tls.OFFERED, Optional.empty());
    }

    /**
     * Logs in.
     *
     * @param from our own address to use; empty leaves it to the kernel
     * @throws SQLException to be read with {@link ConnectFailure#of(SQLException)}
     */
    public ServerSession open(Ipv4 to, int port, Optional<Ipv4> from, String user, Optional<Secret> password)
            throws SQLException {
        Properties properties = properties(user, password);
        encrypt(properties, to);
        from.ifPresent(address -> properties.setProperty("localSocketAddress", address.toString()));
        return session(to + ":" + port, properties);
    }

    /**
     * Logs in over a server's socket, which is how Debian lets root in, without a password.
     *
     * @throws SQLException also when the server behind the socket listens on another port than the one that is meant
     */
    public ServerSession open(Path socket, int port, String user, Optional<Secret> password) throws SQLException {
        Properties properties = properties(user, password);
        properties.setProperty("sslMode", "disable");
        properties.setProperty("socketFactory", LocalSocketFactory.class.getName());
        properties.setProperty(LocalSocketFactory.PATH, socket.toString());
        ServerSession session = session("127.0.0.1:" + port, properties);
        try {
            String there = session.value("SELECT @@port");
            if (!there.equals(Integer.toString(port))) {
                throw new SQLException("the server behind " + socket + " listens on port " + there);
            }
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    private static Properties properties(String user, Optional<Secret> password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toMillis()));
        properties.setProperty("socketTimeout", Long.toString(REPLY.toMillis()));
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("restrictedAuth", WAYS_TO_LOG_IN);
        properties.setProperty("permitRedirect", "false");
        properties.setProperty("sessionVariables", "sql_mode=''");
        return properties;
    }

    /** What stays on this host needs no certificate for 127.0.0.1, which none has. */
    private void encrypt(Properties properties, Ipv4 to) {
        boolean isInside = to.equals(INSIDE);
        switch (tls == Tls.VERIFY && isInside ? Tls.OFFERED : tls) {
            case OFF -> properties.setProperty("sslMode", "disable");
            case OFFERED -> {
                properties.setProperty("sslMode", "allow");
                properties.setProperty("tlsSocketType", AnyCertificate.TYPE);
            }
            case TRUST -> properties.setProperty("sslMode", "trust");
            case VERIFY -> {
                properties.setProperty("sslMode", "verify-full");
                authority.ifPresent(file -> properties.setProperty("serverSslCert", file.toString()));
            }
        }
    }

    private static ServerSession session(String host, Properties properties) throws SQLException {
        Connection connection = new Driver().connect("jdbc:mariadb://" + host + "/", properties);
        return new ServerSession(connection);
    }
}
