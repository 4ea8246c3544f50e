package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class JumpHostTest {

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @Test
    void should_reach_a_host_through_two_others() {
        try (TestServer outer = TestServer.start(TestKey.ECDSA_256);
                TestServer inner = TestServer.start(TestKey.ED25519);
                TestServer target = TestServer.start(TestKey.RSA)) {
            Endpoint first = endpoint("outer", outer, Optional.empty(), TestServer.PASSWORD);
            Endpoint second = endpoint("inner", inner, Optional.of(first), TestServer.PASSWORD);
            Endpoint last = endpoint("edge", target, Optional.of(second), TestServer.PASSWORD);
            try (Connection connection = library.transport().connect(last)) {
                assertThat(connection
                                .exec("exit 0 hello", Duration.ofSeconds(60))
                                .standardOutput())
                        .isEqualTo("out hello");
                assertThat(outer.sshd().getActiveSessions()).hasSize(1);
                assertThat(inner.sshd().getActiveSessions()).hasSize(1);
            }
        }
    }

    @Test
    void should_fetch_a_host_key_through_a_jump_host() {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                TestServer target = TestServer.start(TestKey.RSA)) {
            Endpoint way = endpoint("jump", jump, Optional.empty(), TestServer.PASSWORD);
            Endpoint edge = endpoint("edge", target, Optional.of(way), TestServer.PASSWORD);
            assertThat(library.hostKeys().fetch(edge)).isEqualTo(target.hostKey());
            assertThat(target.triedPasswords()).isEmpty();
        }
    }

    @Test
    void should_check_the_jump_hosts_key_as_strictly() {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                TestServer target = TestServer.start(TestKey.RSA)) {
            Endpoint way = new Endpoint(
                    "jump",
                    "127.0.0.1",
                    jump.port(),
                    new Login.Password(TestServer.USER, new Secret(TestServer.PASSWORD)),
                    Optional.empty(),
                    List.of(),
                    new KnownHosts(directory.resolve("none")),
                    TestServer.deadlines());
            TransportException refusal = failure(endpoint("edge", target, Optional.of(way), TestServer.PASSWORD));
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.HOST_KEY_UNKNOWN);
            assertThat(refusal.problem().fix()).isEqualTo("vipnat trust jump");
            assertThat(jump.triedPasswords()).isEmpty();
        }
    }

    @Test
    void should_say_which_host_refused_the_login() {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                TestServer target = TestServer.start(TestKey.RSA)) {
            Endpoint wrongWay = endpoint("jump", jump, Optional.empty(), "wrong");
            assertThat(failure(endpoint("edge", target, Optional.of(wrongWay), TestServer.PASSWORD)))
                    .hasMessageStartingWith("jump (127.0.0.1:" + jump.port() + "): the login of netops was refused");
            Endpoint way = endpoint("jump", jump, Optional.empty(), TestServer.PASSWORD);
            assertThat(failure(endpoint("edge", target, Optional.of(way), "wrong")))
                    .hasMessageStartingWith("edge (127.0.0.1:" + target.port() + "): the login of netops was refused");
        }
    }

    @Test
    void should_say_unreachable_when_the_jump_host_cannot_reach_it() throws IOException {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256)) {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Endpoint way = endpoint("jump", jump, Optional.empty(), TestServer.PASSWORD);
            TransportException failure = failure(edge(port, way));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
            assertThat(failure).hasMessageStartingWith("edge (127.0.0.1:" + port + "): ");
        }
    }

    @Test
    void should_say_unreachable_when_the_jump_host_forbids_it() {
        try (TestServer jump = TestServer.start(
                s -> s.sshd().setForwardingFilter(RejectAllForwardingFilter.INSTANCE), TestKey.ECDSA_256)) {
            Endpoint way = endpoint("jump", jump, Optional.empty(), TestServer.PASSWORD);
            assertThat(failure(edge(22, way)).reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
        }
    }

    @Test
    void should_keep_the_deadline_when_the_far_host_is_silent() {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                RawServer silent = RawServer.saying("")) {
            Endpoint way = endpoint("jump", jump, Optional.empty(), TestServer.PASSWORD);
            TransportException failure = failure(edge(silent.port(), way, Duration.ofSeconds(2)));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMED_OUT);
            assertThat(failure).hasMessageContaining("while waiting for its SSH greeting");
        }
    }

    private TransportException failure(Endpoint endpoint) {
        return catchThrowableOfType(
                TransportException.class, () -> library.transport().connect(endpoint));
    }

    private Endpoint edge(int port, Endpoint way) {
        return edge(port, way, TestServer.PATIENCE);
    }

    private Endpoint edge(int port, Endpoint way, Duration connect) {
        return new Endpoint(
                "edge",
                "127.0.0.1",
                port,
                way.login(),
                Optional.of(way),
                List.of(),
                new KnownHosts(directory.resolve("none")),
                new ConnectDeadlines(connect, TestServer.PATIENCE));
    }

    private Endpoint endpoint(String name, TestServer server, Optional<Endpoint> jump, String password) {
        return new Endpoint(
                name,
                "127.0.0.1",
                server.port(),
                new Login.Password(TestServer.USER, new Secret(password)),
                jump,
                List.of(),
                server.trusted(directory),
                TestServer.deadlines());
    }
}
