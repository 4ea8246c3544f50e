package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.GuardChoice;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two vipnat of different homes, with one account, both past PREFLIGHT when the first line is typed. Neither knows of the
 * other's lock. At most one of them may call it done; none may call it as before while the other's work stands; and no
 * global is ever left, running or saved, without a rule.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class TwoVipnatsTest {

    private static final Set<String> GLOBALS = Set.of("172.18.55.51", "192.168.4.51");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Boolean.getBoolean("vipnat.full") ? 200 : 8);
    }

    /** Waits for the other one where the work on the router begins. */
    private record Meeting(CyclicBarrier barrier, ApplyStep where) implements Progress {
        @Override
        public void begins(String router, ApplyStep step) {
            if (step == where) {
                try {
                    barrier.await(60, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void types(String router, String line) {
            // Only the first line is typed together.
        }

        @Override
        public void finished(String router, ApplyStep step, String result, Duration took) {
            // only beginnings matter
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_tell_the_truth_about_what_two_of_them_did(int seed) throws Exception {
        SplittableRandom dice = new SplittableRandom(seed);
        Path own = Files.createDirectories(folder.resolve("seed-" + seed));
        try (LabSite site = LabSite.start(own)) {
            List<Outcome> outcomes = together(site, own, dice);

            Set<String> running = new HashSet<>(site.router.natLines());
            Set<String> startup = new HashSet<>(site.startupNatLines());
            assertThat(startup).as("%s", outcomes).isIn(new HashSet<>(LabSite.BEFORE), new HashSet<>(LabSite.AFTER));
            assertThat(GLOBALS)
                    .as("%s", outcomes)
                    .allSatisfy(global -> assertThat(running).anyMatch(rule -> rule.contains(" " + global)));
            outcomes.forEach(outcome -> assertTrue(outcome, running, startup));
            assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSizeLessThan(2);
        }
    }

    private static void assertTrue(Outcome outcome, Set<String> running, Set<String> startup) {
        outcome.match(new Outcome.Cases<>(
                (Outcome.NothingToDo none) -> true,
                (Outcome.Done done) -> {
                    assertThat(running).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
                    assertThat(startup).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
                    return true;
                },
                (Outcome.WentBack back) -> {
                    assertThat(running).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
                    return true;
                },
                (Outcome.LeftForHuman left) -> {
                    assertThat(left.commands()).isNotEmpty();
                    return true;
                },
                (Outcome.Stopped stopped) -> true));
    }

    private static List<Outcome> together(LabSite site, Path own, SplittableRandom dice) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        ApplyStep where = dice.nextBoolean() ? ApplyStep.SEND : ApplyStep.GUARD;
        CyclicBarrier barrier = new CyclicBarrier(2);
        try {
            List<Callable<Outcome>> both = new ArrayList<>();
            for (String home : List.of("one", "other")) {
                ApplyOptions options = ApplyOptions.careful()
                        .with(SendWindow.ofLines(dice.nextInt(1, 17)))
                        .with(new GuardChoice(dice.nextBoolean(), Duration.ofMinutes(10)));
                Reconciler reconciler = another(site, own, home, new Meeting(barrier, where));
                PlanReview review = reconciler.plan(site.edge());
                both.add(() -> reconciler.apply(review, options, home));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : threads.invokeAll(both)) {
                outcomes.add(future.get(120, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Reconciler another(LabSite site, Path own, String home, Progress progress) throws IOException {
        Path state = Files.createDirectories(own.resolve(home));
        Files.copy(own.resolve("known_hosts"), state.resolve("known_hosts"));
        return new Reconciler(site.topology, LabSite.surroundings(state, progress));
    }
}
