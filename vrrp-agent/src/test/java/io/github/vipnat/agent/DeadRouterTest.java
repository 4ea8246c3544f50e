package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A router that lets itself be connected to and never says a word, first in cluster.yaml: nobody waits for it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeadRouterTest {

    @TempDir
    Path folder;

    private ServerSocket silent;
    private AgentSite site;
    private Optional<SimulatedRouter> second = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        silent = new ServerSocket(0);
        site = AgentSite.of(folder, "{ policy: repair, interval: 15m }");
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
        second.ifPresent(SimulatedRouter::close);
        silent.close();
    }

    /** Whatever has been done by now was done while the first one was waited for. */
    private void isStillWaitedFor() {
        assertThat(site.line("silent")).isEmpty();
    }

    @Test
    void should_verify_the_second_router_at_once() {
        site.describeFirst("silent", silent.getLocalPort());
        site.start();
        site.decides("all-well");
        isStillWaitedFor();
    }

    @Test
    void should_repair_the_second_router_and_tell_by_arp_while_the_first_is_waited_for() {
        site.describeFirst("silent", silent.getLocalPort());
        site.drift(0);
        site.start();
        Eventually.holds(site.said::toString, site::isWished);
        long begin = System.nanoTime();
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            times.add(site.reactsTo("INSTANCE \"VI_1\" " + (i % 2 == 0 ? "MASTER" : "MASTER_RX_LOWER_PRI") + " 100\n"));
        }
        isStillWaitedFor();
        Collections.sort(times);
        assertThat(times.get(times.size() / 2))
                .as(() -> AgentSite.STALLS.tellSince(begin))
                .isLessThan(EventInbox.coalescing().multipliedBy(3));
    }

    @Test
    void should_remind_the_routers_while_the_first_is_waited_for() {
        site.describeFirst("silent", silent.getLocalPort());
        site.start();
        site.decides("all-well");
        int told = site.told.size();
        Eventually.holds(site.said::toString, () -> site.told.size() > told);
        isStillWaitedFor();
    }

    /** Its wish to come again is its own: another router is not read because of it. */
    @Test
    void should_leave_a_router_in_peace_while_another_is_tried_again_and_again() throws IOException {
        int nobody = silent.getLocalPort();
        silent.close();
        site.describeFirst("gone", nobody);
        site.start();
        site.decides("all-well");
        assertThat(site.decides("gone", "router-unknown").good()).isFalse();
        Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
        double failures = site.metric("failures_total", "router=\"gone\"");
        site.router.clearLinesReceived();
        Eventually.holds(site.said::toString, () -> site.metric("failures_total", "router=\"gone\"") > failures + 1);
        // The session that found all well may be a moment late with its farewell.
        assertThat(site.router.linesReceived()).allMatch("exit"::equals);
    }

    @Test
    void should_see_to_a_pair_one_after_the_other_and_in_order() {
        SimulatedRouter other = SimulatedRouter.builder()
                .configuration(EdgeConfiguration.TEXT)
                .privilege15User("netops", "secret")
                .commandDelay(Duration.ofMillis(15))
                .start();
        second = Optional.of(other);
        site.trusts(other);
        other.setArp(AgentSite.VIP, AgentSite.dotted(AgentSite.OWN_MAC));
        site.describeFirst("edge0", other.port());
        site.describe(cluster -> cluster.replace("name: edge0\n", "name: edge0\n    pair: edge\n")
                .replace("name: edge\n", "name: edge\n    pair: edge0\n"));
        other.configureBehindTheBack("no " + EdgeConfiguration.WISHED.get(0), AgentSite.dead(0));
        site.save(other);
        site.drift(0);
        site.start();
        Eventually.holds(site.said::toString, () -> other.linesReceived().contains("write memory"));
        assertThat(site.typed("configure terminal")).isZero();
        Eventually.holds(site.said::toString, site::isWished);
        site.decides("edge0", "all-well");
        site.decides("edge", "all-well");
        assertThat(other.natLines()).containsAll(EdgeConfiguration.WISHED);
        assertThat(site.runs().list().stream().map(run -> run.router()).toList())
                .containsExactlyInAnyOrder("edge", "edge0");
    }
}
