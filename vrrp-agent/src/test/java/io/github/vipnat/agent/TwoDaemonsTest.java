package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two whole agents with their own disks, FIFOs and threads at one router over SSH, while the VIP moves and VRRP chatters. */
@Execution(ExecutionMode.CONCURRENT)
class TwoDaemonsTest {

    private static final String REPAIR = "{ policy: repair, interval: 15m }";
    private static final VipHolding FIRST = new VipHolding("eth0", AgentSite.OWN_MAC);
    private static final VipHolding SECOND = new VipHolding("eth0", "00:15:5d:0a:0b:02");
    private static final int MOVES = 10;
    private static final Duration LONGEST_STAY = Duration.ofMillis(400);

    /** Begun and gone on with, by both together; measured: two. */
    private static final int MOST_RUNS = 5;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Machine.FULL ? 6 : 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void should_not_fight_and_end_as_wished(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Files.createDirectories(folder.resolve("one"));
        Files.createDirectories(folder.resolve("two"));
        try (AgentSite one = AgentSite.of(
                        folder.resolve("one"), REPAIR, router -> router.commandDelay(Duration.ofMillis(3)));
                AgentSite two = one.other(folder.resolve("two"), REPAIR)) {
            one.drift(0, 3);
            move(one, two, true, false);
            one.start();
            two.start();
            for (int i = 0; i < MOVES; i++) {
                boolean both = random.nextInt(5) == 0;
                boolean first = random.nextBoolean();
                move(one, two, both || first, both || !first);
                chatter(random, one, two);
                stay(random, one);
            }
            boolean last = random.nextBoolean();
            move(one, two, last, !last);
            (last ? two : one).says("BACKUP");
            AgentSite master = last ? one : two;
            master.says("MASTER");
            endsWell(one, two, master);
        }
    }

    private static void move(AgentSite one, AgentSite two, boolean first, boolean second) {
        one.holding = first ? Optional.of(FIRST) : Optional.empty();
        two.holding = second ? Optional.of(SECOND) : Optional.empty();
        one.other = two.holding.map(VipHolding::mac);
        two.other = one.holding.map(VipHolding::mac);
    }

    /** What keepalived says on either node, late, twice or not at all. */
    private static void chatter(SplittableRandom random, AgentSite... nodes) {
        for (AgentSite node : nodes) {
            if (random.nextInt(6) > 0 && Files.exists(node.fifo())) {
                boolean late = random.nextInt(6) == 0;
                node.says(node.holding.isPresent() != late ? "MASTER" : "BACKUP");
            }
        }
    }

    /** Until the router has heard some lines, or for a while. */
    private static void stay(SplittableRandom random, AgentSite site) {
        int heard = site.router.linesReceived().size() + random.nextInt(25);
        long end = System.nanoTime() + LONGEST_STAY.toNanos();
        Eventually.holds(
                site.said::toString, () -> site.router.linesReceived().size() >= heard || System.nanoTime() > end);
    }

    private static void endsWell(AgentSite one, AgentSite two, AgentSite master) {
        List<String> story = Stream.concat(one.said.stream(), two.said.stream()).toList();
        Eventually.holds(() -> one.said + "\n" + two.said, one::isWished);
        Eventually.holds(
                () -> one.said + "\n" + two.said,
                () -> master.line("edge")
                        .filter(line -> line.decision().equals("all-well"))
                        .isPresent());
        Eventually.holds(story::toString, () -> one.router.openSessions() == 0);
        assertThat(one.router.natLines()).hasSize(EdgeConfiguration.WISHED.size() + 1);
        assertThat(one.router.linesReceived())
                .noneMatch(line -> line.startsWith("ip nat inside source static tcp 10.51.10.1"));
        int runs = one.runs().list().size() + two.runs().list().size();
        System.out.println("two agents: " + runs + " runs");
        assertThat(runs).isLessThanOrEqualTo(MOST_RUNS);
        for (AgentSite node : List.of(one, two)) {
            assertThat(node.state.frozen()).isEmpty();
        }
    }
}
