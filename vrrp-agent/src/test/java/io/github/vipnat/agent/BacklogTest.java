package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.EventSpool;
import io.github.vipnat.agent.events.NotifyFifo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A hundred thousand lines through a real FIFO and a real spool: the right end, the latest fact, few visits. */
@Isolated("it is counted what is done within a time")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BacklogTest {

    private static final int LINES = 100_000;
    private static final String[] STATES = {
        "MASTER", "BACKUP", "FAULT", "STOP", "DELETED", "MASTER_RX_LOWER_PRI", "MASTER_PRIORITY", "BACKUP_PRIORITY"
    };

    @TempDir
    Path folder;

    private static String line(SplittableRandom random) {
        String line = (random.nextInt(5) == 0 ? "GROUP" : "INSTANCE") + " \"VI_" + random.nextInt(4) + "\" "
                + STATES[random.nextInt(STATES.length)] + " " + random.nextInt(256) + "\n";
        return switch (random.nextInt(20)) {
            case 0 -> line.substring(0, random.nextInt(line.length()));
            case 1 -> "VS [10.51.10.67]:tcp:80 UP\n";
            case 2 -> "\u0000\u0007garbage\n";
            default -> line;
        };
    }

    /** Each tenth through the spool: for as many hooks as that, keepalived itself would need minutes. */
    @Test
    void should_end_with_the_latest_fact_of_either_way_and_a_handful_of_visits() throws Exception {
        try (AgentSite site =
                AgentSite.of(folder, "{ policy: repair, warm-session: true }").settled()) {
            double before = site.metric("router_visits_total");
            site.router.setArp(AgentSite.VIP, "0015.5d0a.0b02");
            long begin = System.nanoTime();
            writeLines(site);
            // The hook's word about an instance that only the hook speaks of, the FIFO's about the VIP's own.
            spool(site, "VI_S", "INSTANCE \"VI_S\" FAULT 7\n");
            Eventually.holds(site.said::toString, () -> isEmpty(folder.resolve("spool")));
            site.writes("half\nINSTANCE \"VI_1\" BACKUP 100\nINSTANCE \"VI_1\" MASTER 100\n");
            Eventually.holds(
                    site.said::toString,
                    () -> site.state.status().orElseThrow().lastEvent().equals(Optional.of("VI_1 MASTER 100")));
            site.describe(cluster -> cluster.replace("instance: VI_1", "instance: VI_S"));
            Eventually.holds(
                    site.said::toString,
                    () -> site.state.status().orElseThrow().lastEvent().equals(Optional.of("VI_S FAULT 7")));
            site.decides("all-well");
            assertThat(site.router.natLines()).containsAll(EdgeConfiguration.WISHED);
            assertThat(site.metric("events_total")).isGreaterThan(LINES * 0.5);
            double visits = site.metric("router_visits_total") - before;
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            System.out.println(LINES + " lines in " + seconds + " s: " + visits + " looks at the router");
            // Six turns while the rests double, one of them of the new file, then one each ten seconds; a turn that
            // cures
            // ARP looks three times at most.
            assertThat(visits).isLessThanOrEqualTo(3 * (6 + seconds / 10.0));
        }
    }

    private void writeLines(AgentSite site) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int sent = 0; sent < LINES; ) {
            StringBuilder burst = new StringBuilder();
            int length = Math.min(1 + random.nextInt(4000), LINES - sent);
            for (int i = 0; i < length; i++) {
                if (i % 10 == 0) {
                    spool(site, "VI_" + random.nextInt(4), line(random));
                } else {
                    burst.append(line(random));
                }
            }
            site.writes(burst.toString());
            sent += length;
        }
    }

    private static Optional<String> lastEvent(AgentSite site) {
        return site.state.status().orElseThrow().lastEvent();
    }

    /** A hook is slower than the FIFO, and its file may be read after the line that followed it: the host is what counts. */
    @Test
    void should_see_that_it_is_still_master_when_an_old_file_overtakes_the_last_line() throws IOException {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            site.says("MASTER");
            Eventually.holds(site.said::toString, () -> lastEvent(site).equals(Optional.of("VI_1 MASTER 100")));
            spool(site, "VI_1", "INSTANCE \"VI_1\" BACKUP 100\n");
            Eventually.holds(site.said::toString, () -> lastEvent(site).equals(Optional.of("VI_1 BACKUP 100")));
            assertThat(site.decides("all-well").good()).isTrue();
            int told = site.told.size();
            Eventually.holds(site.said::toString, () -> site.told.size() >= told + 1);
        }
    }

    private static boolean isEmpty(Path spool) {
        try (Stream<Path> files = Files.list(spool)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spool(AgentSite site, String instance, String line) throws IOException {
        Path spool = site.folder.resolve("spool");
        Path fresh = Files.writeString(site.folder.resolve("fresh"), line, StandardCharsets.UTF_8);
        Files.move(fresh, spool.resolve("INSTANCE-" + instance), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void should_take_what_lay_there_before_it_came_for_history() throws IOException {
        AgentSite site = AgentSite.of(folder, "{ policy: audit }");
        Files.createDirectories(folder.resolve("spool"));
        for (int i = 0; i < 300; i++) {
            Files.writeString(folder.resolve("spool/INSTANCE-VI_" + i), "INSTANCE \"VI_1\" STOP 100\n");
        }
        Files.writeString(folder.resolve("spool/.INSTANCE-VI_1.99"), "INSTANCE \"VI_");
        try (NotifyFifo before = new NotifyFifo(site.fifo(), line -> {}, new Silent())) {
            before.drain();
        }
        try (var keepalived = Files.newByteChannel(site.fifo(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            keepalived.write(
                    ByteBuffer.wrap("INSTANCE \"VI_1\" FAULT 100\n".repeat(2000).getBytes(StandardCharsets.US_ASCII)));
            site.start();
            site.decides("all-well");
            assertThat(site.state.status().orElseThrow().lastEvent()).isEmpty();
            assertThat(folder.resolve("spool")).isEmptyDirectory();
        } finally {
            site.close();
        }
    }

    /** The spool may be long, and the FIFO does not wait for it. */
    @Test
    void should_not_take_for_history_what_comes_while_the_history_is_read() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        Path path = folder.resolve("fifo");
        try (NotifyFifo fifo = new NotifyFifo(path, heard::add, new Silent())) {
            fifo.drain();
            Files.writeString(path, "INSTANCE \"VI_1\" MASTER 100\n", StandardOpenOption.WRITE);
            assertThat(heard).isEmpty();
            fifo.listen();
            Eventually.holds(heard::toString, () -> heard.size() == 1);
        }
        Path folderOfSpool = folder.resolve("files");
        try (EventSpool spool = new EventSpool(folderOfSpool, heard::add, new Silent())) {
            spool.drain();
            Files.writeString(folderOfSpool.resolve("INSTANCE-VI_1"), "INSTANCE \"VI_1\" STOP 100\n");
            assertThat(heard).hasSize(1);
            spool.listen();
            Eventually.holds(heard::toString, () -> heard.contains("INSTANCE \"VI_1\" STOP 100"));
        }
    }

    @Test
    void should_follow_when_keepalived_replaces_the_fifo() throws Exception {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            Path other = folder.resolve("other");
            assertThat(new ProcessBuilder("mkfifo", other.toString()).start().waitFor())
                    .isZero();
            Files.move(other, site.fifo(), StandardCopyOption.REPLACE_EXISTING);
            try (var keepalived =
                    Files.newByteChannel(site.fifo(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                keepalived.write(ByteBuffer.wrap(
                        "INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100\n".getBytes(StandardCharsets.US_ASCII)));
                Eventually.holds(
                        site.said::toString,
                        () -> site.state.status().orElseThrow().lastEvent().isPresent());
            }
        }
    }
}
