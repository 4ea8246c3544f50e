package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.database.InNamespace;
import io.github.vipnat.database.MariaDbServer;
import io.github.vipnat.database.RealClient;
import io.github.vipnat.database.TestSite;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The document's section 6 where keepalived moves the VIP: each node has a MariaDB, and whoever is BACKUP connects from its own
 * address, through the VIP and to the other node's fixed one. Error 1130 before the grant, whoever holds the VIP; success after.
 */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("what real daemons take is measured")
class DatabaseFailoverTest {

    private static final String VM1 = "10.51.10.11";
    private static final String VM2 = "10.51.10.12";

    @TempDir
    static Path directory;

    private final List<MariaDbServer> servers = new ArrayList<>();
    private Site site;
    private Path clusterYaml;

    /** Waits for the machine's lock, perhaps through a whole other run of such tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void startSite() throws IOException {
        Site.assumePossible();
        Machine.assumePrograms("mariadb", "mariadbd", "mariadb-install-db");
        Path empty = MariaDbServer.install(directory);
        clusterYaml = Files.writeString(
                directory.resolve("cluster.yaml"), TestSite.yaml(Site.VIP, VM1, VM2, Site.VIP, 3306, ""));
        site = Site.up(Site.TO_VIP);
        for (String node : List.of("vm1", "vm2")) {
            servers.add(MariaDbServer.start(
                    directory.resolve(node),
                    empty,
                    Optional.of("vnsite-" + node),
                    "0.0.0.0",
                    3306,
                    "--skip-name-resolve"));
        }
    }

    @AfterAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closeSite() {
        servers.forEach(MariaDbServer::close);
        if (site != null) {
            site.close();
        }
    }

    @Test
    void should_let_the_backup_in_after_the_grant_and_not_before_whoever_holds_the_vip() {
        servers.forEach(server -> server.asRoot("DROP USER vipadmin@'" + VM1 + "'"));
        assertIsShutOut("vm2", VM2, VM1);
        nginx(Happening.PROCESS_DOWN, "vm2");
        assertIsShutOut("vm1", VM1, VM2);

        servers.forEach(server -> server.asRoot("SET sql_mode=''; CREATE USER vipadmin@'" + VM1
                + "' IDENTIFIED BY 'adm''in\\\\ pass'; GRANT ALL ON *.* TO vipadmin@'" + VM1 + "' WITH GRANT OPTION"));
        JsonObject granted = vipnat("vm1", "grant");
        assertThat(granted.objects("servers"))
                .extracting(server -> server.string("name") + " " + server.string("ending"))
                .containsExactly("vm1 granted", "vm2 granted");

        assertIsLetIn("vm1", VM1, VM2);
        assertThat(client("vm2", Site.VIP)).isEqualTo("app@" + Site.VIP + "\n");
        nginx(Happening.PROCESS_UP, "vm1");
        assertIsLetIn("vm2", VM2, VM1);
        assertThat(client("vm1", Site.VIP)).isEqualTo("app@" + Site.VIP + "\n");
    }

    private void nginx(Happening what, String holder) {
        site.happen(what, "vm1", "nginx");
        site.awaitVipOn(holder);
    }

    /**
     * Both forms of error 1130 (netlab-facts 5; only where no account at all fits the address, the administrator's included:
     * else it is 1045), and what vipnat makes of them there.
     */
    private void assertIsShutOut(String backup, String address, String other) {
        for (String to : List.of(Site.VIP, other)) {
            assertThat(client(backup, to, "--skip-ssl"))
                    .startsWith("ERROR 1130 (HY000): Host '" + address + "' is not allowed to connect");
            assertThat(client(backup, to))
                    .startsWith("ERROR 2002 (HY000): ")
                    .contains("before completion of TLS handshake", "1130 - Host '" + address + "' is not allowed");
        }
        JsonObject check = vipnat(backup, "check");
        assertThat(trials(check)).contains(Site.VIP + " host-not-allowed", other + " host-not-allowed");
        assertThat(check.objects("problems"))
                .extracting(problem -> problem.string("code"))
                .contains("database-account-missing");
    }

    private void assertIsLetIn(String backup, String address, String other) {
        for (String to : List.of(Site.VIP, other)) {
            assertThat(client(backup, to)).isEqualTo("app@" + address + "\n");
            assertThat(client(backup, to, "--skip-ssl")).isEqualTo("app@" + address + "\n");
        }
        JsonObject check = vipnat(backup, "check");
        assertThat(trials(check)).contains(Site.VIP + " app@" + address, other + " app@" + address);
        assertThat(check.objects("problems"))
                .extracting(problem -> problem.string("code"))
                .doesNotContain("database-account-missing", "database-login-fails");
    }

    private static List<String> trials(JsonObject check) {
        return check.objects("trials").stream()
                .map(trial -> trial.string("to") + " "
                        + trial.optionalString("account")
                                .or(() -> trial.optionalString("reason"))
                                .orElseThrow())
                .toList();
    }

    private String client(String node, String to, String... options) {
        return on(node, RealClient.command(to, options)).output();
    }

    private JsonObject vipnat(String node, String what) {
        List<String> command = InNamespace.command(what, clusterYaml, RealClient.PASSWORD, "");
        return Json.read(what, on(node, command.toArray(String[]::new)).output());
    }

    private Machine.Result on(String node, String... words) {
        return Machine.run(site.node(node).command(words).toArray(String[]::new));
    }
}
