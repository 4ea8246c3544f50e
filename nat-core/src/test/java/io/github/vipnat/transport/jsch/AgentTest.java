package io.github.vipnat.transport.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.TestAgent;
import io.github.vipnat.transport.TestKey;
import io.github.vipnat.transport.TestServer;
import io.github.vipnat.transport.TransportException;
import io.github.vipnat.transport.hostkey.KnownHosts;
import io.github.vipnat.transport.sshj.SshjTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class AgentTest {

    private static final Duration PLENTY = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(
            value = TestKey.class,
            names = {"ED25519", "ECDSA_256", "RSA"})
    void should_log_in_with_the_one_key_of_the_agent_that_the_host_knows(TestKey key) throws IOException {
        try (TestServer server = TestServer.start(s -> s.takeKey(key.pair().getPublic()), TestKey.ECDSA_256);
                TestAgent agent = TestAgent.holding(
                        directory.resolve("agent"), TestKey.ECDSA_521.pair(), TestKey.ECDSA_384.pair(), key.pair());
                Connection connection =
                        new JschTransport().withAgent(agent.socket()).connect(endpoint(server, PLENTY))) {
            assertThat(connection.exec("exit 0 hello", PLENTY).standardOutput()).isEqualTo("out hello");
        }
    }

    @Test
    void should_log_in_with_openssh_s_own_agent() throws Exception {
        assumeTrue(isThere("ssh-agent") && isThere("ssh-add") && isThere("ssh-keygen"), "needs openssh-client");
        Path key = directory.resolve("id_ed25519");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        Path socket = directory.resolve("real-agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .start();
        try (TestServer server = TestServer.start(s -> s.takeKey(OpensshPublicKey.read(key)), TestKey.ECDSA_256)) {
            agent.inputReader().readLine();
            ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(add.start().waitFor()).isZero();
            new JschTransport()
                    .withAgent(socket)
                    .connect(endpoint(server, PLENTY))
                    .close();
        } finally {
            agent.destroy();
        }
    }

    @Test
    void should_say_what_to_type_when_the_agent_holds_no_key() throws IOException {
        try (TestAgent agent = TestAgent.holding(directory.resolve("agent"))) {
            ProblemException refusal = refusal(new JschTransport().withAgent(agent.socket()), nowhere(PLENTY));
            assertThat(refusal.problems().get(0).code()).isEqualTo("agent-empty");
            assertThat(refusal.problems().get(0).fix()).isEqualTo("ssh-add");
        }
    }

    @Test
    void should_say_what_to_type_when_no_agent_answers() {
        ProblemException refusal = refusal(new JschTransport().withAgent(directory.resolve("gone")), nowhere(PLENTY));
        assertThat(refusal.problems().get(0).code()).isEqualTo("agent-unreachable");
        assertThat(refusal.problems().get(0).fix()).isEqualTo("eval \"$(ssh-agent)\" && ssh-add");
    }

    @Test
    void should_not_wait_for_ever_when_the_agent_is_silent() throws IOException {
        try (TestAgent agent = TestAgent.silent(directory.resolve("agent"))) {
            ProblemException refusal =
                    refusal(new JschTransport().withAgent(agent.socket()), nowhere(Duration.ofMillis(300)));
            assertThat(refusal.problems().get(0).code()).isEqualTo("agent-silent");
        }
    }

    @Test
    void should_be_refused_when_the_host_knows_none_of_the_agents_keys() throws IOException {
        try (TestServer server =
                        TestServer.start(s -> s.takeKey(TestKey.RSA.pair().getPublic()), TestKey.ECDSA_256);
                TestAgent agent = TestAgent.holding(directory.resolve("agent"), TestKey.ED25519.pair())) {
            TransportException refusal = catchThrowableOfType(
                    TransportException.class,
                    () -> new JschTransport().withAgent(agent.socket()).connect(endpoint(server, PLENTY)));
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
        }
    }

    @Test
    void should_send_whoever_asks_sshj_for_an_agent_to_jsch() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> new SshjTransport().connect(nowhere(PLENTY)));
        assertThat(refusal.problems().get(0).fix()).isEqualTo("transport: jsch   under edge in cluster.yaml");
    }

    private static ProblemException refusal(JschTransport transport, Endpoint endpoint) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> transport.connect(endpoint));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.INPUT);
        return refusal;
    }

    private Endpoint endpoint(TestServer server, Duration login) {
        return endpoint("127.0.0.1", server.port(), server.trusted(directory), login);
    }

    private Endpoint nowhere(Duration login) {
        return endpoint("192.0.2.1", 22, new KnownHosts(directory.resolve("none")), login);
    }

    private static Endpoint endpoint(String host, int port, KnownHosts knownHosts, Duration login) {
        return new Endpoint(
                "edge",
                host,
                port,
                new Login.Agent(TestServer.USER),
                Optional.empty(),
                List.of(),
                knownHosts,
                new ConnectDeadlines(PLENTY, login));
    }

    private static boolean isThere(String program) {
        return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
