package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.database.report.CheckReport;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server that offers TLS, with accounts and settings that insist on it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealTlsTest {

    private static final String SERVER = "127.51.3.11";
    private static final List<String> BETWEEN = List.of("127.51.3.97", "127.51.3.98", "127.51.3.99");
    private static final Secrets SECRETS =
            Secrets.from(Map.of("DB_PASSWORD", "right", "DB_ADMIN", MariaDbServer.ADMIN_PASSWORD), SecretPrompt.none());

    @TempDir
    static Path directory;

    private static Authority authority;
    private static int port;
    private static MariaDbServer server;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws IOException {
        MariaDbServer.assumeInstalled("openssl");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(SERVER))) {
            port = free.getLocalPort();
        }
        authority = Authority.of(directory, "authority", SERVER);
        server = MariaDbServer.start(
                directory.resolve("one"),
                MariaDbServer.install(directory),
                Optional.empty(),
                SERVER,
                port,
                "--skip-name-resolve",
                "--ssl-cert=" + authority.certificate(),
                "--ssl-key=" + authority.key());
        accounts("REQUIRE SSL");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Both nodes are let in, and the host we run on, which is one of them. */
    private static void accounts(String how) {
        for (String host : List.of(SERVER, "127.0.0.1")) {
            server.asRoot("CREATE OR REPLACE USER app@'" + host + "' IDENTIFIED BY 'right' " + how
                    + "; GRANT ALL ON ma_base.* TO app@'" + host + "'");
        }
    }

    @AfterEach
    void letEverybodyIn() {
        server.asRoot("SET GLOBAL require_secure_transport=OFF");
        accounts("REQUIRE SSL");
    }

    private static DatabaseSite site(String address, String... more) {
        return DatabaseSite.of(
                TestSite.read(
                        TestSite.yaml("127.51.3.67", SERVER, "127.0.0.1", address, port, String.join("\n  ", more))),
                SECRETS,
                Map.of());
    }

    private static CheckReport check(String... more) {
        return site(SERVER, more).check();
    }

    private static List<String> codes(CheckReport report) {
        return report.problems().stream().map(Problem::code).distinct().toList();
    }

    private static List<String> faults(CheckReport report) {
        return report.problems().stream()
                .filter(problem -> problem.severity() == Severity.FATAL)
                .map(Problem::code)
                .toList();
    }

    @Test
    void should_try_an_account_that_requires_tls_with_tls() {
        CheckReport report = check();
        assertThat(report.hasFaults()).as(report.problems().toString()).isFalse();
        assertThat(report.toText()).contains("in as app@127.0.0.1, seen as app@127.0.0.1, with TLS");
        assertThat(codes(report)).containsExactly("database-account-wants-tls");
    }

    @Test
    void should_not_call_an_account_that_requires_tls_wrong_when_told_to_do_without() {
        CheckReport report = check("tls: off");
        assertThat(report.toText()).contains("Access denied");
        assertThat(report.hasFaults()).as(report.problems().toString()).isFalse();
        assertThat(codes(report)).containsExactly("database-account-wants-tls");
    }

    @Test
    void should_not_call_an_account_wrong_that_requires_a_certificate_of_the_client() {
        accounts("REQUIRE X509");
        CheckReport report = check();
        assertThat(report.hasFaults()).as(report.problems().toString()).isFalse();
        assertThat(report.problems().get(0).what()).contains("or with a certificate of its own");
    }

    @Test
    void should_get_into_a_server_that_requires_tls_and_say_that_clients_need_it() {
        server.asRoot("SET GLOBAL require_secure_transport=ON");
        CheckReport report = check();
        assertThat(report.hasFaults()).as(report.problems().toString()).isFalse();
        assertThat(codes(report)).contains("database-wants-tls");
    }

    /** MariaDB 10.11 says no more than 1045 then. */
    @Test
    void should_repeat_what_a_server_that_requires_tls_says_and_blame_no_packet_filter() {
        server.asRoot("SET GLOBAL require_secure_transport=ON");
        CheckReport report = check("tls: off");
        assertThat(codes(report)).containsExactly("database-admin-turned-away", "database-login-fails");
        assertThat(report.problems().get(0).what()).contains("Access denied for user 'vipadmin'");
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void should_blame_no_packet_filter_for_a_way_to_log_in_that_would_tell_the_password() {
        assumeTrue(Files.exists(Path.of("/usr/lib/mysql/plugin/auth_pam_v1.so")), "no auth_pam_v1: nothing is asked");
        server.asRoot("INSTALL SONAME 'auth_pam_v1'");
        server.asRoot("CREATE USER pamela@'127.%' IDENTIFIED VIA pam");
        String yaml = TestSite.yaml("127.51.3.67", SERVER, "127.0.0.1", SERVER, port, "")
                .replace("vipadmin", "pamela");
        CheckReport report =
                DatabaseSite.of(TestSite.read(yaml), SECRETS, Map.of()).check();
        assertThat(codes(report)).contains("database-admin-turned-away").doesNotContain("database-filtered");
        assertThat(report.problems().get(0).what()).contains("dialog");
    }

    @Test
    void should_let_nobody_on_the_lan_read_what_an_administrator_grants() throws IOException {
        try (Eavesdropper between = new Eavesdropper(BETWEEN.get(0), SERVER, port)) {
            server.asRoot("DROP USER app@'" + SERVER + "'");
            assertThat(site(BETWEEN.get(0), "tls: off").grant().toText()).contains("granted, and seen in place");
            assertThat(between.said()).contains("CREATE USER", "IDENTIFIED BY PASSWORD '*");
        }
        try (Eavesdropper between = new Eavesdropper(BETWEEN.get(1), SERVER, port)) {
            server.asRoot("DROP USER app@'" + SERVER + "'");
            assertThat(site(BETWEEN.get(1)).grant().toText()).contains("granted, and seen in place");
            assertThat(between.said())
                    .isNotEmpty()
                    .doesNotContain("CREATE USER", "IDENTIFIED", "vipadmin", "global_priv");
        }
    }

    @Test
    void should_believe_only_whom_the_authority_vouches_for_when_asked_to() throws IOException {
        Authority other = Authority.of(directory, "other", SERVER);
        assertThat(faults(check("tls: verify", "tls-authority: " + authority.certificate())))
                .isEmpty();
        assertThat(faults(check("tls: trust"))).isEmpty();
        CheckReport foreign = check("tls: verify", "tls-authority: " + other.certificate());
        assertThat(faults(foreign)).containsExactly("database-tls-failed");
        assertThat(foreign.problems().get(0).fix()).contains("tls-authority: FILE", "tls: trust");
        assertThat(foreign.isComplete()).isFalse();
        try (Eavesdropper between = new Eavesdropper(BETWEEN.get(2), SERVER, port)) {
            CheckReport elsewhere = site(BETWEEN.get(2), "tls: verify", "tls-authority: " + authority.certificate())
                    .check();
            assertThat(faults(elsewhere)).containsExactly("database-tls-failed");
            assertThat(elsewhere.problems().get(0).what()).contains("SSL hostname verification failed");
            assertThat(elsewhere.isComplete()).isFalse();
            assertThat(between.said()).doesNotContain("vipadmin");
        }
    }
}
