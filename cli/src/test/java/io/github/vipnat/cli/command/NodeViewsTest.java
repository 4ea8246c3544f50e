package io.github.vipnat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.database.inspect.NodeView;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node is looked at over SSH with one command; one that is not there is named and keeps nobody from going on. */
class NodeViewsTest {

    private static final String PRINTED = """
            2: eth0    inet 10.51.10.11/16 brd 10.51.255.255 scope global eth0\\       valid_lft forever
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
            """;

    @TempDir
    Path home;

    private final SshServer node = SshServer.setUpDefaultServer();
    private String printed = PRINTED;
    private int exitStatus;

    @BeforeEach
    void start() throws Exception {
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        node.setHost("127.51.2.14");
        node.setPort(0);
        node.setKeyPairProvider(KeyPairProvider.wrap(key));
        node.setPasswordAuthenticator((user, password, session) -> password.equals("right"));
        node.setCommandFactory((channel, line) -> new Printing(line));
        node.start();
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(
                home.resolve(".ssh/known_hosts"),
                "[127.51.2.14]:" + node.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    @AfterEach
    void stop() throws IOException {
        node.stop(true);
    }

    /** Prints what a host would, for the one command it is to be asked. */
    private final class Printing extends AbstractCommandSupport {
        Printing(String line) {
            super(line, null);
        }

        @Override
        public void run() {
            boolean isRight = getCommand().equals(NodeView.COMMAND);
            try {
                getOutputStream().write((isRight ? printed : "?").getBytes(StandardCharsets.UTF_8));
                getOutputStream().flush();
            } catch (IOException e) {
                onExit(1);
                return;
            }
            onExit(exitStatus);
        }
    }

    private NodeViews look(int second, String password) throws IOException {
        Path file = Files.writeString(home.resolve("cluster.yaml"), """
                cluster: web
                vip: 10.51.10.67
                nodes:
                  - { name: vm1, address: 127.51.2.14, ssh: { username: ops, password: env:SSH, port: %d } }
                  - { name: vm2, address: 127.51.2.15, ssh: { username: ops, password: env:SSH, port: %d } }
                  - { name: vm3, address: 127.51.2.16 }
                """.formatted(node.getPort(), second));
        Topology site = new TopologyReader(home).read(file);
        Map<String, String> environment = Map.of("HOME", home.toString(), "SSH", password);
        return NodeViews.of(site, Surroundings.of(environment, SecretPrompt.none(), Progress.silent()));
    }

    private static int nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void should_see_addresses_and_listeners_of_the_node_that_is_there_and_name_the_one_that_is_not()
            throws IOException {
        NodeViews views = look(nobody(), "right");
        assertThat(views.seen()).containsOnlyKeys(Ipv4.of("127.51.2.14"));
        NodeView vm1 = views.seen().get(Ipv4.of("127.51.2.14"));
        assertThat(vm1.addresses()).extracting(Object::toString).containsExactly("10.51.10.11/16");
        assertThat(vm1.listeners().orElseThrow()).isEqualTo(List.of(new NodeView.Listener(Ipv4.of("127.0.0.1"), 3306)));
        assertThat(views.missed()).extracting(Problem::code, Problem::where).hasSize(1);
        assertThat(views.missed().get(0).where()).isEqualTo("vm2, 127.51.2.15");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'', 127", "This account is restricted., 0", "whole, 1"})
    void should_not_take_a_node_that_shows_nothing_for_one_where_nothing_listens(String what, int status)
            throws IOException {
        printed = what.equals("whole") ? PRINTED : what;
        exitStatus = status;
        NodeViews views = look(nobody(), "right");
        assertThat(views.seen()).isEmpty();
        Problem unreadable = views.missed().get(0);
        assertThat(unreadable.code()).isEqualTo("node-not-seen");
        assertThat(unreadable.where()).isEqualTo("vm1, 127.51.2.14");
        assertThat(unreadable.what()).contains("exit status " + status);
    }

    @Test
    void should_name_a_node_that_does_not_let_us_in() throws IOException {
        NodeViews views = look(nobody(), "wrong");
        assertThat(views.seen()).isEmpty();
        assertThat(views.missed()).extracting(Problem::code).containsExactly("node-not-seen", "node-not-seen");
        assertThat(views.missed().toString()).doesNotContain("wrong");
    }
}
