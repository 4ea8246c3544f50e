package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.EventInbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** From the write into the FIFO until ARP and rules are verified, on a router that takes 20 ms for each line. */
@Isolated("milliseconds are measured")
class ReactionTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(20);
    private static final Duration ALLOWED = ROUND_TRIP.multipliedBy(3).plusMillis(30);

    @TempDir
    Path folder;

    @Test
    void should_have_verified_after_three_round_trips_and_30_ms_in_the_median() {
        try (AgentSite site = AgentSite.of(
                        folder, "{ policy: audit, warm-session: true }", router -> router.commandDelay(ROUND_TRIP))
                .settled()) {
            Duration best = median(site);
            // Several people share a machine here: the better of some medians counts.
            for (int i = 0; i < 2 && best.compareTo(ALLOWED) > 0; i++) {
                Duration next = median(site);
                best = next.compareTo(best) < 0 ? next : best;
            }
            System.out.println("event written to verified, median of 50: " + best.toMillis() + " ms");
            assertThat(best).isLessThanOrEqualTo(ALLOWED);
        }
    }

    /** An event right behind another one waits for it, on purpose. */
    private static void restsAgain(AgentSite site) {
        long rests = System.nanoTime() + EventInbox.coalescing().plusMillis(20).toNanos();
        Eventually.holds(site.said::toString, () -> System.nanoTime() > rests);
    }

    private static Duration median(AgentSite site) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            restsAgain(site);
            double verified = site.metric("event_to_verified_seconds_count");
            long begin = System.nanoTime();
            site.says(i % 2 == 0 ? "MASTER" : "MASTER_RX_LOWER_PRI");
            Eventually.holds(site.said::toString, () -> site.metric("event_to_verified_seconds_count") > verified);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
