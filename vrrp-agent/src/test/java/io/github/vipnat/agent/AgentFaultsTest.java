package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStateFolder.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on the agent's own host: said once, tried again, and never the end of it in silence. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AgentFaultsTest {

    @TempDir
    Path folder;

    private Optional<AgentSite> open = Optional.empty();

    private AgentSite site(String policy) {
        AgentSite site = AgentSite.of(folder, "{ policy: " + policy + ", interval: 15m }");
        open = Optional.of(site);
        return site;
    }

    @AfterEach
    void close() {
        open.ifPresent(AgentSite::close);
    }

    private static RuntimeException tooManyFiles() {
        return new UncheckedIOException(new IOException("Too many open files"));
    }

    static Stream<Throwable> faults() {
        return Stream.of(tooManyFiles(), new OutOfMemoryError("Java heap space"), new NullPointerException());
    }

    private static <T extends Throwable> void raise(Throwable what) throws T {
        @SuppressWarnings("unchecked")
        T asIfUnchecked = (T) what;
        throw asIfUnchecked;
    }

    private static long warnings(AgentSite site, Throwable fault) {
        return site.said.stream()
                .filter(line -> line.startsWith("warning internal error: " + fault))
                .count();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void should_go_on_after_the_host_could_not_be_looked_at_and_have_said_so_once(Throwable fault) {
        AgentSite site = site("audit").settled();
        int told = site.told.size();
        site.beforeLooking = () -> AgentFaultsTest.<RuntimeException>raise(fault);
        Eventually.holds(site.said::toString, () -> warnings(site, fault) == 1);
        site.says("MASTER");
        site.beforeLooking = () -> {};
        Eventually.holds(site.said::toString, () -> site.told.size() > told);
        site.decides("all-well");
        assertThat(warnings(site, fault)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void should_look_at_the_routers_although_they_cannot_be_told(Throwable fault) {
        AgentSite site = site("audit").settled();
        site.beforeTelling = () -> AgentFaultsTest.<RuntimeException>raise(fault);
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> warnings(site, fault) == 1);
        Eventually.holds(site.said::toString, () -> site.logins() > 0);
        site.decides("all-well");
        site.beforeTelling = () -> {};
        Eventually.holds(site.said::toString, () -> !site.told.isEmpty());
    }

    @Test
    void should_end_with_an_error_when_a_thread_of_it_has_ended() {
        AgentSite site = site("audit").settled();
        site.beforeWarning = () -> {
            throw new OutOfMemoryError("Java heap space");
        };
        site.beforeLooking = () -> {
            throw tooManyFiles();
        };
        Eventually.holds(site.said::toString, () -> !site.isRunning());
        assertThat(site.died.get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void should_end_with_an_error_when_nobody_listens_to_the_hook_any_more() {
        AgentSite site = site("audit").settled();
        site.threadNamed("vipnat-spool").interrupt();
        Eventually.holds(site.said::toString, () -> !site.isRunning());
        assertThat(site.died.get()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void should_read_cluster_yaml_anew_although_something_went_wrong_the_first_time(Throwable fault) {
        AgentSite site = site("audit").settled();
        AtomicInteger readings = new AtomicInteger();
        site.beforeReading = () -> {
            if (readings.getAndIncrement() == 0) {
                AgentFaultsTest.<RuntimeException>raise(fault);
            }
        };
        site.describe(cluster -> cluster.replace("cluster: web", "cluster: shop"));
        Eventually.holds(
                site.said::toString,
                () -> site.state.status().orElseThrow().cluster().equals("shop"));
    }

    /** A full disk or a folder of another user: the router that needs it says so, the one that does not is looked at. */
    @Test
    void should_make_a_sentence_of_what_keeps_it_from_its_own_files() throws IOException {
        AgentSite site = site("repair").settled();
        Files.createDirectories(folder.resolve("agent/.repairs.new/in the way"));
        site.drift(0);
        site.says("MASTER");
        assertThat(site.decides("agent-fault").sentence())
                .contains("the agent cannot see to edge", "cannot keep its state", "to do:");
        assertThat(site.metric("failures_total", "router=\"edge\",code=\"agent-fault\""))
                .isPositive();
        assertThat(site.router.natLines()).contains(AgentSite.dead(0));
        Files.delete(folder.resolve("agent/.repairs.new/in the way"));
        Files.delete(folder.resolve("agent/.repairs.new"));
        site.decides("all-well");
        assertThat(site.router.natLines()).doesNotContain(AgentSite.dead(0));
    }

    @Test
    void should_write_nothing_while_it_cannot_be_read_whether_it_is_frozen() throws IOException {
        AgentSite site = site("repair").settled();
        Files.createDirectory(folder.resolve("agent/frozen"));
        site.drift(0);
        site.says("MASTER");
        assertThat(site.decides("frozen").sentence()).contains("file frozen cannot be read", "vipnat agent thaw");
        assertThat(site.typed("configure")).isZero();
    }

    @Test
    void should_leave_files_that_every_other_user_can_read() throws IOException {
        AgentStateFolder state = new AgentStateFolder(folder.resolve("deep/agent"));
        state.freeze("works");
        AgentStateFolder.Lock lock = state.lock();
        lock.close();
        for (String file : new String[] {"frozen", "lock"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("deep/agent/" + file)))
                    .as(file)
                    .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("deep/agent")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void should_not_say_that_an_agent_runs_where_it_cannot_see() throws IOException {
        AgentStateFolder state = new AgentStateFolder(folder.resolve("agent"));
        assertThat(state.running()).isEqualTo(Running.NO);
        Files.createDirectory(folder.resolve("agent"));
        Files.createSymbolicLink(folder.resolve("agent/lock"), Path.of("lock"));
        assertThat(state.running()).isEqualTo(Running.UNKNOWN);
        Files.delete(folder.resolve("agent/lock"));
        try (AgentStateFolder.Lock lock = state.lock()) {
            assertThat(state.running()).isEqualTo(Running.YES);
        }
        assertThat(state.running()).isEqualTo(Running.NO);
    }

    /** Whoever types {@code agent status} at the very moment in which the agent starts. */
    @Test
    void should_start_although_somebody_looks_whether_it_runs() throws IOException {
        AgentStateFolder state = new AgentStateFolder(folder.resolve("agent"));
        AgentStateFolder.Lock first = state.lock();
        first.close();
        FileChannel looking = FileChannel.open(folder.resolve("agent/lock"), StandardOpenOption.READ);
        FileLock look = looking.lock(0, Long.MAX_VALUE, true);
        assertThatThrownBy(state::lock).hasMessageContaining("another-agent");
        Thread leaves = new Thread(() -> close(look, looking));
        leaves.start();
        state.lock().close();
    }

    private static void close(FileLock look, FileChannel looking) {
        try {
            look.release();
            looking.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void should_count_repairs_and_what_is_gone_on_with_apart_and_only_up_to_their_limits() {
        AgentStateFolder state = new AgentStateFolder(folder);
        Instant now = Clock.systemUTC().instant();
        for (int i = 0; i < 3; i++) {
            assertThat(state.beginRepair(now, 3)).isTrue();
        }
        assertThat(state.beginRepair(now, 3)).isFalse();
        state.takeBackRepair(now);
        assertThat(state.beginRepair(now, 3)).isTrue();
        assertThat(state.beginContinuation(now, 1)).isTrue();
        assertThat(state.beginContinuation(now, 1)).isFalse();
        assertThat(state.repairs(now)).isEqualTo(3);
        assertThat(state.continuations(now.plusSeconds(86_401))).isZero();
        state.thaw();
        assertThat(state.continuations(now)).isZero();
        assertThat(state.repairs(now)).isZero();
    }
}
