package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.remedy.GrantReport;
import io.github.vipnat.database.report.CheckReport;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.database.session.ServerConnector;
import io.github.vipnat.database.session.ServerSession;
import io.github.vipnat.database.session.SqlQuoting;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real servers, one a node, on loopback addresses: what is missing is found, granted, and there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealGrantTest {

    private static final String VM1 = "127.51.1.11";
    private static final String VM2 = "127.51.1.12";
    private static final String PASSWORD = "it's \\ a *secret*";
    private static final Secrets SECRETS = Secrets.from(
            Map.of("DB_PASSWORD", PASSWORD, "DB_ADMIN", MariaDbServer.ADMIN_PASSWORD), SecretPrompt.none());

    @TempDir
    static Path directory;

    private static int port;
    private static MariaDbServer first;
    private static MariaDbServer second;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws Exception {
        MariaDbServer.assumeInstalled();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(VM1))) {
            port = free.getLocalPort();
        }
        Path data = MariaDbServer.install(directory);
        first = start("one", data, VM1, 1);
        second = start("two", data, VM2, 2);
    }

    private static MariaDbServer start(String name, Path data, String address, int serverId) {
        return MariaDbServer.start(
                directory.resolve(name),
                data,
                Optional.empty(),
                address,
                port,
                "--skip-name-resolve",
                "--server-id=" + serverId,
                "--log-bin=binlog",
                "--sync-binlog=0",
                "--general-log=1",
                "--general-log-file=" + directory.resolve(name).resolve("general.log"));
    }

    @AfterAll
    static void stop() {
        try {
            if (first != null) {
                first.close();
            }
        } finally {
            if (second != null) {
                second.close();
            }
        }
    }

    /** Only this host's own trial has an account; it comes from 127.0.0.1. */
    @BeforeEach
    void forget() throws SQLException {
        for (String address : List.of(VM1, VM2)) {
            try (ServerSession admin = admin(address)) {
                admin.run("SET sql_log_bin = 0");
                for (Map<String, String> row :
                        admin.rows("SELECT User, Host FROM mysql.user WHERE User IN ('app', 'clerk', '')")) {
                    admin.run("DROP USER " + SqlQuoting.quoted(row.get("user")) + "@"
                            + SqlQuoting.quoted(row.get("host")));
                }
                admin.run("CREATE USER 'app'@'127.0.0.1' IDENTIFIED BY PASSWORD '"
                        + NativePassword.of(new Secret(PASSWORD)).hash() + "'");
            }
        }
    }

    private static ServerSession admin(String address) throws SQLException {
        return ServerConnector.usual()
                .open(
                        Ipv4.of(address),
                        port,
                        Optional.empty(),
                        MariaDbServer.ADMIN,
                        Optional.of(new Secret(MariaDbServer.ADMIN_PASSWORD)));
    }

    private static void asAdmin(String... statements) throws SQLException {
        for (String address : List.of(VM1, VM2)) {
            try (ServerSession admin = admin(address)) {
                admin.run("SET sql_log_bin = 0");
                for (String statement : statements) {
                    admin.run(statement);
                }
            }
        }
    }

    private static DatabaseSite site(String more) {
        String yaml =
                TestSite.yaml("127.51.1.67", VM1, VM2, VM1, port, "servers: [" + VM1 + ", " + VM2 + "]\n  " + more);
        return DatabaseSite.of(TestSite.read(yaml), SECRETS, Map.of());
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).distinct().toList();
    }

    private static String currentUser(String server, String client) throws SQLException {
        try (ServerSession session = ServerConnector.usual()
                .open(Ipv4.of(server), port, Optional.of(Ipv4.of(client)), "app", Optional.of(new Secret(PASSWORD)))) {
            session.run("CREATE TABLE ma_base.proof (id INT)");
            session.run("DROP TABLE ma_base.proof");
            return session.value("SELECT CURRENT_USER()");
        }
    }

    @Test
    @Order(1)
    void should_find_who_is_not_let_in_and_that_the_servers_do_not_replicate() {
        CheckReport report = site("").check();
        assertThat(codes(report.problems())).containsExactly("database-account-missing", "database-not-replicating");
        assertThat(report.problems().get(0).fix())
                .contains("CREATE USER IF NOT EXISTS 'app'@'" + VM1 + "' IDENTIFIED BY '***';");
        assertThat(report.isComplete()).isTrue();
        assertThat(report.hasFaults()).isTrue();
        assertThat(report.toText()).contains("MariaDB 10.", "gets no account");
        JsonObject server =
                Json.read("check", report.toJson()).objects("servers").get(1);
        assertThat(server.string("address")).isEqualTo(VM2);
        assertThat(server.string("reach")).isEqualTo("reached");
        assertThat(server.objects("clients"))
                .extracting(client -> client.string("address") + " " + client.string("state"))
                .containsExactly(VM1 + " no-account", VM2 + " no-account");
    }

    @Test
    @Order(2)
    void should_show_the_sql_and_change_nothing() {
        GrantReport plan = site("").plan();
        assertThat(plan.toText())
                .contains("-- vm1, " + VM1 + " port " + port + ": would run\n"
                        + "CREATE USER IF NOT EXISTS 'app'@'" + VM1 + "' IDENTIFIED BY '***';\n"
                        + "GRANT ALL PRIVILEGES ON `ma\\_base`.* TO 'app'@'" + VM1 + "';\n")
                .doesNotContain(
                        PASSWORD, NativePassword.of(new Secret(PASSWORD)).hash());
        assertThat(codes(site("").check().problems())).contains("database-account-missing");
    }

    @Test
    @Order(3)
    void should_grant_once_and_find_nothing_to_grant_then() throws SQLException {
        GrantReport granted = site("").grant();
        assertThat(granted.hasFaults())
                .as(granted.toText() + granted.problems())
                .isFalse();
        assertThat(granted.toText()).contains("granted, and seen in place").doesNotContain(PASSWORD);
        for (String server : List.of(VM1, VM2)) {
            for (String client : List.of(VM1, VM2)) {
                assertThat(currentUser(server, client)).isEqualTo("app@" + client);
            }
        }
        assertThat(site("").grant().toText()).contains("nothing is missing").doesNotContain("CREATE USER");
        assertThat(first.generalLog() + second.generalLog())
                .contains("CREATE USER IF NOT EXISTS")
                .doesNotContain("it''s", "IDENTIFIED BY '" + PASSWORD);
    }

    @Test
    @Order(4)
    void should_grant_least_privilege_and_say_what_is_more() throws SQLException {
        asAdmin(
                "CREATE USER 'app'@'127.51.%' IDENTIFIED BY " + SqlQuoting.quoted(PASSWORD),
                "GRANT SELECT, DROP ON ma_base.* TO 'app'@'127.51.%'");
        DatabaseSite careful = site("privileges: [SELECT, INSERT]");
        assertThat(codes(careful.check().problems()))
                .contains("database-privileges-missing", "database-privileges-beyond");
        GrantReport granted = careful.grant();
        assertThat(granted.toText()).contains("GRANT INSERT ON `ma_base`.* TO 'app'@'127.51.%';");
        assertThat(granted.problems())
                .extracting(Problem::fix)
                .containsOnly("REVOKE DROP ON `ma_base`.* FROM 'app'@'127.51.%';");
        asAdmin("REVOKE DROP ON `ma_base`.* FROM 'app'@'127.51.%'");
        assertThat(codes(careful.check().problems())).containsExactly("database-not-replicating");
    }

    @Test
    @Order(5)
    void should_get_past_an_anonymous_account_in_the_way() throws SQLException {
        asAdmin(
                "CREATE USER ''@'" + VM2 + "'",
                "CREATE USER 'app'@'%' IDENTIFIED BY " + SqlQuoting.quoted(PASSWORD),
                "GRANT ALL ON ma_base.* TO 'app'@'%'");
        assertThat(codes(site("").check().problems())).contains("database-account-shadowed");
        assertThat(site("").grant().hasFaults()).isFalse();
        assertThat(currentUser(VM1, VM2)).isEqualTo("app@" + VM2);
    }

    @Test
    @Order(6)
    void should_leave_to_a_human_what_a_human_did() throws SQLException {
        asAdmin(
                "CREATE USER 'app'@'" + VM1 + "' IDENTIFIED BY 'another'",
                "GRANT ALL ON ma_base.* TO 'app'@'" + VM1 + "'",
                "CREATE USER 'app'@'" + VM2 + "' IDENTIFIED BY " + SqlQuoting.quoted(PASSWORD) + " ACCOUNT LOCK",
                "GRANT ALL ON ma_base.* TO 'app'@'" + VM2 + "'");
        GrantReport report = site("").grant();
        assertThat(report.toText()).doesNotContain("CREATE", "GRANT");
        assertThat(codes(report.problems())).containsExactly("database-password-differs", "database-account-locked");
        assertThat(reason(VM1)).isEqualTo(ConnectFailure.Reason.ACCESS_DENIED);
        assertThat(reason(VM2)).isEqualTo(ConnectFailure.Reason.TURNED_AWAY);

        asAdmin("ALTER USER 'app'@'" + VM2 + "' ACCOUNT UNLOCK PASSWORD EXPIRE", "DROP USER 'app'@'" + VM1 + "'");
        assertThat(codes(site("").check().problems())).contains("database-password-expired");
        assertThat(reason(VM2)).isEqualTo(ConnectFailure.Reason.TURNED_AWAY);
        asAdmin("SET PASSWORD FOR 'app'@'" + VM2 + "' = PASSWORD(" + SqlQuoting.quoted(PASSWORD) + ")");
        assertThat(codes(site("").check().problems())).doesNotContain("database-password-expired");
    }

    /** Why a client from this address is turned away by the first server, or from its first statement. */
    private static ConnectFailure.Reason reason(String client) {
        try {
            currentUser(VM1, client);
            throw new AssertionError(client + " was let in");
        } catch (SQLException e) {
            return ConnectFailure.of(e).reason();
        }
    }

    @Test
    @Order(7)
    void should_change_nothing_when_the_administrator_may_not_grant() throws SQLException {
        asAdmin("CREATE USER clerk@'%' IDENTIFIED BY " + SqlQuoting.quoted(MariaDbServer.ADMIN_PASSWORD));
        String yaml = TestSite.yaml("127.51.1.67", VM1, VM2, VM1, port, "").replace("vipadmin", "clerk");
        DatabaseSite unread = DatabaseSite.of(TestSite.read(yaml), SECRETS, Map.of());
        CheckReport check = unread.check();
        assertThat(codes(check.problems())).contains("database-accounts-unreadable");
        assertThat(check.isComplete()).isFalse();

        asAdmin("GRANT SELECT ON mysql.* TO clerk@'%'", "GRANT SLAVE MONITOR ON *.* TO clerk@'%'");
        GrantReport refused = unread.grant();
        assertThat(refused.isRefused()).isTrue();
        assertThat(codes(refused.problems())).containsExactly("database-grant-failed");
        assertThat(refused.problems().toString())
                .doesNotContain(NativePassword.of(new Secret(PASSWORD)).hash());
    }

    @Test
    @Order(8)
    void should_say_that_the_administrator_is_not_let_in() {
        String yaml = TestSite.yaml("127.51.1.67", VM1, VM2, VM1, port, "").replace("vipadmin", "nobody");
        CheckReport check =
                DatabaseSite.of(TestSite.read(yaml), SECRETS, Map.of()).check();
        assertThat(codes(check.problems())).contains("database-admin-turned-away");
        assertThat(check.isComplete()).isFalse();
    }

    @Test
    @Order(8)
    void should_be_let_in_without_a_password_over_the_socket_of_the_server_that_is_meant() {
        String login = System.getProperty("user.name");
        String yaml = TestSite.yaml("127.51.1.67", VM1, VM2, VM1, port, "admin-socket: " + first.socket())
                .replace("admin-user: vipadmin", "admin-user: " + login)
                .replace("admin-password: env:DB_ADMIN", "");
        first.asRoot("CREATE OR REPLACE USER " + login + "@localhost IDENTIFIED VIA unix_socket; GRANT ALL ON *.* TO "
                + login + "@localhost WITH GRANT OPTION");
        CheckReport check =
                DatabaseSite.of(TestSite.read(yaml), SECRETS, Map.of()).check();
        assertThat(codes(check.problems())).containsExactly("database-account-missing");
        String other = yaml.replace("port: " + port, "port: 1");
        assertThat(codes(DatabaseSite.of(TestSite.read(other), SECRETS, Map.of())
                        .check()
                        .problems()))
                .containsExactly("database-down");
    }

    @Test
    @Order(8)
    void should_not_do_without_tls_where_it_is_insisted_on() {
        CheckReport check = site("tls: trust").check();
        assertThat(codes(check.problems())).containsExactly("database-tls-failed");
        assertThat(check.isComplete()).isFalse();
    }

    @Test
    @Order(9)
    void should_find_replication_one_way_and_let_grants_come_by_it() throws SQLException {
        try (ServerSession source = admin(VM1);
                ServerSession copy = admin(VM2)) {
            Map<String, String> position = source.rows("SHOW MASTER STATUS").get(0);
            source.run("CREATE USER IF NOT EXISTS 'copier'@'127.%' IDENTIFIED BY 'copy'");
            source.run("GRANT REPLICATION SLAVE ON *.* TO 'copier'@'127.%'");
            copy.run("CHANGE MASTER TO MASTER_HOST='" + VM1 + "', MASTER_PORT=" + port
                    + ", MASTER_USER='copier', MASTER_PASSWORD='copy', MASTER_CONNECT_RETRY=1, MASTER_LOG_FILE='"
                    + position.get("file") + "', MASTER_LOG_POS=" + position.get("position"));
            copy.run("START SLAVE");
        }
        Until.holds(
                "replication runs one way",
                () -> codes(site("").check().problems()).contains("database-replicates-one-way"));

        assertThat(site("").plan().toText()).contains("by replication from a server above");
        GrantReport granted = site("").grant();
        assertThat(granted.hasFaults())
                .as(granted.toText() + granted.problems())
                .isFalse();
        assertThat(granted.toText()).containsSubsequence("granted, and seen in place", "by replication");
        assertThat(currentUser(VM2, VM1)).isEqualTo("app@" + VM1);

        try (ServerSession copy = admin(VM2)) {
            copy.run("STOP SLAVE");
        }
        assertThat(site("").check().problems())
                .extracting(Problem::what)
                .anyMatch(what -> what.contains("vm2 stopped copying from " + VM1 + " port " + port));
    }

    @Test
    @Order(10)
    void should_say_that_a_server_is_down_when_its_host_was_looked_at() {
        first.close();
        second.close();
        CheckReport report = site("").check();
        assertThat(codes(report.problems())).containsExactly("database-down");
        assertThat(report.isComplete()).isTrue();
    }
}
