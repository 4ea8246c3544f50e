package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class UnreachableTest {

    /** For who is silent from the beginning; where something is said first there is time to hear it. */
    private static final Duration SHORT = Duration.ofMillis(400);

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @Test
    void should_say_so_when_nothing_listens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        TransportException failure = failure("127.0.0.1", port);
        assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
        assertThat(failure).hasMessageStartingWith("edge (127.0.0.1:" + port + "): no TCP connection: ");
        assertThat(failure.problem().fix()).isEqualTo("ssh -v -p " + port + " 127.0.0.1");
    }

    @Test
    void should_say_so_when_the_name_has_no_address() {
        // RFC 6761: .invalid never resolves.
        TransportException failure = failure("edge.invalid", 22);
        assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("edge.invalid");
    }

    @Test
    void should_quote_what_answers_when_it_is_no_ssh_server() {
        try (RawServer server = RawServer.start(socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
        })) {
            TransportException failure = failure("127.0.0.1", server.port());
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
            assertThat(failure)
                    .hasMessageContaining("what answers there is no SSH server, it says: HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void should_stay_calm_when_garbage_comes() {
        try (RawServer server = RawServer.start(UnreachableTest::garbage)) {
            TransportException failure = failure("127.0.0.1", server.port(), SHORT);
            assertThat(failure.reason())
                    .isIn(TransportException.Reason.UNREACHABLE, TransportException.Reason.TIMED_OUT);
            assertThat(failure.getMessage()).isPrintable().hasSizeLessThan(400);
        }
    }

    private static void garbage(Socket socket) throws IOException {
        byte[] bytes = new byte[64 * 1024];
        new SplittableRandom(1).nextBytes(bytes);
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
    }

    @Test
    void should_think_of_the_vty_lines_when_the_host_hangs_up_at_once() {
        try (RawServer server = RawServer.start(Socket::close)) {
            TransportException failure = failure("127.0.0.1", server.port());
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
            assertThat(failure.getMessage()).containsAnyOf("all vty lines may be in use", "no TCP connection");
        }
    }

    @Test
    void should_say_so_when_the_host_speaks_only_version_1() {
        try (RawServer server = RawServer.start(socket -> {
            socket.getOutputStream().write("SSH-1.5-Cisco-1.25\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
        })) {
            TransportException failure = failure("127.0.0.1", server.port());
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
            assertThat(failure).hasMessageContaining("before 2: SSH-1.5-Cisco-1.25");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-", "SSH-2.0-Cisco-1.25\r\n", "SSH-2.0-Cisco-1.25\r\n\0\0"})
    void should_give_up_at_the_deadline_when_the_host_falls_silent(String said) {
        try (RawServer server = RawServer.saying(said)) {
            boolean greets = said.contains("25");
            Duration deadline = greets ? SHORT.multipliedBy(5) : SHORT;
            LongerWait beside = LongerWait.begin(deadline.multipliedBy(10));
            TransportException failure = failure("127.0.0.1", server.port(), deadline);
            beside.assertGoesOn();
            beside.assertLasted(deadline);
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMED_OUT);
            assertThat(failure)
                    .hasMessageContaining("no answer within " + deadline.toMillis() / 1000.0 + " s while ")
                    .hasMessageContaining(greets ? "exchanging keys" : "greeting");
        }
    }

    @Test
    void should_give_up_at_the_deadline_when_the_host_drips() {
        try (RawServer server = RawServer.start(UnreachableTest::drip)) {
            TransportException failure = failure("127.0.0.1", server.port(), SHORT);
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMED_OUT);
        }
    }

    /** Never silent for long, so that a time-out of a single read is no help. */
    private static void drip(Socket socket) throws IOException {
        byte[] line = "busy\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 10_000_000; i++) {
            socket.getOutputStream().write(line);
        }
    }

    @Test
    void should_give_up_at_the_login_deadline_when_the_aaa_server_is_dead() {
        try (TestServer server = TestServer.start(
                s -> s.sshd().setPasswordAuthenticator((user, password, session) -> {
                    throw new AsyncAuthException();
                }),
                TestKey.ECDSA_256)) {
            TransportException failure = failure(
                    "127.0.0.1",
                    server.port(),
                    server.trusted(directory),
                    new ConnectDeadlines(TestServer.PATIENCE, SHORT));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMED_OUT);
            assertThat(failure).hasMessageContaining("no answer within 0.4 s while logging in");
        }
    }

    @Test
    void should_fetch_no_key_from_what_is_no_ssh_server() {
        try (RawServer server = RawServer.start(Socket::close)) {
            Endpoint endpoint = endpoint(
                    "127.0.0.1", server.port(), new KnownHosts(directory.resolve("none")), TestServer.PATIENCE);
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> library.hostKeys().fetch(endpoint));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
        }
    }

    private TransportException failure(String host, int port) {
        return failure(host, port, TestServer.PATIENCE);
    }

    private TransportException failure(String host, int port, Duration connect) {
        Endpoint endpoint = endpoint(host, port, new KnownHosts(directory.resolve("none")), connect);
        return catchThrowableOfType(
                TransportException.class, () -> library.transport().connect(endpoint));
    }

    private TransportException failure(String host, int port, KnownHosts knownHosts, ConnectDeadlines deadlines) {
        Endpoint endpoint =
                new Endpoint("edge", host, port, login(), Optional.empty(), List.of(), knownHosts, deadlines);
        return catchThrowableOfType(
                TransportException.class, () -> library.transport().connect(endpoint));
    }

    private static Endpoint endpoint(String host, int port, KnownHosts knownHosts, Duration connect) {
        return new Endpoint(
                "edge",
                host,
                port,
                login(),
                Optional.empty(),
                List.of(),
                knownHosts,
                new ConnectDeadlines(connect, TestServer.PATIENCE));
    }

    private static Login login() {
        return new Login.Password(TestServer.USER, new Secret(TestServer.PASSWORD));
    }
}
