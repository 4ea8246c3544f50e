package io.github.vipnat.transport.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Deadlines;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.KnownHosts;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.TestAgent;
import io.github.vipnat.transport.TestKey;
import io.github.vipnat.transport.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {

    private static final Login PASSWORD = new Login.Password("netops", new Secret(TestServer.PASSWORD));
    private static final Login AGENT = new Login.Agent("netops");

    @TempDir
    Path directory;

    @Test
    void should_take_address_port_and_old_algorithms_from_the_alias() throws IOException {
        Endpoint resolved = resolve(PASSWORD, 22, """
                Host edge
                  HostName 10.51.10.254
                  Port 2222
                  User somebody
                  KexAlgorithms +diffie-hellman-group14-sha1,diffie-hellman-group14-sha256
                  HostKeyAlgorithms +ssh-rsa
                  Ciphers aes128-cbc,aes256-ctr
                  MACs -hmac-sha1
                """);
        assertThat(resolved.host()).isEqualTo("10.51.10.254");
        assertThat(resolved.port()).isEqualTo(2222);
        assertThat(resolved.login()).isSameAs(PASSWORD);
        assertThat(resolved.algorithms()).containsExactly("diffie-hellman-group14-sha1", "ssh-rsa", "aes128-cbc");
        assertThat(resolved.jump()).isEmpty();
    }

    @Test
    void should_leave_an_endpoint_alone_that_the_file_does_not_know() throws IOException {
        Endpoint before = endpoint(PASSWORD, "edge", 22, Optional.empty());
        assertThat(config("Host other\n  HostName 10.0.0.1\n").resolve(before)).isEqualTo(before);
    }

    @Test
    void should_let_the_endpoint_s_own_port_and_jump_host_stand() throws IOException {
        Endpoint jump = endpoint(PASSWORD, "bastion", 22, Optional.empty());
        Endpoint resolved = config("Host edge\n  Port 2222\n  ProxyJump other\n\nHost bastion\n  HostName 10.0.0.9\n")
                .resolve(endpoint(PASSWORD, "edge", 830, Optional.of(jump)));
        assertThat(resolved.port()).isEqualTo(830);
        assertThat(resolved.jump().orElseThrow().host()).isEqualTo("10.0.0.9");
    }

    @Test
    void should_go_through_the_hosts_of_proxyjump_nearest_first() throws IOException {
        Endpoint resolved = resolve(
                AGENT, 22, "Host edge\n  ProxyJump ops@b1:2201, b2\n\nHost b2\n  HostName 10.0.0.2\n  User second\n");
        Endpoint inner = resolved.jump().orElseThrow();
        assertThat(inner.host()).isEqualTo("10.0.0.2");
        assertThat(inner.login()).isEqualTo(new Login.Agent("second"));
        Endpoint outer = inner.jump().orElseThrow();
        assertThat(outer.host()).isEqualTo("b1");
        assertThat(outer.port()).isEqualTo(2201);
        assertThat(outer.login()).isEqualTo(new Login.Agent("ops"));
        assertThat(outer.jump()).isEmpty();
    }

    @Test
    void should_not_show_the_router_s_password_to_a_host_on_the_way() {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> resolve(PASSWORD, 22, "Host edge\n  ProxyJump bastion\n"));
        assertThat(refusal.problems().get(0).code()).isEqualTo("jump-needs-key");
    }

    @Test
    void should_refuse_a_proxyjump_that_is_none_and_a_file_that_is_not_there() {
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> resolve(AGENT, 22, "Host edge\n  ProxyJump ssh://b1/\n"))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo("ssh-config-proxyjump");
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> new JschTransport().withSshConfig(directory.resolve("gone")))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo("ssh-config-unreadable");
    }

    @Test
    void should_reach_an_old_router_by_alias_through_a_bastion_with_an_agent() throws IOException {
        try (TestServer bastion =
                        TestServer.start(s -> s.takeKey(TestKey.ED25519.pair().getPublic()), TestKey.ECDSA_256);
                TestServer router = TestServer.start(
                        s -> {
                            s.takeKey(TestKey.ED25519.pair().getPublic());
                            s.speakOnly(List.of("diffie-hellman-group14-sha1"), List.of(), List.of(), List.of());
                        },
                        TestKey.ECDSA_256);
                TestAgent agent = TestAgent.holding(directory.resolve("agent"), TestKey.ED25519.pair())) {
            bastion.trusted(directory);
            Path file = Files.writeString(
                    directory.resolve("config"),
                    "Host edge\n  HostName 127.0.0.1\n  Port " + router.port()
                            + "\n  KexAlgorithms +diffie-hellman-group14-sha1\n  ProxyJump bastion\n"
                            + "Host bastion\n  HostName 127.0.0.1\n  Port " + bastion.port() + "\n");
            Endpoint endpoint = new Endpoint(
                    "edge",
                    "edge",
                    22,
                    AGENT,
                    Optional.empty(),
                    List.of(),
                    router.trusted(directory),
                    new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(20)));
            JschTransport transport =
                    new JschTransport().withAgent(agent.socket()).withSshConfig(file);
            try (Connection connection = transport.connect(endpoint)) {
                assertThat(connection
                                .exec("exit 0 hello", Duration.ofSeconds(20))
                                .standardOutput())
                        .isEqualTo("out hello");
                assertThat(bastion.sshd().getActiveSessions()).hasSize(1);
            }
            assertThat(transport.fetch(endpoint)).isEqualTo(router.hostKey());
        }
    }

    private Endpoint resolve(Login login, int port, String text) throws IOException {
        return config(text).resolve(endpoint(login, "edge", port, Optional.empty()));
    }

    private SshConfig config(String text) throws IOException {
        return SshConfig.read(Files.writeString(directory.resolve("config"), text));
    }

    private Endpoint endpoint(Login login, String host, int port, Optional<Endpoint> jump) {
        return new Endpoint(
                host,
                host,
                port,
                login,
                jump,
                List.of(),
                new KnownHosts(directory.resolve("known_hosts")),
                Deadlines.usual());
    }
}
