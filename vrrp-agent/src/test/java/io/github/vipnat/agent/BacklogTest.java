package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand lines through a real FIFO and a real spool: the right end, the latest fact, few visits. */
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

    @Test
    void should_end_with_the_latest_fact_and_a_handful_of_visits() throws Exception {
        try (AgentSite site =
                AgentSite.of(folder, "{ policy: repair, warm-session: true }").settled()) {
            site.router.setArp(AgentSite.VIP, "0015.5d0a.0b02");
            double before = site.metric("router_visits_total");
            long begin = System.nanoTime();
            SplittableRandom random = new SplittableRandom(7);
            for (int sent = 0; sent < LINES; ) {
                StringBuilder burst = new StringBuilder();
                for (int length = 1 + random.nextInt(2000); length > 0 && sent < LINES; length--, sent++) {
                    burst.append(line(random));
                }
                site.writes(burst.toString());
                spool(site, random, sent);
            }
            site.writes("half\nINSTANCE \"VI_1\" BACKUP 100\nINSTANCE \"VI_1\" MASTER 100\n");
            Eventually.holds(
                    site.said::toString,
                    () -> site.state.status().orElseThrow().lastEvent().equals(Optional.of("VI_1 MASTER 100")));
            site.decides("all-well");
            long rounds = 2 + (System.nanoTime() - begin) / Inbox.coalescing().toNanos();
            assertThat(site.router.natLines()).containsAll(AgentSite.WISHED);
            assertThat(site.metric("events_total")).isGreaterThan(LINES * 0.5);
            // A round each 250 ms at the most; each of them looks twice when it has to cure.
            assertThat(site.metric("router_visits_total") - before).isLessThanOrEqualTo(3.0 * rounds);
        }
    }

    private static void spool(AgentSite site, SplittableRandom random, int sent) throws IOException {
        Path spool = site.folder.resolve("spool");
        Path fresh = Files.writeString(spool.resolve(".f" + sent), line(random), StandardCharsets.UTF_8);
        Files.move(fresh, spool.resolve("INSTANCE-VI_" + random.nextInt(4)), StandardCopyOption.ATOMIC_MOVE);
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
            before.start(() -> {});
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
