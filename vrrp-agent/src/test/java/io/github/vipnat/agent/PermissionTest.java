package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.lab.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a repair that is under way: asked before each line, and before each save. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PermissionTest {

    private static final String REPAIR = "{ policy: repair, interval: 15m }";

    private static final int ENDS = Machine.FULL ? 20 : 6;

    /** Long enough to do something between a line and the next. */
    private static final Duration LINE = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private Optional<AgentSite> open = Optional.empty();

    private AgentSite site(Duration line) {
        AgentSite site = AgentSite.of(folder, REPAIR, router -> router.commandDelay(line));
        open = Optional.of(site);
        return site;
    }

    @AfterEach
    void close() {
        open.ifPresent(AgentSite::close);
    }

    private static void leaves(AgentSite site) {
        site.holding = Optional.empty();
    }

    private static void isFrozen(AgentSite site) {
        site.state.freeze("works on edge");
    }

    private static void isContested(AgentSite site) {
        int asked = site.asked.get();
        site.other = Optional.of("00:15:5d:0a:0b:02");
        site.says("MASTER_RX_LOWER_PRI");
        Eventually.holds(site.said::toString, () -> site.asked.get() > asked);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("the VIP leaves", (Consumer<AgentSite>) PermissionTest::leaves),
                Arguments.of("somebody freezes it", (Consumer<AgentSite>) PermissionTest::isFrozen));
    }

    /** Done by the very thread that types, when it asks whether it may go on: no line can come between. */
    private static void once(BooleanSupplier when, AgentSite site, Consumer<AgentSite> then) {
        AtomicBoolean isDone = new AtomicBoolean();
        site.beforeLooking = () -> {
            boolean asksHimself = Thread.currentThread().getName().equals("vipnat-edge");
            if (asksHimself && when.getAsBoolean() && isDone.compareAndSet(false, true)) {
                then.accept(site);
            }
        };
    }

    private static List<String> natLines(AgentSite site) {
        return site.router.linesReceived().stream()
                .filter(line -> line.contains("ip nat inside"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void should_type_no_rule_and_save_nothing_after(String story, Consumer<AgentSite> end) {
        AgentSite site = site(LINE).settled();
        site.drift(0, 1);
        once(() -> site.typed("configure terminal") == 1, site, end);
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.typed("configure terminal") == 1);
        Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
        assertThat(natLines(site)).isEmpty();
        assertThat(site.typed("write")).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void should_stop_between_two_rules_and_go_on_later(String story, Consumer<AgentSite> end) {
        AgentSite site = site(LINE).settled();
        site.drift(0, 1);
        Optional<VipHolding> here = site.holding;
        once(() -> !natLines(site).isEmpty(), site, end);
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> !natLines(site).isEmpty());
        Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
        assertThat(natLines(site)).hasSize(1);
        assertThat(site.typed("write")).isZero();
        site.holding = here;
        site.state.thaw();
        site.says("MASTER_RX_LOWER_PRI");
        Eventually.holds(site.said::toString, site::isWished);
    }

    /** ios-facts 4, "busy": three tries, and nobody's VIP in the meantime. */
    @Test
    void should_not_try_to_save_again_after_the_vip_has_left() {
        AgentSite site = site(LINE).settled();
        site.drift(0);
        site.router.setFault(new Fault.NvramBusy(1));
        once(() -> site.typed("write memory") == 1, site, PermissionTest::leaves);
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.typed("write memory") == 1);
        Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
        assertThat(site.typed("write memory")).isEqualTo(1);
    }

    @Test
    void should_stop_when_another_master_shows_itself() {
        AgentSite site = site(LINE).settled();
        site.drift(0, 1);
        once(() -> site.typed("configure terminal") == 1, site, PermissionTest::isContested);
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.typed("configure terminal") == 1);
        site.decides("split-brain");
        assertThat(natLines(site).size()).isLessThan(4);
        assertThat(site.typed("write")).isZero();
    }

    /**
     * SIGTERM at any line: an end within a second, by a clock that stands still while the machine does, and the next agent finds
     * a router that is whole or to be gone on with.
     */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void should_end_within_a_second_at_any_line_and_leave_what_the_next_one_finishes() {
        AgentSite site = site(Duration.ofMillis(4)).settled();
        site.stop();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ENDS; i++) {
            site.drift(0, 1);
            site.state.thaw();
            int line = 1 + random.nextInt(50);
            site.restart();
            Eventually.holds(
                    site.said::toString, () -> site.router.linesReceived().size() >= line || site.isWished());
            long begin = System.nanoTime();
            assertThat(site.stop())
                    .as(() -> "at line " + line + ", " + AgentSite.STALLS.tellSince(begin))
                    .isLessThan(Duration.ofSeconds(1));
            Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);

            site.restart();
            Eventually.holds(() -> "at line " + line + site.said, () -> site.isWished() && allEnded(site));
            site.stop();
            Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
        }
        assertThat(site.router.natLines()).hasSize(EdgeConfiguration.WISHED.size() + 1);
    }

    /** Whoever types for the file before is given the same time. */
    @Test
    void should_wait_for_the_line_that_is_being_typed_although_the_file_has_changed_since() {
        AgentSite site = site(Duration.ZERO).settled();
        site.drift(0, 1);
        site.router.setFault(new Fault.Stall(21));
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.router.linesReceived().size() == 21);
        site.describe(cluster -> cluster.replace("interval: 15m", "interval: 14m"));
        Eventually.holds(site.said::toString, () -> site.said.stream().anyMatch(line -> line.contains("read anew")));
        long begin = System.nanoTime();
        Duration end = site.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(500));
        assertThat(end).as(() -> AgentSite.STALLS.tellSince(begin)).isLessThan(Duration.ofSeconds(1));
    }

    private static boolean allEnded(AgentSite site) {
        return site.runs().list().stream().allMatch(run -> run.ending().isPresent());
    }
}
