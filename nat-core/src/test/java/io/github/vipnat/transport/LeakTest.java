package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(SshLibrary.class)
@Isolated("other tests' threads would count as ours")
@Timeout(300)
class LeakTest {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @Test
    void should_leave_no_thread_and_no_descriptor_behind_after_fifty_sessions() throws Exception {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "needs /proc/self/fd to count descriptors");
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            Endpoint good = through(jump, server, TestServer.PASSWORD);
            Endpoint bad = through(jump, server, "wrong");
            Transport transport = library.transport();
            assertLeavesNothing(() -> useAndLeave(transport::connect, good, bad));
        }
    }

    @Test
    void should_leave_nothing_behind_after_fifty_sessions_through_shared_jump_hosts() throws Exception {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "needs /proc/self/fd to count descriptors");
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            Endpoint good = through(jump, server, TestServer.PASSWORD);
            Endpoint bad = through(jump, server, "wrong");
            Transport transport = library.transport();
            assertLeavesNothing(() -> {
                try (JumpHosts jumps = new JumpHosts()) {
                    useAndLeave(endpoint -> transport.connect(endpoint, jumps), good, bad);
                    useAndLeave(endpoint -> transport.connect(endpoint, jumps), good, bad);
                }
            });
        }
    }

    private interface Round {
        void run() throws IOException;
    }

    private static void assertLeavesNothing(Round round) throws Exception {
        repeat(3, round);
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        int descriptors = settled(LeakTest::descriptors);
        repeat(25, round);
        fallsTo(0, () -> startedSince(threads).size());
        assertThat(startedSince(threads)).isEmpty();
        assertThat(fallsTo(descriptors, LeakTest::descriptors))
                .as("descriptors")
                .isLessThanOrEqualTo(descriptors);
    }

    private static void repeat(int times, Round round) throws IOException {
        for (int i = 0; i < times; i++) {
            round.run();
        }
    }

    /** One session that works and one that is refused. */
    private static void useAndLeave(Transport transport, Endpoint good, Endpoint bad) throws IOException {
        try (Connection connection = transport.connect(good);
                Shell shell = connection.shell(Terminal.wide())) {
            assertThat(shell.input().read()).isPositive();
        }
        try (Connection connection = transport.connect(bad)) {
            assertThat(connection).isNull();
        } catch (TransportException e) {
            assertThat(e.reason()).as("%s", e.problem()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
        }
    }

    private Endpoint through(TestServer jump, TestServer server, String password) {
        Endpoint way = jump.endpoint(jump.trusted(directory));
        return new Endpoint(
                "edge",
                "127.0.0.1",
                server.port(),
                new Login.Password(TestServer.USER, new Secret(password)),
                Optional.of(way),
                List.of(),
                server.trusted(directory),
                TestServer.deadlines());
    }

    /** The server ends its side a little later than we do, so the count is taken once it has stood still. */
    private static int settled(IntSupplier count) throws InterruptedException {
        int last = count.getAsInt();
        int quiet = 0;
        for (int look = 0; look < 400 && quiet < 20; look++) {
            Thread.sleep(25);
            int now = count.getAsInt();
            quiet = now == last ? quiet + 1 : 0;
            last = now;
        }
        return last;
    }

    private static int fallsTo(int expected, IntSupplier count) throws InterruptedException {
        long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
        while (count.getAsInt() > expected && System.nanoTime() < end) {
            Thread.sleep(25);
        }
        return count.getAsInt();
    }

    /** The server under test has a pool of its own that grows, and a thread for each shell; the rest is ours. */
    private static List<Thread> startedSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.getName().matches("(sshd-|test-shell).*"))
                .toList();
    }

    private static int descriptors() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
