package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.GuardChoice;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.LeftForHuman;
import io.github.vipnat.apply.Outcome.WentBack;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A router knows a revert timer by its user, and several vipnat and people may share one account. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class WhoseTimerTest {

    private static final String CONFIGURATION =
            LabSite.CONFIGURATION.replace("line con 0", "archive\n path flash:archive\n!\nline con 0");
    private static final String ARM = "configure terminal revert timer 10";
    private static final String CONFIRM = "configure confirm";
    private static final String SAVE = "write memory";
    private static final ApplyOptions UNGUARDED =
            ApplyOptions.careful().with(new GuardChoice(false, Duration.ofMinutes(10)));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private LabSite guarded() {
        return LabSite.inMemory(folder, builder -> builder.configuration(CONFIGURATION));
    }

    private static void later(LabSite site) {
        site.router.clock().advance(Duration.ofSeconds(2));
    }

    /** By the same account, over a timer that may be running. */
    private static void arms(LabSite site, OtherOperator other) {
        later(site);
        other.types(ARM, "end");
    }

    private static void assertNothingSavedOrConfirmed(LabSite site) {
        assertThat(site.router.linesReceived()).doesNotContain(CONFIRM, SAVE);
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
    }

    private static void assertForeign(Problem problem) {
        assertThat(problem.code()).isEqualTo("foreign-timer");
        assertThat(problem.what()).contains("Time configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEND", "line 3", "VERIFY", "DISARM"})
    void should_not_confirm_a_timer_that_replaced_its_own(String moment) throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at(moment, () -> arms(site, other));

            assertThat(site.apply()).isInstanceOfSatisfying(LeftForHuman.class, left -> {
                assertForeign(left.cause());
                assertForeign(left.hindrance());
                assertThat(left.reverts()).isPresent();
            });
            assertNothingSavedOrConfirmed(site);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_be_as_it_was_once_the_other_has_confirmed() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("DISARM", () -> arms(site, other));
            site.moments.onTheWayBack(() -> other.types(CONFIRM));

            assertThat(site.apply()).isInstanceOfSatisfying(WentBack.class, back -> assertForeign(back.cause()));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.router.linesReceived()).doesNotContain(SAVE).containsOnlyOnce(CONFIRM);
        }
    }

    @Test
    void should_not_save_under_a_timer_where_it_has_none_itself() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("VERIFY", () -> arms(site, other));

            assertThat(site.apply(UNGUARDED))
                    .isInstanceOfSatisfying(LeftForHuman.class, left -> assertForeign(left.cause()));
            assertNothingSavedOrConfirmed(site);
        }
    }

    @Test
    void should_stop_where_nobody_watches_and_go_on_once_the_timer_is_gone() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("VERIFY", () -> arms(site, other));
            assertThat(site.apply(ApplyOptions.unattended()))
                    .isInstanceOfSatisfying(Outcome.Stopped.class, stopped -> assertForeign(stopped.cause()));
            site.moments.at("never", () -> {});

            assertThat(Refusals.refused(() -> site.apply(ApplyOptions.unattended())))
                    .extracting(Problem::code)
                    .containsExactly("foreign-timer");
            assertNothingSavedOrConfirmed(site);

            other.types(CONFIRM);
            assertThat(site.apply(ApplyOptions.unattended())).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void should_take_a_refused_second_timer_for_somebody_elses() throws IOException {
        Quirks refused = Quirks.defaults().with(Quirk.SecondRevertTimer.REFUSED);
        try (LabSite site = LabSite.inMemory(
                        folder, builder -> builder.configuration(CONFIGURATION).quirks(refused));
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("GUARD", () -> arms(site, other));

            assertThat(site.apply()).isInstanceOfSatisfying(WentBack.class, back -> assertForeign(back.cause()));
            assertNothingSavedOrConfirmed(site);
            assertThat(site.natLinesReceived()).isEmpty();
        }
    }

    @Test
    void should_renew_its_own_and_confirm_what_it_renewed() {
        try (LabSite site = guarded()) {
            site.moments.at("VERIFY", () -> site.router.clock().advance(Duration.ofMinutes(6)));

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.linesReceived())
                    .containsSubsequence(ARM, "configure revert timer 10", CONFIRM, SAVE);
        }
    }

    @Test
    void should_not_renew_what_is_not_its_own() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("VERIFY", () -> {
                site.router.clock().advance(Duration.ofMinutes(6));
                arms(site, other);
            });

            assertThat(site.apply()).isInstanceOf(LeftForHuman.class);
            assertThat(site.router.linesReceived()).doesNotContain("configure revert timer 10", CONFIRM, SAVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE_EXECUTION", "AFTER_EXECUTION", "AFTER_REPLY"})
    void should_take_back_its_own_where_the_line_broke_while_it_was_armed(Moment moment) {
        try (LabSite site = guarded()) {
            site.moments.at("GUARD", () -> site.router.setFault(new Fault.DisconnectAfterLine(1, moment)));

            assertThat(site.apply()).isInstanceOf(WentBack.class);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_say_so_where_it_cannot_tell_any_more_whether_a_timer_runs() {
        try (LabSite site = guarded()) {
            site.moments.at("DISARM", () -> site.router.setFault(new Fault.DenyAuthorization("show archive")));

            assertThat(site.apply()).isInstanceOfSatisfying(LeftForHuman.class, left -> {
                assertThat(left.hindrance().code()).isEqualTo("timer-unknown");
                assertThat(left.reverts()).isPresent();
            });
            assertNothingSavedOrConfirmed(site);
        }
    }

    @Test
    void should_say_who_is_there_when_a_timer_is_in_the_way_and_not_ask_otherwise() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            arms(site, other);
            assertThat(Refusals.refused(site::apply).get(0).fix())
                    .startsWith("ask whoever set it (also there: netops from ")
                    .contains("configure confirm");

            site.router.setFault(new Fault.DenyAuthorization("^show users"));
            assertThat(Refusals.refused(site::apply).get(0).fix()).startsWith("ask whoever set it; then:");

            other.types(CONFIRM);
            site.router.clearLinesReceived();
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.linesReceived()).doesNotContain("show users", "show configuration lock");
        }
    }

    private static void dies(LabSite site, String moment) {
        site.moments.at(moment, () -> {
            throw new Died();
        });
        assertThat(Refusals.died(site::apply)).isTrue();
        site.moments.at("never", () -> {});
    }

    @Test
    void should_go_on_with_the_timer_of_its_own_dead_run() {
        try (LabSite site = guarded()) {
            dies(site, "line 4");
            later(site);
            dies(site, "VERIFY");
            later(site);

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_not_go_on_with_a_timer_that_its_dead_run_has_not_on_record() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            dies(site, "line 4");
            arms(site, other);

            List<Problem> problems = Refusals.refused(site::apply);
            assertThat(problems).extracting(Problem::code).containsExactly("foreign-timer");
            assertNothingSavedOrConfirmed(site);

            other.types(CONFIRM);
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
        }
    }

    /** A vipnat from another host that waits before it arms, and before its first line. */
    private static final class Second {

        private final Map<ApplyStep, CountDownLatch> arrived = latches();
        private final Map<ApplyStep, CountDownLatch> goOn = latches();
        private final MomentStrike moments = new MomentStrike();
        private final CompletableFuture<Outcome> outcome;

        Second(LabSite site, Path home) {
            moments.onEveryStep(step -> {
                if (goOn.containsKey(step)) {
                    arrived.get(step).countDown();
                    await(goOn.get(step));
                }
            });
            outcome = CompletableFuture.supplyAsync(() -> {
                try {
                    return site.applyFrom(home, moments);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    arrived.values().forEach(CountDownLatch::countDown);
                }
            });
        }

        private static Map<ApplyStep, CountDownLatch> latches() {
            return Map.of(ApplyStep.GUARD, new CountDownLatch(1), ApplyStep.SEND, new CountDownLatch(1));
        }

        void isAt(ApplyStep step) {
            await(arrived.get(step));
        }

        void goesOn(ApplyStep step) {
            goOn.get(step).countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(3, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Both are past PREFLIGHT when the first arms; the second arms right behind it. */
    @ParameterizedTest
    @EnumSource(Quirk.SecondRevertTimer.class)
    void should_leave_the_router_to_the_vipnat_whose_timer_runs(Quirk.SecondRevertTimer quirk) throws IOException {
        try (LabSite site = LabSite.start(
                folder,
                builder -> builder.configuration(CONFIGURATION)
                        .quirks(Quirks.defaults().with(quirk)))) {
            AtomicReference<Second> second = new AtomicReference<>();
            site.moments.onEveryStep(step -> {
                if (step == ApplyStep.GUARD) {
                    second.set(new Second(site, folder.resolve("elsewhere")));
                    second.get().isAt(ApplyStep.GUARD);
                } else if (step == ApplyStep.SEND) {
                    later(site);
                    second.get().goesOn(ApplyStep.GUARD);
                    second.get().isAt(ApplyStep.SEND);
                }
            });

            Outcome first = site.apply();
            List<String> savedByFirst = site.startupNatLines();
            second.get().goesOn(ApplyStep.SEND);
            Outcome other = second.get().outcome.join();

            assertEnds(quirk, first, other);
            if (hasTheOthersDeadline(quirk)) {
                assertThat(savedByFirst).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            }
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    private static boolean hasTheOthersDeadline(Quirk.SecondRevertTimer quirk) {
        return quirk == Quirk.SecondRevertTimer.REPLACES || quirk == Quirk.SecondRevertTimer.KEEPS_THE_BACKUP;
    }

    private static void assertEnds(Quirk.SecondRevertTimer quirk, Outcome first, Outcome other) {
        if (hasTheOthersDeadline(quirk)) {
            assertThat(first).isInstanceOfSatisfying(LeftForHuman.class, left -> assertForeign(left.hindrance()));
            assertThat(other).isInstanceOf(Outcome.Done.class);
            return;
        }
        assertThat(first).isInstanceOf(Outcome.Done.class);
        if (quirk == Quirk.SecondRevertTimer.KEEPS_EVERYTHING) {
            // It reads the first one's timer for its own, and stops where it finds that its work is done already.
            assertThat(other)
                    .isInstanceOfSatisfying(
                            LeftForHuman.class,
                            left -> assertThat(left.cause().code()).isEqualTo("rule-gone"));
        } else {
            assertThat(other).isInstanceOfSatisfying(WentBack.class, back -> assertForeign(back.cause()));
        }
    }
}
