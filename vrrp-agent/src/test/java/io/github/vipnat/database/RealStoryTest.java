package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.database.inspect.NodeView;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
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

/**
 * Section 6 of the document on real servers, one a node, with real addresses: error 1130 from the BACKUP before, success
 * after, through the VIP and through the fixed address, whoever holds the VIP.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealStoryTest {

    private static final String VIP = "10.51.10.67";
    private static final String PASSWORD = RealClient.PASSWORD;
    private static final String YAML = TestSite.yaml(VIP, "10.51.10.11", "10.51.10.12", VIP, 3306, "");

    @TempDir
    static Path directory;

    private static Path data;
    private static TwoNodes nodes;
    private static MariaDbServer first;
    private static MariaDbServer second;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() {
        MariaDbServer.assumeInstalled();
        nodes = TwoNodes.lay();
        data = MariaDbServer.install(directory);
        first = start("vm1", "debian", "127.0.0.1");
        second = start("vm2", "vm2", "0.0.0.0");
        nodes.vipOn("vm1", VIP + "/32");
    }

    private static MariaDbServer start(String node, String name, String bind) {
        return MariaDbServer.start(
                directory.resolve(name), data, Optional.of(nodes.namespace(node)), bind, 3306, "--skip-name-resolve");
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : new AutoCloseable[] {first, second, nodes}) {
            if (each != null) {
                try {
                    each.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static JsonObject check(String node) {
        return nodes.vipnat(node, "check", YAML, PASSWORD);
    }

    private static List<String> codes(JsonObject report) {
        return report.objects("problems").stream()
                .map(problem -> problem.string("code"))
                .distinct()
                .toList();
    }

    private static List<String> reach(JsonObject report) {
        return report.objects("servers").stream()
                .map(server -> server.string("name") + " " + server.string("reach"))
                .toList();
    }

    /** {@code 10.51.10.67 app@10.51.10.12}: where to, and whom the server took us for; or why not. */
    private static List<String> trials(JsonObject report) {
        return report.objects("trials").stream()
                .map(trial -> trial.string("to") + " "
                        + trial.optionalString("account")
                                .or(() -> trial.optionalString("reason"))
                                .orElseThrow())
                .toList();
    }

    /** What Debian's own client prints on the BACKUP. */
    private static String client(String to, String... options) {
        return nodes.on("vm2", RealClient.command(to, options)).output();
    }

    @Test
    @Order(1)
    void should_not_take_a_server_on_127_0_0_1_for_one_that_is_down() {
        JsonObject outside = check("vm2");
        assertThat(reach(outside)).containsExactly("vm1 refused", "vm2 reached");
        assertThat(outside.objects("problems").get(0).string("what"))
                .contains("is down, or listens on 127.0.0.1 alone");
        String vm1 = nodes.on("vm1", "sh", "-c", NodeView.COMMAND).output();
        assertThat(reach(nodes.vipnat("vm2", "check", YAML, PASSWORD, vm1)))
                .containsExactly("vm1 on-loopback", "vm2 reached");
        JsonObject inside = check("vm1");
        assertThat(reach(inside)).contains("vm1 on-loopback");
        assertThat(codes(inside)).contains("database-on-loopback", "database-account-missing");
    }

    @Test
    @Order(2)
    void should_meet_error_1130_from_the_backup_in_both_its_forms() {
        first.close();
        first = start("vm1", "open", "0.0.0.0");
        assertThat(trials(check("vm2"))).contains("10.51.10.67 host-not-allowed", "10.51.10.11 host-not-allowed");
        for (String to : List.of(VIP, "10.51.10.11")) {
            String plain = client(to, "--skip-ssl");
            assertThat(plain).startsWith("ERROR 1130 (HY000): Host '10.51.10.12' is not allowed to connect");
            String hidden = client(to);
            assertThat(hidden)
                    .startsWith("ERROR 2002 (HY000): ")
                    .contains("before completion of TLS handshake", "1130 - Host '10.51.10.12' is not allowed");
            assertThat(List.of(
                            RealClient.error(plain).reason(),
                            RealClient.error(hidden).reason()))
                    .containsOnly(ConnectFailure.Reason.HOST_NOT_ALLOWED);
        }
    }

    @Test
    @Order(3)
    void should_find_what_is_missing_on_each_nodes_server_and_grant_it() {
        JsonObject before = check("vm1");
        assertThat(codes(before)).containsExactly("database-account-missing", "database-not-replicating");
        assertThat(before.objects("servers"))
                .allSatisfy(server -> assertThat(server.objects("clients"))
                        .extracting(client -> client.string("address") + " " + client.string("state"))
                        .containsExactly("10.51.10.11 no-account", "10.51.10.12 no-account", "10.51.10.67 no-account"));
        JsonObject granted = nodes.vipnat("vm1", "grant", YAML, PASSWORD);
        assertThat(granted.objects("problems")).isEmpty();
        assertThat(granted.objects("servers"))
                .extracting(server -> server.string("ending"))
                .containsExactly("granted", "granted");
    }

    @Test
    @Order(4)
    void should_let_the_backup_in_through_the_vip_and_through_the_fixed_address() {
        assertThat(trials(check("vm2")))
                .containsExactly(
                        "10.51.10.67 app@10.51.10.12", "10.51.10.11 app@10.51.10.12", "10.51.10.12 app@10.51.10.12");
        for (String to : List.of(VIP, "10.51.10.11")) {
            assertThat(client(to, "--skip-ssl")).isEqualTo("app@10.51.10.12\n");
            assertThat(client(to)).isEqualTo("app@10.51.10.12\n");
        }
    }

    @Test
    @Order(5)
    void should_come_from_the_vip_on_the_node_that_holds_it() {
        assertThat(trials(check("vm1"))).contains("10.51.10.67 app@10.51.10.67", "10.51.10.12 app@10.51.10.11");
        nodes.vipOn("vm2", VIP + "/32");
        assertThat(trials(check("vm2"))).contains("10.51.10.67 app@10.51.10.67", "10.51.10.11 app@10.51.10.12");
        assertThat(trials(check("vm1"))).contains("10.51.10.67 app@10.51.10.11");
    }

    @Test
    @Order(6)
    void should_fall_into_the_trap_of_a_vip_with_a_longer_mask_and_say_so() {
        second.asRoot(
                "DROP USER app@'10.51.10.67'; CREATE USER vipadmin@'10.51.10.67' IDENTIFIED BY 'adm''in\\\\ pass';"
                        + " GRANT ALL ON *.* TO vipadmin@'10.51.10.67' WITH GRANT OPTION;");
        nodes.vipOn("vm1", VIP + "/24");
        String yaml = TestSite.yaml(VIP + "/24", "10.51.10.11", "10.51.10.12", "10.51.10.12", 3306, "");
        JsonObject trapped = nodes.vipnat("vm1", "check", yaml, PASSWORD);
        assertThat(trials(trapped)).containsExactly("10.51.10.12 access-denied");
        JsonObject problem = trapped.objects("problems").get(0);
        assertThat(problem.string("severity") + " " + problem.string("code"))
                .isEqualTo("FATAL database-account-missing");
        assertThat(problem.string("what")).contains(VIP, "/24 is the nearer route");

        nodes.vipnat("vm1", "grant", yaml, PASSWORD);
        assertThat(trials(nodes.vipnat("vm1", "check", yaml, PASSWORD))).containsExactly("10.51.10.12 app@10.51.10.67");
        nodes.vipOn("vm1", VIP + "/16");
        assertThat(trials(nodes.vipnat("vm1", "check", yaml, PASSWORD))).containsExactly("10.51.10.12 app@10.51.10.11");
    }
}
