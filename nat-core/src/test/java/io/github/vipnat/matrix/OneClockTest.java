package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.GuardChoice;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.RunDeadline;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.matrix.SilentRouter.Silence;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SendWindow;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However long a router is silent, and at whatever line: a run has one clock. Whoever looks at it afterwards finds the router
 * as it was, or as it should be, or knows what to type, within three minutes of its last answer.
 */
class OneClockTest {

    private static final Duration FOR_GOOD = Duration.ofDays(1);
    private static final Duration ONCE_IT_ANSWERS = Duration.ofMinutes(1);

    /** What one run came to. */
    private record Played(
            Outcome outcome, Optional<Duration> sinceSilence, Configuration running, Configuration startup) {}

    private final World world = DocumentSite.of(Personality.IOS_15, true);
    private final Configuration before = asTheRouterShowsIt();
    private ApplyOptions options = ApplyOptions.careful();

    private Configuration asTheRouterShowsIt() {
        try (SimulatedRouter router = world.router().withoutSsh().start()) {
            return Configuration.of(router.runningConfig());
        }
    }

    /** Hears when a step begins. */
    private record Watcher(Consumer<ApplyStep> hears) implements Progress {
        @Override
        public void begins(String router, ApplyStep step) {
            hears.accept(step);
        }

        @Override
        public void types(String router, String line) {
            // only steps matter
        }

        @Override
        public void finished(String router, ApplyStep step, String result, Duration took) {
            // only beginnings matter
        }
    }

    private Played play(Silence silence, Duration length, int packet) throws IOException {
        return play(silence, length, (router, step) -> {
            if (step == ApplyStep.GUARD) {
                router.silent.silentAt(packet);
            }
        });
    }

    /** A router and its silence. */
    private record Patient(SimulatedRouter router, SilentRouter silent) {}

    @FunctionalInterface
    private interface AtStep {
        void happens(Patient router, ApplyStep step);
    }

    private Played play(Silence silence, Duration length, AtStep atStep) throws IOException {
        try (SimulatedRouter router = world.router().withoutSsh().start();
                Scratch scratch = Scratch.create()) {
            world.settle(router);
            Patient patient = new Patient(router, new SilentRouter(router, silence, length));
            Reconciler reconciler = reconciler(patient, scratch.folder(), step -> atStep.happens(patient, step));
            PlanReview review = reconciler.plan(reconciler.router("edge"));
            Outcome outcome = reconciler.apply(review, options, "");
            Instant end = router.clock().now();
            return new Played(
                    outcome,
                    patient.silent.began().map(began -> Duration.between(began, end)),
                    Configuration.of(router.runningConfig()),
                    Configuration.of(router.startupConfig()));
        }
    }

    private Reconciler reconciler(Patient patient, Path folder, Consumer<ApplyStep> hears) {
        SimulatedRouter router = patient.router;
        Topology topology = new TopologyReader(folder)
                .read(folder.resolve("cluster.yaml"), world.cluster().formatted(22));
        return new Reconciler(
                topology,
                new Surroundings(
                        patient.silent.platforms(),
                        Secrets.from(
                                Map.of("IOS_PASSWORD", World.PASSWORD, "IOS_ENABLE", World.ENABLE),
                                SecretPrompt.none()),
                        new KnownHosts(folder.resolve("known_hosts")),
                        new RunStore(folder.resolve("state"), router.clock()::now, "tester"),
                        new Watcher(hears),
                        howLong -> router.clock().advance(howLong),
                        router.clock()::now,
                        ConnectDeadlines.usual(),
                        SessionDeadlines.usual()));
    }

    private boolean isOld(Configuration configuration) {
        return configuration.matches(before);
    }

    private boolean isNew(Configuration configuration) {
        return configuration.matches(before.withRules(DocumentSite.WANTED));
    }

    /** Plays a silence at every packet of a run, until one is beyond its end; says how many there were. */
    private int atEveryPacket(Silence silence, Duration length, Consumer<Played> right) throws IOException {
        for (int packet = 1; ; packet++) {
            Played played = play(silence, length, packet);
            if (played.sinceSilence().isEmpty() || isLogoutOnly(played)) {
                return packet - 1;
            }
            right.accept(played);
        }
    }

    /** Where the silence begins with the farewell it is nobody's business any more. */
    private static boolean isLogoutOnly(Played played) {
        return played.outcome() instanceof Outcome.Done
                && played.sinceSilence().filter(Duration.ZERO::equals).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void should_be_over_three_minutes_after_the_last_answer_of_a_router_that_is_silent_for_good(Silence silence)
            throws IOException {
        int packets = atEveryPacket(silence, FOR_GOOD, played -> {
            assertThat(played.outcome()).isInstanceOf(Outcome.LeftForHuman.class);
            assertThat(played.sinceSilence().orElseThrow()).isBetween(Duration.ofMinutes(1), RunClock.IN_VAIN);
            assertThat(((Outcome.LeftForHuman) played.outcome()).commands()).isNotEmpty();
        });
        assertThat(packets).isGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void should_go_back_when_it_is_back_after_a_minute(Silence silence) throws IOException {
        atEveryPacket(silence, Duration.ofSeconds(60), this::assertWhole);
    }

    @ParameterizedTest
    @EnumSource
    void should_go_back_when_it_is_back_after_two_minutes_and_a_half(Silence silence) throws IOException {
        atEveryPacket(silence, Duration.ofSeconds(150), this::assertWhole);
    }

    private void assertWhole(Played played) {
        boolean done = played.outcome() instanceof Outcome.Done;
        assertThat(played.outcome()).isInstanceOfAny(Outcome.Done.class, Outcome.WentBack.class);
        assertThat(done ? isNew(played.running()) : isOld(played.running()))
                .as("%s %s", played.outcome(), played.running())
                .isTrue();
        assertThat(done ? isNew(played.startup()) : isOld(played.startup())).isTrue();
        assertThat(played.sinceSilence().orElseThrow()).isLessThanOrEqualTo(RunClock.IN_VAIN.plus(ONCE_IT_ANSWERS));
    }

    @Test
    void should_not_cut_off_a_router_that_takes_long_over_every_answer() throws IOException {
        options = options.with(SendWindow.ofLines(1));

        Played played = play(Silence.DEAF, Duration.ZERO, (router, step) -> {
            if (step == ApplyStep.GUARD) {
                router.silent.answersAfter(Duration.ofSeconds(14));
            }
        });

        assertThat(played.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(isNew(played.running()) && isNew(played.startup())).isTrue();
    }

    @Test
    void should_go_all_the_way_back_on_a_router_that_takes_long_over_every_answer() throws IOException {
        Played played = play(Silence.DEAF, Duration.ZERO, (router, step) -> {
            if (step == ApplyStep.VERIFY) {
                router.silent.answersAfter(Duration.ofSeconds(14));
                router.router.setFault(new Fault.CutRunningConfig(20));
            } else if (step == ApplyStep.WAY_BACK) {
                router.router.setFault(Fault.none());
            }
        });

        assertThat(played.outcome()).isInstanceOf(Outcome.WentBack.class);
        assertThat(isOld(played.running()) && isOld(played.startup())).isTrue();
    }

    @Test
    void should_turn_back_before_a_timer_of_a_minute_fires() throws IOException {
        options = options.with(new GuardChoice(true, Duration.ofMinutes(1)));
        for (int packet = 1; packet <= 12; packet++) {
            int here = packet;
            Played played = play(Silence.UNREACHABLE, Duration.ofSeconds(50), (router, step) -> {
                if (step == ApplyStep.GUARD) {
                    router.silent.silentAt(here);
                } else if (step == ApplyStep.WAY_BACK) {
                    Instant now = router.router.clock().now();
                    assertThat(Duration.between(router.silent.began().orElse(now), now))
                            .isLessThan(Duration.ofSeconds(60));
                }
            });
            if (played.sinceSilence().isPresent()) {
                assertWhole(played);
            }
        }
    }

    @Test
    void should_say_how_long_it_may_take() {
        assertThat(RunDeadline.total(7, 1)).isEqualTo(Duration.ofMinutes(25).plusSeconds(28));
        assertThat(RunDeadline.total(14, 2)).isEqualTo(Duration.ofMinutes(50).plusSeconds(56));
    }
}
