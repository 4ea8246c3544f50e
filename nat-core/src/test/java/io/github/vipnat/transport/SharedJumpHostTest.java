package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many hosts behind one jump host: one connection to it, and none of them can hurt another. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class SharedJumpHostTest {

    /** It opens the line; what comes then is never what is waited for. A jump host that is slower seems silent. */
    private static final Duration ENOUGH_FOR_THE_JUMP_HOST = Duration.ofSeconds(3);

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    private TestServer jump;
    private TestServer target;
    private final JumpHosts jumps = new JumpHosts();

    @BeforeEach
    void start() {
        jump = TestServer.start(TestKey.ECDSA_256);
        target = TestServer.start(TestKey.RSA);
    }

    @AfterEach
    void stop() {
        jumps.close();
        target.close();
        jump.close();
    }

    @Test
    void should_log_in_to_the_jump_host_once_for_many_at_the_same_time() throws Exception {
        List<Connection> connections = atOnce(6, () -> connect(target.port(), TestServer.PASSWORD));

        assertThat(jump.triedPasswords()).hasSize(1);
        assertThat(jump.sshd().getActiveSessions()).hasSize(1);
        assertThat(connections).hasSize(6).allSatisfy(SharedJumpHostTest::assertWorks);
        connections.forEach(Connection::close);
    }

    @Test
    void should_not_share_what_was_allowed_old_algorithms_with_whoever_allows_none() {
        Endpoint strict = edge(target.port(), TestServer.PASSWORD, TestServer.PATIENCE);
        Endpoint way = strict.jump().orElseThrow();
        Endpoint lax = new Endpoint(
                way.name(),
                way.host(),
                way.port(),
                way.login(),
                Optional.empty(),
                List.of("ssh-rsa"),
                way.knownHosts(),
                way.deadlines());
        try (Connection first = library.transport().connect(behind(strict, lax), jumps);
                Connection second = library.transport().connect(strict, jumps);
                Connection third = library.transport().connect(behind(strict, lax), jumps)) {
            assertThat(List.of(first, second, third)).allSatisfy(SharedJumpHostTest::assertWorks);
            assertThat(jump.sshd().getActiveSessions()).hasSize(2);
        }
    }

    private static Endpoint behind(Endpoint edge, Endpoint way) {
        return new Endpoint(
                edge.name(),
                edge.host(),
                edge.port(),
                edge.login(),
                Optional.of(way),
                edge.algorithms(),
                edge.knownHosts(),
                edge.deadlines());
    }

    @Test
    void should_outlive_each_connection_and_end_when_the_work_does() {
        connect(target.port(), TestServer.PASSWORD).close();
        assertThat(jump.sshd().getActiveSessions()).hasSize(1);
        try (Connection second = connect(target.port(), TestServer.PASSWORD)) {
            assertWorks(second);
        }
        assertThat(jump.triedPasswords()).hasSize(1);

        jumps.close();
        Eventually.holds(() -> jump.sshd().getActiveSessions().isEmpty());
    }

    @Test
    void should_leave_the_others_alone_when_one_is_closed_while_bytes_pour_in() throws IOException {
        try (Connection other = connect(target.port(), TestServer.PASSWORD);
                RawServer pouring = RawServer.start(socket -> pour(socket.getOutputStream()))) {
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowable(() -> library.transport()
                                .connect(edge(pouring.port(), TestServer.PASSWORD, ENOUGH_FOR_THE_JUMP_HOST), jumps)))
                        .isInstanceOf(TransportException.class);
                assertWorks(other);
            }
            assertThat(jump.triedPasswords()).hasSize(1);
        }
    }

    @Test
    void should_leave_the_others_alone_when_a_reader_leaves_while_bytes_pour_in() throws IOException {
        Endpoint way = jump.endpoint(jump.trusted(directory));
        try (Connection other = library.transport().connect(way, jumps);
                RawServer pouring = RawServer.start(socket -> pour(socket.getOutputStream()))) {
            ByteLink link = ((JumpHosts.Carrier) other).carry("127.0.0.1", pouring.port(), TestServer.PATIENCE);
            assertThat(link.input().read()).isPositive();
            link.input().close();
            assertWorks(other);
        }
    }

    private static void pour(OutputStream out) throws IOException {
        byte[] noise = "no SSH server\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(noise);
        }
    }

    @Test
    void should_leave_the_others_alone_when_one_cannot_be_reached_or_refuses_the_login() {
        try (Connection other = connect(target.port(), TestServer.PASSWORD)) {
            assertThat(failure(1, TestServer.PASSWORD).reason()).isEqualTo(TransportException.Reason.UNREACHABLE);
            assertThat(failure(target.port(), "wrong").reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertWorks(other);
            assertThat(jump.triedPasswords()).hasSize(1);
        }
    }

    @Test
    void should_connect_anew_when_the_jump_host_dropped_the_connection() {
        try (Connection first = connect(target.port(), TestServer.PASSWORD)) {
            jump.sshd().getActiveSessions().forEach(session -> session.close(true));
            Eventually.holds(() -> catchThrowable(() -> assertWorks(first)) != null);
        }
        try (Connection second = connect(target.port(), TestServer.PASSWORD)) {
            assertWorks(second);
        }
        assertThat(jump.triedPasswords()).hasSize(2);
    }

    @Test
    void should_connect_anew_when_the_jump_host_has_fallen_silent() {
        CountDownLatch over = new CountDownLatch(1);
        SilentOnce silentOnce = new SilentOnce(over);
        jump.sshd().setForwardingFilter(silentOnce);
        try {
            Endpoint behindSilence = edge(target.port(), TestServer.PASSWORD, Duration.ofSeconds(1));
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> library.transport().connect(behindSilence, jumps));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMED_OUT);
            Eventually.holds(silentOnce::isAsked);
            try (Connection second = connect(target.port(), TestServer.PASSWORD)) {
                assertWorks(second);
            }
            assertThat(jump.triedPasswords()).hasSize(2);
        } finally {
            over.countDown();
        }
    }

    @Test
    void should_count_a_wrong_password_for_the_jump_host_once_for_all_who_wait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        jump.sshd().setPasswordAuthenticator((user, password, session) -> {
            tries.incrementAndGet();
            await(asked);
            return false;
        });
        String name = "waits-for-" + jump.port();
        ExecutorService others = Executors.newFixedThreadPool(4, work -> new Thread(work, name));
        try {
            List<Future<TransportException>> failures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                failures.add(others.submit(() -> failure(target.port(), TestServer.PASSWORD)));
            }
            Eventually.holds(() -> tries.get() == 1 && waiting(name) == 3);
            asked.countDown();
            for (Future<TransportException> failure : failures) {
                assertThat(failure.get().reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            }
            assertThat(tries).hasValue(1);
        } finally {
            asked.countDown();
            others.shutdownNow();
        }
    }

    /** How many threads of that name wait for somebody else's connection to a jump host. */
    private static long waiting(String name) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals(name))
                .filter(thread -> List.of(thread.getValue()).stream()
                        .anyMatch(frame -> frame.getClassName().equals(JumpHosts.class.getName())
                                && frame.getMethodName().equals("result")))
                .count();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks the first connection's only thread: it answers nothing any more. */
    private static final class SilentOnce extends AcceptAllForwardingFilter {

        private final CountDownLatch over;
        private final AtomicInteger asked = new AtomicInteger();

        SilentOnce(CountDownLatch over) {
            this.over = over;
        }

        boolean isAsked() {
            return asked.get() > 0;
        }

        @Override
        protected boolean checkAcceptance(String request, Session session, SshdSocketAddress to) {
            if (asked.incrementAndGet() == 1) {
                await(over);
            }
            return true;
        }
    }

    private <T> List<T> atOnce(int many, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(Collections.nCopies(many, work))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertWorks(Connection connection) {
        assertThat(connection.exec("exit 0 hello", Duration.ofSeconds(60)).standardOutput())
                .isEqualTo("out hello");
    }

    private TransportException failure(int port, String password) {
        return catchThrowableOfType(TransportException.class, () -> connect(port, password));
    }

    private Connection connect(int port, String password) {
        return library.transport().connect(edge(port, password, TestServer.PATIENCE), jumps);
    }

    private Endpoint edge(int port, String password, Duration connect) {
        return new Endpoint(
                "edge",
                "127.0.0.1",
                port,
                new Login.Password(TestServer.USER, new Secret(password)),
                Optional.of(jump.endpoint(jump.trusted(directory))),
                List.of(),
                target.trusted(directory),
                new ConnectDeadlines(connect, TestServer.PATIENCE));
    }
}
