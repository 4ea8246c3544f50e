package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.lab.AlgorithmProfile;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.KeyFileForm;
import io.github.vipnat.transport.TestAgent;
import io.github.vipnat.transport.TestKey;
import io.github.vipnat.transport.TestServer;
import io.github.vipnat.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a user's home, with {@code ~/.ssh/config} and an agent, to the prompt of a router with {@code transport: jsch}. */
class UsersSshTest {

    private static final TestKey KEY = TestKey.ED25519;
    private static final String NO_OLD_ALGORITHM = "";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private SimulatedRouter router;

    @BeforeEach
    void start() {
        environment.put("HOME", home.toString());
        start(AlgorithmProfile.MODERN);
    }

    private void start(AlgorithmProfile profile) {
        router = SimulatedRouter.builder()
                .configuration(LabSite.CONFIGURATION)
                .publicKeyUser("netops", KEY.pair().getPublic())
                .algorithms(profile)
                .start();
        trust(router.knownHostsLine());
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void should_find_a_router_by_its_alias_and_log_in_with_the_key_that_is_named_for_it() {
        key("id_edge", KeyFileForm.OPENSSH);
        config(alias(router.port()) + "  IdentityFile ~/.ssh/id_edge\n");
        assertOpens(edge("edge", "jsch", NO_OLD_ALGORITHM));
    }

    @Test
    void should_ask_the_agent_where_the_named_files_cannot_be_opened() throws IOException {
        key("id_locked", KeyFileForm.OPENSSH_ENCRYPTED);
        config(alias(router.port()) + "  IdentityFile ~/.ssh/id_gone\n  IdentityFile ~/.ssh/id_locked\n");
        assertThat(problem(edge("edge", "jsch", NO_OLD_ALGORITHM)).code()).isEqualTo("key-passphrase-missing");
        try (TestAgent agent = agent()) {
            assertOpens(edge("edge", "jsch", NO_OLD_ALGORITHM));
        }
    }

    @Test
    void should_go_the_way_of_proxyjump_and_say_how_to_trust_the_host_on_it() throws IOException {
        try (TestServer bastion = TestServer.start(s -> s.takeKey(KEY.pair().getPublic()), TestKey.ECDSA_256);
                TestAgent agent = agent()) {
            config(alias(router.port()) + "  ProxyJump ops\nHost ops\n  HostName 127.0.0.1\n  User netops\n  Port "
                    + bastion.port() + "\n");
            Problem untrusted = problem(edge("edge", "jsch", NO_OLD_ALGORITHM));
            assertThat(untrusted.code()).isEqualTo("host-key-unknown");
            assertThat(untrusted.fix()).isEqualTo("ssh -p " + bastion.port() + " netops@ops");
            trust(bastion.hostKey().knownHostsLine());
            assertOpens(edge("edge", "jsch", NO_OLD_ALGORITHM));
        }
    }

    @Test
    void should_allow_old_algorithms_in_cluster_yaml_alone() throws IOException {
        router.close();
        start(AlgorithmProfile.LEGACY_GROUP14);
        config(alias(router.port()) + "  KexAlgorithms +diffie-hellman-group14-sha1\n"
                + "  Ciphers +aes128-cbc\n  MACs +hmac-sha1\n");
        try (TestAgent agent = agent()) {
            assertThat(problem(edge("edge", "jsch", NO_OLD_ALGORITHM)).code()).isEqualTo("no-common-algorithm");
            assertOpens(edge(
                    "edge", "jsch", "    legacy-algorithms: [diffie-hellman-group14-sha1, aes128-cbc, hmac-sha1]\n"));
        }
    }

    @Test
    void should_not_be_read_for_sshj() {
        config("Host 127.0.0.1\n  HostName 192.0.2.1\n  Port 9\n");
        Path file = key("id_edge", KeyFileForm.OPENSSH);
        assertOpens(edge("127.0.0.1", "sshj", "    port: " + router.port() + "\n    key: " + file + "\n"));
    }

    @Test
    void should_ask_for_host_keys_with_the_library_of_the_router() throws IOException {
        try (TestServer bastion = TestServer.start(s -> s.takeKey(KEY.pair().getPublic()), TestKey.ECDSA_256);
                TestAgent agent = agent()) {
            Router behind = edge(
                    "127.0.0.1",
                    "jsch",
                    "    port: " + router.port() + "\n    jump: [{ address: 127.0.0.1, port: " + bastion.port()
                            + ", username: netops }]\n");
            assertThat(problem(behind).fix()).isEqualTo("vipnat trust 127.0.0.1:" + bastion.port());
            assertThat(access().hostKey(behind, behind.jump().get(0))).isEqualTo(bastion.hostKey());
            trust(bastion.hostKey().knownHostsLine());
            assertThat(access().hostKey(behind).knownHostsLine()).isEqualTo(router.knownHostsLine());
            assertOpens(behind);
        }
    }

    private static String alias(int port) {
        return "Host edge\n  HostName 127.0.0.1\n  Port " + port + "\n";
    }

    private TestAgent agent() throws IOException {
        TestAgent agent = TestAgent.holding(home.resolve("agent"), KEY.pair());
        environment.put("SSH_AUTH_SOCK", agent.socket().toString());
        return agent;
    }

    private RouterAccess access() {
        return new RouterAccess(Surroundings.of(environment, SecretPrompt.none(), Progress.silent()));
    }

    private void assertOpens(Router edge) {
        try (Session session = access().open(edge, Transcript.none())) {
            assertThat(session.query("show running-config")).contains("hostname edge");
        }
    }

    private Problem problem(Router edge) {
        RuntimeException refusal = catchThrowableOfType(
                RuntimeException.class,
                () -> access().open(edge, Transcript.none()).close());
        return refusal instanceof TransportException transport
                ? transport.problem()
                : ((ProblemException) refusal).problems().get(0);
    }

    private Router edge(String address, String transport, String more) {
        return new TopologyReader(home)
                .read(home.resolve("cluster.yaml"), """
                        cluster: web
                        vip: 10.51.10.67
                        nodes:
                          - { name: vm1, address: 10.51.10.11 }
                          - { name: vm2, address: 10.51.10.12 }
                        routers:
                          - name: edge
                            address: %s
                            transport: %s
                            username: netops
                        %s    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                        """.formatted(address, transport, more))
                .routers()
                .get(0);
    }

    private void trust(String line) {
        write("known_hosts", line + "\n");
    }

    private void config(String text) {
        write("config", text);
    }

    private Path key(String name, KeyFileForm form) {
        Path file = write(name, form.write(KEY.pair(), "right-Passw0rd"));
        try {
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String name, String text) {
        Path file = home.resolve(".ssh").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
