package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.transport.TestKey;
import io.github.vipnat.transport.TestServer;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many routers, some at a time: nobody loses a turn, and nobody waits in the wrong place. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class FleetTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void should_work_on_as_many_as_agreed_and_give_results_in_the_order_of_the_file() throws IOException {
        try (LabFleet site = new LabFleet(folder, 5)) {
            CountDownLatch threeAtWork = new CountDownLatch(3);
            AtomicInteger atWork = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch lastBegan = new CountDownLatch(1);

            List<RouterResult<String>> results = site.fleet(3).each(site.topology.routers(), (reconciler, router) -> {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                threeAtWork.countDown();
                await(threeAtWork);
                if (router.name().equals("r5")) {
                    lastBegan.countDown();
                } else if (router.name().equals("r1")) {
                    await(lastBegan);
                }
                atWork.decrementAndGet();
                return "seen " + router.name();
            });

            assertThat(results)
                    .extracting(result -> result.finished().orElseThrow())
                    .containsExactly("seen r1", "seen r2", "seen r3", "seen r4", "seen r5");
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void should_give_everybody_a_turn_whatever_becomes_of_the_others() throws IOException {
        try (LabFleet site = new LabFleet(folder, 4)) {
            site.router(2).close();

            List<RouterResult<String>> results = site.fleet(2).each(site.topology.routers(), (reconciler, router) -> {
                if (router.name().equals("r3")) {
                    throw new IllegalStateException("a fault of ours");
                }
                return reconciler.plan(router).router();
            });

            assertThat(results).extracting(RouterResult::router).containsExactly("r1", "r2", "r3", "r4");
            assertThat(results.get(0).finished()).contains("r1");
            assertThat(results.get(3).finished()).contains("r4");
            assertThat(results.get(1).failed().orElseThrow().kind()).contains(Kind.UNREACHABLE);
            assertThat(results.get(2).failed().orElseThrow().kind()).isEmpty();
            assertThat(results.get(2).failed().orElseThrow().problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("internal-error"))
                    .satisfies(problem -> assertThat(problem.where()).isEqualTo("router r3"));
        }
    }

    @Test
    void should_let_everybody_finish_before_the_program_dies_of_one() throws IOException {
        try (LabFleet site = new LabFleet(folder, 2)) {
            CountDownLatch died = new CountDownLatch(1);
            AtomicInteger finished = new AtomicInteger();
            assertThatThrownBy(() -> site.fleet(2).each(site.topology.routers(), (reconciler, router) -> {
                        if (router.name().equals("r1")) {
                            died.countDown();
                            throw new Died();
                        }
                        await(died);
                        return finished.incrementAndGet();
                    }))
                    .isInstanceOf(Died.class);
            assertThat(finished).hasValue(1);
        }
    }

    @Test
    void should_spread_the_first_logins_and_only_those() throws IOException {
        try (LabFleet site = new LabFleet(folder, 5)) {
            List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
            RandomGenerator latest = () -> -1L >>> 1;
            Fleet fleet = new Fleet(site.topology, pausing(site, pauses::add), 3, latest);

            fleet.each(site.topology.routers(), (reconciler, router) -> router);

            assertThat(pauses)
                    .hasSize(2)
                    .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofNanos(1), Duration.ofMillis(30)));

            fleet.each(site.topology.routers(), (reconciler, router) -> router);
            assertThat(pauses).as("a second round").hasSize(2);
        }
    }

    @Test
    void should_work_on_all_at_the_same_time_up_to_a_number_for_each_processor() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(Fleet.usual(0)).isEqualTo(1);
        assertThat(Fleet.usual(3)).isEqualTo(3);
        assertThat(Fleet.usual(1000)).isEqualTo(Math.min(64, 16 * processors));
    }

    @Test
    void should_spread_them_differently_each_time_and_not_delay_a_single_router() throws IOException {
        try (LabFleet site = new LabFleet(folder, 4)) {
            List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
            Surroundings surroundings = pausing(site, pauses::add);
            new Fleet(site.topology, surroundings, 4).each(site.topology.routers(), (reconciler, router) -> router);
            assertThat(pauses).hasSize(3).doesNotHaveDuplicates();

            pauses.clear();
            new Fleet(site.topology, surroundings, 4)
                    .each(site.topology.routers().subList(0, 1), (r, router) -> router);
            assertThat(pauses).isEmpty();
        }
    }

    private static Surroundings pausing(LabFleet site, Pause pause) {
        Surroundings usual = LabSite.surroundings(site.folder, Progress.silent());
        return new Surroundings(
                usual.platforms(),
                usual.secrets(),
                usual.knownHosts(),
                usual.runs(),
                usual.progress(),
                pause,
                usual.clock(),
                usual.deadlines(),
                usual.sessionDeadlines());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, -1})
    void should_refuse_a_number_that_makes_no_sense(int parallel) throws IOException {
        try (LabFleet site = new LabFleet(folder, 1)) {
            assertThatThrownBy(() -> site.fleet(parallel)).hasMessageContaining("1..64");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void should_go_through_one_connection_to_a_jump_host_in_each_round(int parallel) throws IOException {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                LabFleet site = new LabFleet(folder, 4, number -> behind(jump))) {
            site.knownHosts().add(jump.hostKey());

            assertThat(site.plan(parallel)).allMatch(result -> result.finished().isPresent());
            assertThat(jump.triedPasswords()).hasSize(1);
            Eventually.holds(() -> jump.sshd().getActiveSessions().isEmpty());
            site.routers.forEach(router -> Eventually.holds(() -> router.openSessions() == 0));
        }
    }

    @Test
    void should_migrate_all_behind_a_jump_host_that_drops_the_line_in_the_middle_or_take_them_back()
            throws IOException {
        try (TestServer jump = TestServer.start(TestKey.ECDSA_256);
                LabFleet site = new LabFleet(folder, 3, number -> behind(jump))) {
            site.knownHosts().add(jump.hostKey());
            var reviews = site.reviews();
            MomentStrike moments = new MomentStrike();
            moments.at("line 9", () -> jump.sshd().getActiveSessions().forEach(session -> session.close(true)));

            List<RouterResult<Outcome>> results = new Fleet(site.topology, LabSite.surroundings(folder, moments), 2)
                    .apply(reviews, ApplyOptions.careful(), "");

            for (int i = 0; i < results.size(); i++) {
                // A router whose login met the drop was never touched; it has problems and no outcome.
                boolean done = results.get(i)
                        .finished()
                        .filter(Outcome.Done.class::isInstance)
                        .isPresent();
                assertThat(site.routers.get(i).natLines())
                        .as("%s", results.get(i))
                        .containsExactlyInAnyOrderElementsOf(done ? LabSite.AFTER : LabSite.BEFORE);
            }
            assertThat(results)
                    .noneMatch(result -> result.failed().isPresent()
                            && result.failed().orElseThrow().kind().isEmpty())
                    .anyMatch(result -> result.finished()
                            .filter(Outcome.WentBack.class::isInstance)
                            .isPresent());
        }
    }

    private static String behind(TestServer jump) {
        return "    jump: [{ address: 127.0.0.1, port: " + jump.port()
                + ", username: netops, password: env:JUMP_PASSWORD }]\n";
    }

    @Test
    void should_apply_to_all_and_tell_each_ones_end_in_the_order_of_the_file() throws IOException {
        try (LabFleet site = new LabFleet(folder, 4)) {
            var reviews = site.reviews();
            site.router(2).setFault(new Fault.DenyAuthorization("no ip nat .* 192\\.168\\.4\\.51 443"));
            site.router(3).removeArp(LabSite.VIP);

            List<RouterResult<Outcome>> results = site.fleet(4).apply(reviews, ApplyOptions.careful(), "CHG-3");

            assertThat(results).extracting(RouterResult::router).containsExactly("r1", "r2", "r3", "r4");
            assertThat(results.get(0).finished()).containsInstanceOf(Outcome.Done.class);
            assertThat(results.get(1).finished()).containsInstanceOf(Outcome.WentBack.class);
            assertThat(results.get(2).failed().orElseThrow().kind()).contains(Kind.REFUSED);
            assertThat(results.get(3).finished()).containsInstanceOf(Outcome.Done.class);
            assertThat(site.store().list())
                    .hasSize(3)
                    .allMatch(run -> run.ending().isPresent());
            assertThat(site.router(4).natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_stop_at_routers_that_were_not_begun_when_interrupted() throws IOException {
        try (LabFleet site = new LabFleet(folder, 3)) {
            var reviews = site.reviews();
            MomentStrike moments = new MomentStrike();
            List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
            moments.at("line 10", () -> interrupted.add(true));
            Surroundings surroundings = LabSite.surroundings(folder, moments).with(() -> !interrupted.isEmpty());

            List<RouterResult<Outcome>> results =
                    new Fleet(site.topology, surroundings, 1).apply(reviews, ApplyOptions.careful(), "");

            assertThat(results.get(0).finished()).containsInstanceOf(Outcome.Done.class);
            assertThat(results.get(1).finished().orElseThrow())
                    .isInstanceOfSatisfying(
                            Outcome.WentBack.class,
                            back -> assertThat(back.isInterrupted()).isTrue());
            assertThat(results.get(2).failed().orElseThrow().kind()).contains(Kind.INTERRUPTED);
            assertThat(site.router(3).linesReceived()).noneMatch(line -> line.startsWith("configure"));
        }
    }

    @Test
    void should_hold_a_pair_back_when_one_of_it_is_not_ready_or_left_out() throws IOException {
        try (LabFleet site = new LabFleet(folder, 3, FleetTest::pairOfTwoAndThree)) {
            Fleet fleet = site.fleet(4);
            var planned = fleet.each(site.topology.routers(), Reconciler::plan);
            assertThat(fleet.ready(planned)).isEqualTo(planned);

            var withoutThird = fleet.ready(planned.subList(0, 2));
            assertThat(withoutThird.get(0).finished()).isPresent();
            assertThat(problems(withoutThird.get(1)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("pair-incomplete"))
                    .satisfies(problem -> assertThat(problem.what()).isEqualTo("its pair r3 is left out"))
                    .satisfies(problem -> assertThat(problem.fix()).contains("vipnat plan -r r2 -r r3"));

            site.router(3).close();
            var unreachable = fleet.ready(fleet.each(site.topology.routers(), Reconciler::plan));
            assertThat(unreachable.get(0).finished()).isPresent();
            assertThat(problems(unreachable.get(1)))
                    .extracting(Problem::what)
                    .containsExactly("its pair r3 cannot be changed now");
            assertThat(unreachable.get(2).failed().orElseThrow().kind()).contains(Kind.UNREACHABLE);
        }
    }

    @Test
    void should_change_a_pair_as_one_run_among_others() throws IOException {
        try (LabFleet site = new LabFleet(folder, 4, FleetTest::pairOfTwoAndThree)) {
            var reviews = site.reviews();
            site.router(3).setFault(new Fault.NvramFull());

            List<RouterResult<Outcome>> results = site.fleet(4).apply(reviews, ApplyOptions.careful(), "");

            assertThat(results)
                    .extracting(
                            result -> result.finished().orElseThrow().getClass().getSimpleName())
                    .containsExactly("Done", "WentBack", "WentBack", "Done");
            assertThat(site.router(2).natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    private static String pairOfTwoAndThree(int number) {
        return number == 2 ? "    pair: r3\n" : number == 3 ? "    pair: r2\n" : "";
    }

    private static List<Problem> problems(RouterResult<?> result) {
        return result.failed().orElseThrow().problems();
    }
}
