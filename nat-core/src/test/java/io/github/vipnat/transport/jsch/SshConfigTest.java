package io.github.vipnat.transport.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.TestAgent;
import io.github.vipnat.transport.TestKey;
import io.github.vipnat.transport.TestServer;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class SshConfigTest {

    private static final Login PASSWORD = new Login.Password("netops", new Secret(TestServer.PASSWORD));
    private static final Login AGENT = new Login.Agent("netops");

    @TempDir
    Path directory;

    @Test
    void should_take_address_and_port_from_the_alias_and_leave_the_login_alone() throws IOException {
        Endpoint resolved = resolve(PASSWORD, 22, """
                Host edge
                  HostName 10.51.10.254
                  Port 2222
                  User somebody
                  IdentityFile ~/.ssh/id_edge
                """);
        assertThat(resolved.host()).isEqualTo("10.51.10.254");
        assertThat(resolved.port()).isEqualTo(2222);
        assertThat(resolved.login()).isSameAs(PASSWORD);
        assertThat(resolved.jump()).isEmpty();
    }

    @Test
    void should_allow_no_old_algorithm() throws IOException {
        Endpoint resolved = resolve(AGENT, 22, """
                KexAlgorithms +diffie-hellman-group14-sha1
                Host edge
                  HostKeyAlgorithms +ssh-rsa
                  PubkeyAcceptedAlgorithms +ssh-rsa
                  Ciphers aes128-cbc,aes256-ctr
                  MACs hmac-sha1
                  ProxyJump b1
                """);
        assertThat(resolved.algorithms()).isEmpty();
        assertThat(resolved.jump().orElseThrow().algorithms()).isEmpty();
    }

    @Test
    void should_name_the_key_files_of_a_login_that_has_no_secret() throws IOException {
        Endpoint resolved = resolve(AGENT, 22, """
                IdentityFile %d/.ssh/%r@%h
                Host edge
                  HostName 10.51.10.254
                  IdentityFile ~/.ssh/id_edge
                  IdentityFile "/etc/a key"
                  IdentityFile none
                Host other
                  IdentityFile ~/.ssh/id_other
                """);
        assertThat(resolved.login())
                .isEqualTo(new Login.Agent(
                        "netops",
                        List.of(
                                directory.resolve(".ssh/netops@10.51.10.254"),
                                directory.resolve(".ssh/id_edge"),
                                Path.of("/etc/a key"))));
    }

    @Test
    void should_leave_out_what_stands_under_match() throws IOException {
        Endpoint resolved = resolve(AGENT, 22, """
                Host edge
                  HostName 10.0.0.1
                Match host somebody-elses user x
                  Port 99
                  ProxyJump b1
                match=all
                  IdentityFile ~/.ssh/id_all
                Host *
                  Port 2222
                Match all
                  ProxyJump b2
                """);
        assertThat(resolved.host()).isEqualTo("10.0.0.1");
        assertThat(resolved.port()).isEqualTo(2222);
        assertThat(resolved.jump()).isEmpty();
        assertThat(resolved.login()).isEqualTo(AGENT);
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
    void should_not_show_the_router_s_password_to_a_host_on_the_way() throws IOException {
        Endpoint way = resolve(PASSWORD, 22, "Host edge\n  ProxyJump bastion\nHost bastion\n  IdentityFile ~/.ssh/b\n")
                .jump()
                .orElseThrow();
        assertThat(way.login()).isEqualTo(new Login.Agent("netops", List.of(directory.resolve(".ssh/b"))));
        assertThat(way.howToTrust()).isEqualTo("ssh -p 22 netops@bastion");
    }

    @Test
    void should_let_the_way_in_the_endpoint_stand_as_a_whole() throws IOException {
        Endpoint jump = endpoint(AGENT, "bastion", 22, Optional.empty());
        Endpoint resolved = config("Host *\n  ProxyJump other\n  Port 2222\n")
                .resolve(endpoint(AGENT, "edge", 22, Optional.of(jump)));
        assertThat(resolved.jump().orElseThrow().port()).isEqualTo(2222);
        assertThat(resolved.jump().orElseThrow().jump()).isEmpty();
    }

    @Test
    void should_refuse_a_proxyjump_that_is_none_and_a_file_that_cannot_be_read() throws IOException {
        assertThat(codeOf(() -> resolve(AGENT, 22, "Host edge\n  ProxyJump ssh://b1/\n")))
                .isEqualTo("ssh-config-proxyjump");
        Path home = Files.createDirectories(directory.resolve("home"));
        assertThat(SshConfig.of(home)).isEmpty();
        Files.createDirectories(home.resolve(".ssh/config"));
        assertThat(codeOf(() -> SshConfig.of(home))).isEqualTo("ssh-config-unreadable");
    }

    private static String codeOf(ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work)
                .problems()
                .get(0)
                .code();
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
            config("Host edge\n  HostName 127.0.0.1\n  Port " + router.port()
                    + "\n  ProxyJump bastion\n"
                    + "Host bastion\n  HostName 127.0.0.1\n  Port " + bastion.port() + "\n");
            Endpoint endpoint = new Endpoint(
                    "edge",
                    "edge",
                    22,
                    AGENT,
                    Optional.empty(),
                    List.of("diffie-hellman-group14-sha1"),
                    router.trusted(directory),
                    new ConnectDeadlines(Duration.ofSeconds(60), Duration.ofSeconds(60)));
            JschTransport transport =
                    new JschTransport().withAgent(agent.socket()).withSshConfig(directory);
            try (Connection connection = transport.connect(endpoint)) {
                assertThat(connection
                                .exec("exit 0 hello", Duration.ofSeconds(60))
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
        Path file = directory.resolve(".ssh/config");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return SshConfig.of(directory).orElseThrow();
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
                ConnectDeadlines.usual());
    }
}
