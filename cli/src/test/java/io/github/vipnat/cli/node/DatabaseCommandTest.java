package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.OneMariaDb;
import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vipnat database} as scripts see it: exit codes, documents, and no password anywhere. */
@Timeout(180)
class DatabaseCommandTest {

    private static final String PASSWORD = "mot'de\\passe";

    @TempDir
    static Path directory;

    private static OneMariaDb server;

    @BeforeAll
    static void start() throws Exception {
        server = OneMariaDb.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    /** One node is the server's own, the other this host, so that the account tried from here is one of a node. */
    private static String yaml(String user) {
        return """
                cluster: web
                vip: 127.51.2.67
                nodes:
                  - { name: vm1, address: 127.51.2.11 }
                  - { name: vm2, address: 127.0.0.1 }
                database:
                  address: 127.51.2.11
                  port: %d
                  schema: ma_base
                  user: %s
                  password: env:DB_PASSWORD
                  admin-user: vipadmin
                  admin-password: env:DB_ADMIN
                """.formatted(server.port, user);
    }

    private static Typed vipnat(String yaml, String... words) {
        return vipnat(yaml, Map.of("DB_PASSWORD", PASSWORD, "DB_ADMIN", OneMariaDb.ADMIN_PASSWORD), words);
    }

    private static Typed vipnat(String yaml, Map<String, String> environment, String... words) {
        try {
            Path file = Files.writeString(Files.createTempFile(directory, "cluster", ".yaml"), yaml);
            List<String> all = new ArrayList<>(List.of("database"));
            all.addAll(List.of(words));
            all.addAll(List.of("-f", file.toString(), "--color", "never"));
            Typed typed = Typed.vipnat(environment, false, all.toArray(String[]::new));
            assertThat(typed.out() + typed.err()).doesNotContain(PASSWORD, "mot''de");
            return typed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void should_end_with_3_then_grant_with_0_then_end_with_0() {
        String yaml = yaml("app");
        assertThat(vipnat(yaml, "check").endsWith(ExitCode.DRIFT).out())
                .contains("gets no account", "FATAL database-account-missing", "vipnat database grant");
        assertThat(vipnat(yaml, "grant", "--dry-run").endsWith(ExitCode.DONE).out())
                .contains("CREATE USER IF NOT EXISTS 'app'@'127.0.0.1' IDENTIFIED BY '***';", "would run");
        vipnat(yaml, "check").endsWith(ExitCode.DRIFT);
        assertThat(vipnat(yaml, "grant").endsWith(ExitCode.DONE).out()).contains("granted, and seen in place");
        assertThat(vipnat(yaml, "check").endsWith(ExitCode.DONE).out())
                .contains("no faults found", "in as app@127.0.0.1");
        assertThat(vipnat(yaml, "grant").endsWith(ExitCode.DONE).out()).contains("nothing is missing");
    }

    @Test
    void should_give_one_document() {
        String yaml = yaml("scribe");
        Typed check = vipnat(yaml, "check", "--json").endsWith(ExitCode.DRIFT);
        assertThat(check.err()).isEmpty();
        assertThat(Json.read("out", check.out()).objects("problems").get(0).string("code"))
                .isEqualTo("database-account-missing");
        Typed grant = vipnat(yaml, "grant", "--dry-run", "--json").endsWith(ExitCode.DONE);
        assertThat(Json.read("out", grant.out()).objects("servers").get(0).strings("statements"))
                .hasSize(4)
                .first()
                .asString()
                .endsWith("IDENTIFIED BY '***';");
    }

    @Test
    void should_end_with_7_when_the_administrator_is_not_let_in() {
        Map<String, String> wrong = Map.of("DB_PASSWORD", PASSWORD, "DB_ADMIN", "wrong");
        assertThat(vipnat(yaml("app"), wrong, "check")
                        .endsWith(ExitCode.UNREACHABLE)
                        .out())
                .contains("database-admin-turned-away", "sudo mariadb");
        assertThat(vipnat(yaml("app"), wrong, "grant")
                        .endsWith(ExitCode.UNREACHABLE)
                        .err())
                .contains("database-admin-turned-away");
    }

    @Test
    void should_end_with_3_when_the_server_is_known_to_be_down() {
        String elsewhere = yaml("app").replace("127.51.2.11", "127.51.2.13").replace("port: " + server.port, "port: 1");
        assertThat(vipnat(elsewhere, "check").endsWith(ExitCode.DRIFT).out()).contains("database-down");
    }

    @Test
    void should_end_with_65_without_a_database_or_its_secrets() {
        String without = yaml("app").replaceAll("(?s)database:.*", "");
        assertThat(vipnat(without, "check").endsWith(ExitCode.INPUT).err()).contains("no-database", "admin-user: root");
        assertThat(vipnat(yaml("app"), Map.of(), "check")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("DB_PASSWORD");
        String nobody = yaml("app").replaceAll("(?m)^  admin-.*\n", "");
        assertThat(vipnat(nobody, "grant").endsWith(ExitCode.INPUT).err()).contains("database-admin-missing");
    }

    @Test
    void should_end_with_64_for_words_that_make_no_sense() {
        Typed.vipnat("database", "chek").endsWith(ExitCode.USAGE);
        Typed.vipnat("database", "check", "--dry-run").endsWith(ExitCode.USAGE);
    }
}
