package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** An operator at 10.51.10.20 logs in to both nodes, each of which is a host of its own. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class NodeDoorsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String SHOW = "systemctl show --no-pager -p Id,LoadState,ActiveState,UnitFileState ";

    private Site site;
    private NodeDoors doors;

    /** Waits for the machine's lock, perhaps through a whole other run of such tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void startSite() {
        Site.assumePossible();
        NodeDoors.assumePossible();
        site = Site.up(Site.TO_VIP);
        doors = NodeDoors.open(site);
    }

    @AfterAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closeSite() {
        if (doors != null) {
            doors.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    void should_log_in_to_each_node_and_become_root_there() {
        for (Node node : doors.topology().nodes()) {
            try (Connection connection = open(node)) {
                assertThat(said(connection, "hostname")).isEqualTo(node.name() + "\n");
                assertThat(said(connection, "ip -o -4 addr show dev lan0")).contains(" " + node.address() + "/16 ");
                assertThat(said(connection, "sudo -n id -un")).isEqualTo("root\n");
                assertThat(said(connection, "echo $SSH_CONNECTION")).startsWith("10.51.10.20 ");
            }
        }
    }

    @Test
    void should_have_a_disk_of_its_own_on_each_node() {
        String[] vm1 = disk(doors.topology().nodes().get(0));
        String[] vm2 = disk(doors.topology().nodes().get(1));
        for (int line = 0; line < vm1.length; line++) {
            assertThat(vm1[line]).isNotEqualTo(vm2[line]);
        }
        assertThat(vm1).hasSize(5);
        assertThat(site.home().resolve("../here")).doesNotExist();
        assertThat(site.home().resolve("vm1/root/run/here")).exists();
    }

    private String[] disk(Node node) {
        try (Connection connection = open(node)) {
            return said(
                            connection,
                            "cat /etc/machine-id /var/lib/dbus/machine-id /etc/ssh/ssh_host_ed25519_key.pub;"
                                    + " grep -w address /etc/network/interfaces;"
                                    + " grep -w priority /etc/keepalived/keepalived.conf;"
                                    + " sudo -n touch /run/here /var/lib/here /etc/here")
                    .split("\n", 0);
        }
    }

    @Test
    void should_tell_of_its_own_daemons_alone_and_start_and_stop_them() {
        site.node("vm2").kill("vsftpd");
        try (Connection vm1 = open(doors.topology().nodes().get(0));
                Connection vm2 = open(doors.topology().nodes().get(1))) {
            assertThat(said(vm1, SHOW + "nginx vsftpd bind9 keepalived sshd nosuch"))
                    .isEqualTo(String.join(
                            "\n",
                            shown("nginx", "loaded active enabled"),
                            shown("vsftpd", "loaded active enabled"),
                            shown("named", "loaded active enabled"),
                            shown("keepalived", "loaded active enabled"),
                            shown("ssh", "loaded active enabled"),
                            shown("nosuch", "not-found inactive ")));
            assertThat(said(vm2, SHOW + "vsftpd")).isEqualTo(shown("vsftpd", "loaded failed enabled"));
            assertThat(said(vm1, "ps -e -o pid=,stat=,comm="))
                    .contains(" vm1-nginx\n", " nginx\n", " keepalived\n", " sshd\n")
                    .doesNotContain("vm2");
            assertThat(said(vm2, "ps -e -o pid=,stat=,comm="))
                    .contains(" vm2-nginx\n", " nginx\n", " vm1-nginx\n", " systemd\n")
                    .doesNotContain("vsftpd");
            assertThat(said(vm2, "sudo -n /usr/bin/ss -H -tulnp")).contains("((\"vm1-nginx\",pid=");
            assertThat(said(vm2, "sudo -n systemctl start vsftpd; systemctl is-active vsftpd"))
                    .isEqualTo("active\n");
            assertThat(said(vm2, "sudo -n systemctl stop nginx; systemctl is-active nginx || true"))
                    .isEqualTo("inactive\n");
            assertThat(said(vm2, "sudo -n systemctl restart keepalived; sudo -n systemctl start nginx"))
                    .isEmpty();
            assertThat(said(vm2, "sudo -n /usr/bin/journalctl -u keepalived -b -o cat --no-pager -q"))
                    .contains("\nStarting Keepalived v");
        }
    }

    private static String shown(String unit, String states) {
        String[] words = states.split(" ", -1);
        return "Id=%s.service%nLoadState=%s%nActiveState=%s%nUnitFileState=%s%n"
                .formatted(unit, words[0], words[1], words[2]);
    }

    @Test
    void should_be_refused_where_the_door_is_shut_and_give_up_where_nobody_answers() {
        Node vm2 = doors.topology().nodes().get(1);
        doors.shut("vm2");
        assertThatThrownBy(() -> open(vm2))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("refused");

        doors.open("vm2");
        doors.freeze("vm2");
        ConnectDeadlines soon = new ConnectDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThatThrownBy(() -> new NodeAccess(doors.surroundings(soon)).open(vm2))
                .isInstanceOf(TransportException.class);

        doors.thaw("vm2");
        open(vm2).close();
    }

    private Connection open(Node node) {
        return new NodeAccess(doors.surroundings()).open(node).orElseThrow();
    }

    private static String said(Connection connection, String command) {
        ExecResult result = connection.exec(command, PATIENCE);
        assertThat(result.exitStatus()).as(command + ": " + result).isZero();
        return result.standardOutput();
    }
}
