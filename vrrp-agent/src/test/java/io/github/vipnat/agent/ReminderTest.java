package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who is told, and how often: the only cure for a partition that healed in silence, and what must not stop it or delay it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReminderTest {

    private static final String OTHER_MAC = "00:15:5d:0a:0b:02";

    /** Two reminders of three seconds, each noticed up to a second later, and as much again. */
    private static final Duration SOME_REMINDERS = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private AgentSite site;

    @BeforeEach
    void start() {
        site = AgentSite.of(folder, "{ policy: audit, interval: 15m, warm-session: true }");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void isReminded() {
        int told = site.told.size();
        long begin = System.nanoTime();
        Eventually.holds(site.said::toString, () -> site.told.size() >= told + 2);
        assertIsOnTime(begin);
    }

    /** By a clock that stands still while the machine does. */
    private static void assertIsOnTime(long begin) {
        assertThat(AgentSite.STALLS.ownTimeSince(begin))
                .as(() -> AgentSite.STALLS.tellSince(begin))
                .isLessThan(SOME_REMINDERS);
    }

    /** Longer than whoever waits for what must not depend on it. */
    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2 * Machine.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void should_go_on_when_a_stale_word_of_vrrp_speaks_against_what_is_seen_and_nobody_else_is_there() {
        site.settled();
        Eventually.holds(site.said::toString, () -> site.asked.get() == 1);
        site.says("MASTER");
        site.decides("all-well");
        Eventually.holds(site.said::toString, () -> site.asked.get() == 2);
        site.says("BACKUP");
        Eventually.holds(site.said::toString, () -> site.asked.get() >= 3);
        Eventually.holds(
                site.said::toString,
                () -> site.state.status().orElseThrow().lastEvent().toString().contains("BACKUP"));
        site.decides("all-well");
        isReminded();
        // By the one who heard it, and by the one who sees to the router if that one is first.
        assertThat(site.asked.get()).isLessThanOrEqualTo(4);
    }

    /** FRR and Pacemaker tell nobody. */
    @Test
    void should_report_another_host_when_the_vip_comes_without_a_word_of_vrrp() {
        site.holding = Optional.empty();
        site.settled();
        site.other = Optional.of(OTHER_MAC);
        site.holding = Optional.of(new VipHolding("eth0", AgentSite.OWN_MAC));
        site.decides("split-brain");
    }

    @Test
    void should_tell_nobody_anything_while_another_host_answers_too() {
        site.settled();
        site.says("MASTER");
        site.decides("all-well");
        site.other = Optional.of(OTHER_MAC);
        site.says("MASTER_RX_LOWER_PRI");
        site.decides("split-brain");
        int told = site.told.size();
        int asked = site.asked.get();
        long begin = System.nanoTime();
        Eventually.holds(site.said::toString, () -> site.asked.get() >= asked + 2);
        assertIsOnTime(begin);
        assertThat(site.told).hasSize(told);
        site.other = Optional.empty();
        site.decides("all-well");
        isReminded();
    }

    @Test
    void should_tell_at_once_after_the_vip_has_come_back_whatever_was_known_of_others_before_it_went() {
        site.settled();
        site.other = Optional.of(OTHER_MAC);
        site.says("MASTER");
        site.decides("split-brain");
        Optional<VipHolding> here = site.holding;
        site.holding = Optional.empty();
        site.says("BACKUP");
        site.decides("not-holder");
        site.other = Optional.empty();
        CountDownLatch answer = new CountDownLatch(1);
        site.beforeAnswering = () -> await(answer);
        site.holding = here;
        isToldAtOnce(answer);
    }

    /** While nobody has an answer yet, and long before the next reminder. */
    private void isToldAtOnce(CountDownLatch answer) {
        long begin = System.nanoTime();
        assertThat(site.reactsTo("INSTANCE \"VI_1\" MASTER 100\n"))
                .as(() -> AgentSite.STALLS.tellSince(begin))
                .isLessThan(Duration.ofSeconds(1));
        site.decides("all-well");
        answer.countDown();
    }

    @Test
    void should_tell_at_once_when_the_vip_is_seen_before_vrrp_says_so() {
        site.holding = Optional.empty();
        site.settled();
        site.says("BACKUP");
        CountDownLatch answer = new CountDownLatch(1);
        site.beforeAnswering = () -> await(answer);
        Eventually.holds(
                site.said::toString,
                () -> site.state.status().orElseThrow().lastEvent().isPresent());
        site.holding = Optional.of(new VipHolding("eth0", AgentSite.OWN_MAC));
        Eventually.holds(site.said::toString, () -> site.asked.get() == 1);
        assertThat(site.told).isEmpty();
        isToldAtOnce(answer);
    }

    /** keepalived says MASTER_RX_LOWER_PRI once for each advert (keepalived-facts 1.1), a second apart, for as long as it lasts. */
    @Test
    void should_only_look_at_the_neighbour_when_vrrp_says_the_same_again_and_again() {
        site.settled();
        Eventually.holds(site.said::toString, () -> site.asked.get() == 1);
        site.says("MASTER_RX_LOWER_PRI");
        Eventually.holds(site.said::toString, () -> site.metric("event_to_verified_seconds_count") == 1);
        site.decides("all-well");
        site.router.clearLinesReceived();
        for (int i = 2; i <= 5; i++) {
            int verified = i;
            site.reactsTo("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100\n");
            Eventually.holds(site.said::toString, () -> site.metric("event_to_verified_seconds_count") == verified);
        }
        assertThat(site.router.linesReceived()).hasSize(4).allMatch(line -> line.startsWith("show ip arp"));
        assertThat(site.asked).hasValue(2);

        site.routerLearns = false;
        site.router.setArp(AgentSite.VIP, AgentSite.dotted(OTHER_MAC));
        site.says("MASTER_RX_LOWER_PRI");
        site.decides("arp-stale");
        assertThat(site.typed("show running-config")).isZero();
        site.routerLearns = true;
        site.decides("all-well");
    }

    @Test
    void should_not_knock_each_second_at_a_door_that_did_not_open() {
        site.settled();
        site.says("MASTER");
        site.decides("all-well");
        site.router.close();
        site.says("MASTER_RX_LOWER_PRI");
        site.decides("router-unknown");
        double visits = site.metric("router_visits_total");
        long begin = System.nanoTime();
        for (int i = 0; i < 12; i++) {
            site.reactsTo("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100\n");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        // It comes again by itself after one second, after two, after four, or half of that; one may be on its way
        // already.
        assertThat(site.metric("router_visits_total") - visits)
                .as("in %s s", seconds)
                .isLessThanOrEqualTo(1 + Math.log(2 * seconds + 2) / Math.log(2));
    }

    /** However long the burst, what comes behind it waits for a single rest, and is told by itself. */
    @Test
    void should_act_on_an_event_in_or_behind_a_burst_after_one_rest() {
        long begin = System.nanoTime();
        List<Duration> times = behindBursts(5);
        assertThat(times.get(2))
                .as(() -> AgentSite.STALLS.tellSince(begin))
                .isLessThan(EventInbox.coalescing().multipliedBy(3));
    }

    /** {@code bin/test --measure}. */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_at_most_250_ms_until_an_event_behind_a_burst_is_told() {
        List<Duration> times = behindBursts(11);
        System.out.println("event behind a burst, until told: median "
                + times.get(5).toMillis() + " ms, longest " + times.get(10).toMillis() + " ms; " + Machine.load());
        assertThat(times.get(5)).isLessThanOrEqualTo(Duration.ofMillis(250));
    }

    private List<Duration> behindBursts(int count) {
        site.settled();
        site.says("MASTER");
        site.decides("all-well");
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            site.reactsTo("INSTANCE \"VI_1\" BACKUP 100\nINSTANCE \"VI_1\" MASTER 100\n".repeat(500));
            int told = site.told.size();
            long begin = System.nanoTime();
            site.says("MASTER_RX_LOWER_PRI");
            Eventually.holds(site.said::toString, () -> site.told.size() > told);
            times.add(AgentSite.STALLS.ownTimeSince(begin));
        }
        Collections.sort(times);
        return times;
    }

    /** A login takes longer than the shortest rest; a storm of adverts must not become one login after the other. */
    @Test
    void should_rest_longer_each_time_though_a_visit_takes_longer_than_the_rest() throws IOException {
        site.close();
        site = AgentSite.of(
                Files.createDirectory(folder.resolve("slow")),
                "{ policy: audit, interval: 15m }",
                router -> router.commandDelay(Duration.ofMillis(60)));
        site.settled();
        site.says("MASTER_RX_LOWER_PRI");
        Eventually.holds(site.said::toString, () -> site.metric("event_to_verified_seconds_count") == 1);
        double visits = site.metric("router_visits_total");
        long begin = System.nanoTime();
        for (int advert = 0; advert < 20; advert++) {
            site.reactsTo("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100\n");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        // A turn while the rests double to ten seconds: five of them in the first six seconds, one more in the next
        // seven.
        assertThat(site.metric("router_visits_total") - visits)
                .as("in %s s", seconds)
                .isLessThanOrEqualTo(6 + seconds / 10);
    }
}
