package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What wakes the agent is taken away or replaced while it runs: it hears again once that is possible, and says what keeps it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LostFolderTest {

    @TempDir
    Path folder;

    private void leave(AgentSite site, String name, String state) {
        try {
            Path spool = site.folder.resolve("spool");
            Path fresh = Files.writeString(spool.resolve(".fresh"), "INSTANCE \"VI_1\" " + state + " 100\n");
            Files.move(fresh, spool.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hears(AgentSite site, String event) {
        Eventually.holds(
                site.said::toString,
                () -> site.state.status().orElseThrow().lastEvent().equals(Optional.of(event)));
    }

    private static long said(AgentSite site, Predicate<String> what) {
        return site.said.stream().filter(what).count();
    }

    @Test
    void should_watch_the_spool_that_stands_in_the_place_of_another() throws IOException {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            leave(site, "INSTANCE-VI_1", "MASTER");
            hears(site, "VI_1 MASTER 100");
            Files.move(folder.resolve("spool"), folder.resolve("gone"));
            Files.createDirectory(folder.resolve("spool"));
            leave(site, "INSTANCE-VI_1", "MASTER_RX_LOWER_PRI");
            hears(site, "VI_1 MASTER_RX_LOWER_PRI 100");
            leave(site, "INSTANCE-VI_1", "MASTER");
            hears(site, "VI_1 MASTER 100");
        }
    }

    @Test
    void should_say_once_that_the_spool_cannot_be_read_and_hear_again_afterwards() throws IOException {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            Files.delete(folder.resolve("spool"));
            Files.writeString(folder.resolve("spool"), "a file\n");
            Eventually.holds(
                    site.said::toString,
                    () -> said(site, line -> line.startsWith("warning") && line.contains("spool")) == 1);
            // Several looks later it is still one line.
            long looks = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            Eventually.holds(site.said::toString, () -> System.nanoTime() > looks);
            assertThat(said(site, line -> line.startsWith("warning") && line.contains("spool")))
                    .isEqualTo(1);
            Files.delete(folder.resolve("spool"));
            Eventually.holds(site.said::toString, () -> said(site, line -> line.endsWith("spool is heard again")) == 1);
            leave(site, "INSTANCE-VI_1", "MASTER");
            hears(site, "VI_1 MASTER 100");
        }
    }

    @Test
    void should_say_once_that_the_fifo_cannot_be_opened_and_hear_again_afterwards() throws IOException {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            Files.delete(site.fifo());
            Files.writeString(site.fifo(), "a file\n");
            Eventually.holds(site.said::toString, () -> said(site, line -> line.contains("this is no FIFO")) == 1);
            long looks = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            Eventually.holds(site.said::toString, () -> System.nanoTime() > looks);
            assertThat(said(site, line -> line.contains("this is no FIFO"))).isEqualTo(1);
            Files.delete(site.fifo());
            Eventually.holds(
                    site.said::toString, () -> said(site, line -> line.endsWith("notify.fifo is heard again")) == 1);
            site.says("MASTER");
            hears(site, "VI_1 MASTER 100");
        }
    }
}
