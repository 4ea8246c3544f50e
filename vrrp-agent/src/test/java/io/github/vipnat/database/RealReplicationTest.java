package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.remedy.GrantReport;
import io.github.vipnat.database.session.ServerConnector;
import io.github.vipnat.database.session.ServerSession;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import java.io.IOException;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real servers that copy from each other, as behind a VIP, and what goes wrong with that. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealReplicationTest {

    private static final String VM1 = "127.51.4.11";
    private static final String VM2 = "127.51.4.12";
    private static final Secrets SECRETS =
            Secrets.from(Map.of("DB_PASSWORD", "right", "DB_ADMIN", MariaDbServer.ADMIN_PASSWORD), SecretPrompt.none());

    @TempDir
    static Path directory;

    private static int port;
    private static MariaDbServer first;
    private static MariaDbServer second;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws IOException, SQLException {
        MariaDbServer.assumeInstalled();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(VM1))) {
            port = free.getLocalPort();
        }
        Path data = MariaDbServer.install(directory);
        first = start("one", data, VM1, 1);
        second = start("two", data, VM2, 2);
        for (String address : List.of(VM1, VM2)) {
            on(
                    address,
                    "SET sql_log_bin = 0",
                    "CREATE USER copier@'127.%' IDENTIFIED BY 'copy'",
                    "GRANT REPLICATION SLAVE ON *.* TO copier@'127.%'",
                    "CREATE USER app@'127.0.0.1' IDENTIFIED BY 'right'");
        }
        copy(VM1, VM2);
        copy(VM2, VM1);
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
                "--sync-binlog=0");
    }

    @AfterAll
    static void stop() {
        for (MariaDbServer server : new MariaDbServer[] {first, second}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static void copy(String copy, String source) throws SQLException {
        try (ServerSession there = session(source)) {
            Map<String, String> position = there.rows("SHOW MASTER STATUS").get(0);
            on(
                    copy,
                    "CHANGE MASTER TO MASTER_HOST='" + source + "', MASTER_PORT=" + port
                            + ", MASTER_USER='copier', MASTER_PASSWORD='copy', MASTER_CONNECT_RETRY=1, MASTER_LOG_FILE='"
                            + position.get("file") + "', MASTER_LOG_POS=" + position.get("position"),
                    "START SLAVE");
        }
    }

    private static ServerSession session(String address) throws SQLException {
        return ServerConnector.usual()
                .open(
                        Ipv4.of(address),
                        port,
                        Optional.empty(),
                        MariaDbServer.ADMIN,
                        Optional.of(new Secret(MariaDbServer.ADMIN_PASSWORD)));
    }

    private static void on(String address, String... statements) throws SQLException {
        try (ServerSession session = session(address)) {
            for (String statement : statements) {
                session.run(statement);
            }
        }
    }

    private static DatabaseSite site() {
        String yaml = TestSite.yaml("127.51.4.67", VM1, VM2, VM1, port, "servers: [" + VM1 + ", " + VM2 + "]");
        return DatabaseSite.of(TestSite.read(yaml), SECRETS, Map.of());
    }

    private static List<String> replication() {
        return site().check().problems().stream()
                .map(Problem::code)
                .filter(code -> code.contains("replic"))
                .toList();
    }

    private static void awaitReplication(String... codes) {
        Until.holds("found: " + List.of(codes), () -> replication().equals(List.of(codes)));
    }

    @Test
    @Order(1)
    void should_be_content_with_two_servers_that_copy_from_each_other_and_grant_on_one_of_them() {
        awaitReplication();
        GrantReport granted = site().grant();
        assertThat(granted.problems()).isEmpty();
        assertThat(granted.toText()).containsSubsequence("granted, and seen in place", "by replication");
        assertThat(site().check().problems()).isEmpty();
    }

    @Test
    @Order(2)
    void should_find_a_schema_that_is_left_out_of_replication() throws SQLException {
        on(VM2, "STOP SLAVE", "SET GLOBAL replicate_ignore_db='ma_base'", "START SLAVE");
        awaitReplication("database-replication-leaves-out");
        on(VM2, "STOP SLAVE", "SET GLOBAL replicate_ignore_db=''", "START SLAVE");
        awaitReplication();
    }

    @Test
    @Order(3)
    void should_find_a_replica_that_is_minutes_behind() throws SQLException {
        on(VM2, "STOP SLAVE", "CHANGE MASTER TO MASTER_DELAY=3600", "START SLAVE");
        on(VM1, "SET timestamp=UNIX_TIMESTAMP()-300", "CREATE TABLE ma_base.late (id INT)");
        awaitReplication("database-replication-behind");
        on(VM2, "STOP SLAVE", "CHANGE MASTER TO MASTER_DELAY=0", "START SLAVE");
        awaitReplication();
    }

    @Test
    @Order(4)
    void should_say_that_a_grant_is_for_the_copy_alone_when_its_source_is_not_reached() throws SQLException {
        first.close();
        on(VM2, "SET sql_log_bin = 0", "DROP USER app@'" + VM1 + "'");
        for (GrantReport report : List.of(site().plan(), site().grant())) {
            assertThat(report.problems())
                    .filteredOn(problem -> problem.code().equals("database-granted-on-copy"))
                    .singleElement()
                    .extracting(Problem::what)
                    .asString()
                    .contains("it copies from vm1, " + VM1, "not reached: this is for the copy alone");
            assertThat(report.isComplete()).isFalse();
        }
        assertThat(site().grant().problems()).extracting(Problem::code).doesNotContain("database-granted-on-copy");
    }
}
