package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.account.AccountTable;
import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.inspect.ServerReader;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.database.session.ServerConnector;
import io.github.vipnat.database.session.ServerSession;
import io.github.vipnat.secret.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server chooses the account, and the grant, that {@link AccountTable} says it will. Clients come from all of 127/8. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealOrderTest {

    private static final Secret ADMIN = new Secret(MariaDbServer.ADMIN_PASSWORD);
    private static final Secret PASSWORD = new Secret("right");
    private static final List<String> HOSTS = List.of(
            "%",
            "127.%",
            "127.51.%",
            "127.51.10.%",
            "127.51.10._",
            "127.51.10.1_",
            "127.51.10.__",
            "127.51.1_.12",
            "127.5_.10.1_",
            "%.12",
            "%.10.%",
            "127.51.10.12",
            "127.51.10.11",
            "127.51.0.0/255.255.0.0",
            "127.51.8.0/255.255.252.0",
            "127.51.10.0/255.255.255.0",
            "127.0.0.0/255.0.0.0",
            "127.51.10.12/255.255.255.255",
            "127.51.10.8/255.255.255.248",
            "12%.1_",
            "1%7.51.10.12",
            "localhost",
            "vm2.lan");
    private static final List<String> CLIENTS =
            List.of("127.51.10.12", "127.51.10.11", "127.51.9.7", "127.51.10.7", "127.99.10.12");

    @TempDir
    static Path directory;

    private static MariaDbServer server;
    private static ServerSession admin;
    private static Ipv4 address;
    private static int port;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws Exception {
        MariaDbServer.assumeInstalled();
        address = Ipv4.of("127.51.0.1");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(address.toString()))) {
            port = free.getLocalPort();
        }
        Path data = MariaDbServer.install(directory);
        server = MariaDbServer.start(
                directory.resolve("one"), data, Optional.empty(), address.toString(), port, "--skip-name-resolve");
        admin = ServerConnector.usual()
                .open(address, port, Optional.of(Ipv4.of("127.0.0.9")), MariaDbServer.ADMIN, Optional.of(ADMIN));
        admin.run("CREATE TABLE ma_base.there (id INT)");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            if (admin != null) {
                admin.close();
            }
            server.close();
        }
    }

    private static Set<String> some(SplittableRandom random, int most) {
        Set<String> hosts = new LinkedHashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            hosts.add(HOSTS.get(random.nextInt(HOSTS.size())));
        }
        return hosts;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
    void should_choose_the_account_and_the_grant_the_server_chooses(long seed) throws SQLException {
        SplittableRandom random = new SplittableRandom(seed);
        String user = "app" + seed;
        for (String host : some(random, 6)) {
            admin.run("CREATE USER '" + user + "'@'" + host + "' IDENTIFIED BY 'right'");
        }
        Set<String> anonymous = some(random, 2);
        for (String host : anonymous) {
            admin.run("CREATE USER ''@'" + host + "' IDENTIFIED BY 'right'");
        }
        List<String> present = new ArrayList<>(admin.rows("SELECT Host FROM mysql.user WHERE User = ?", user).stream()
                .flatMap(row -> row.values().stream())
                .toList());
        List<String> schemas = List.of("ma_base", "ma\\_base", "ma%", "%");
        for (int i = random.nextInt(4); i > 0 && !present.isEmpty(); i--) {
            String privilege = List.of("INSERT", "CREATE", "DROP").get(random.nextInt(3));
            String schema = schemas.get(random.nextInt(schemas.size()));
            String host = present.get(random.nextInt(present.size()));
            admin.run("GRANT SELECT, " + privilege + " ON `" + schema + "`.* TO '" + user + "'@'" + host + "'");
        }
        try {
            compare(user);
        } finally {
            for (String host : anonymous) {
                admin.run("DROP USER ''@'" + host + "'");
            }
        }
    }

    private static void compare(String user) throws SQLException {
        AccountTable table = new ServerReader(admin).read(user, "ma_base").accounts();
        for (String client : CLIENTS) {
            assertThat(asked(user, client)).as("%s from %s", user, client).isEqualTo(expected(table, user, client));
        }
    }

    private static List<String> expected(AccountTable table, String user, String client) {
        Ipv4 from = Ipv4.of(client);
        return table.chosen(user, from)
                .map(account -> List.of(
                        account.toString(),
                        Set.of("INSERT", "CREATE", "DROP").stream()
                                .filter(table.privileges(account, from, "ma_base")::contains)
                                .sorted()
                                .toList()
                                .toString()))
                .orElse(List.of("nobody"));
    }

    /** What the server itself says: who we are, and which statements it refuses for want of a privilege. */
    private static List<String> asked(String user, String client) throws SQLException {
        try (ServerSession session = ServerConnector.usual()
                .open(address, port, Optional.of(Ipv4.of(client)), user, Optional.of(PASSWORD))) {
            return List.of(
                    session.value("SELECT CURRENT_USER()"),
                    List.of("CREATE", "DROP", "INSERT").stream()
                            .filter(privilege -> mayDo(session, privilege))
                            .toList()
                            .toString());
        } catch (SQLException e) {
            assertThat(ConnectFailure.of(e).reason())
                    .isIn(ConnectFailure.Reason.ACCESS_DENIED, ConnectFailure.Reason.HOST_NOT_ALLOWED);
            return List.of("nobody");
        }
    }

    private static boolean mayDo(ServerSession session, String privilege) {
        String statement = switch (privilege) {
            case "CREATE" -> "CREATE TABLE ma_base.there (id INT)";
            case "DROP" -> "DROP TABLE ma_base.nothing";
            default -> "INSERT INTO ma_base.there VALUES ()";
        };
        try {
            session.run(statement);
            return true;
        } catch (SQLException e) {
            return e.getErrorCode() != 1142 && e.getErrorCode() != 1044;
        }
    }

    @Test
    void should_give_the_next_account_of_the_list_when_the_one_before_is_dropped() throws SQLException {
        for (String host : HOSTS) {
            admin.run("CREATE USER 'queue'@'" + host + "' IDENTIFIED BY 'right'");
        }
        List<Account> fitting =
                new ServerReader(admin).read("queue", "ma_base").accounts().fitting("queue", Ipv4.of("127.51.10.12"));
        assertThat(fitting).hasSizeGreaterThan(10);
        for (Account next : fitting) {
            assertThat(asked("queue", "127.51.10.12").get(0)).isEqualTo(next.toString());
            admin.run("DROP USER 'queue'@'" + next.host() + "'");
        }
        assertThat(asked("queue", "127.51.10.12")).containsExactly("nobody");
    }

    @Test
    void should_compute_the_hash_the_server_keeps() throws SQLException {
        assertThat(admin.value("SELECT PASSWORD('right')"))
                .isEqualTo(NativePassword.of(PASSWORD).hash());
    }
}
