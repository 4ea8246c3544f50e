package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.keepalived.real.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** From the write into the FIFO until ARP and rules are verified, on a router that takes 20 ms for each line. */
@Isolated("milliseconds are measured")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReactionTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(20);
    private static final Duration ALLOWED = ROUND_TRIP.multipliedBy(3).plusMillis(30);

    @TempDir
    Path folder;

    private AgentSite site() {
        return AgentSite.of(folder, "{ policy: audit, warm-session: true }", router -> router.commandDelay(ROUND_TRIP))
                .settled();
    }

    /** What takes time is what is typed: a single line for each event, and nobody logs in for it or rests before it. */
    @Test
    void should_have_verified_after_a_single_line_of_the_router() {
        try (AgentSite site = site()) {
            site.decides("all-well");
            reaction(site, "MASTER_RX_LOWER_PRI");
            site.router.clearLinesReceived();
            long begin = System.nanoTime();
            List<Duration> times = IntStream.range(0, 10)
                    .mapToObj(i -> reaction(site, "MASTER_RX_LOWER_PRI"))
                    .sorted()
                    .toList();
            assertThat(site.router.linesReceived()).hasSize(10).allMatch(line -> line.startsWith("show ip arp"));
            assertThat(times.get(5))
                    .as(() -> AgentSite.STALLS.tellSince(begin))
                    .isLessThan(ROUND_TRIP.plus(EventInbox.coalescing().multipliedBy(2)));
        }
    }

    /** {@code bin/test --measure}. */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_three_round_trips_and_30_ms_in_the_median_until_all_is_verified() {
        try (AgentSite site = site()) {
            List<Duration> times = IntStream.range(0, 50)
                    .mapToObj(i -> reaction(site, i % 2 == 0 ? "MASTER" : "MASTER_RX_LOWER_PRI"))
                    .sorted()
                    .toList();
            System.out.println(
                    "event written to verified, median of 50: " + times.get(25).toMillis() + " ms; " + Machine.load());
            assertThat(times.get(25)).isLessThanOrEqualTo(ALLOWED);
        }
    }

    /** An event right behind another one waits for it, on purpose. */
    private static void restsAgain(AgentSite site) {
        long rests = System.nanoTime() + EventInbox.coalescing().plusMillis(20).toNanos();
        Eventually.holds(site.said::toString, () -> System.nanoTime() > rests);
    }

    private static Duration reaction(AgentSite site, String state) {
        restsAgain(site);
        double verified = site.metric("event_to_verified_seconds_count");
        long begin = System.nanoTime();
        site.says(state);
        Eventually.holds(site.said::toString, () -> site.metric("event_to_verified_seconds_count") > verified);
        return AgentSite.STALLS.ownTimeSince(begin);
    }
}
