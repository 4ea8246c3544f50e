package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunRecord.Partner;
import io.github.vipnat.apply.journal.RunRecord.Result;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two routers of a pair are one run: both new and saved, or both as they were. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class PairTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void should_take_both_through_each_step_before_either_goes_on() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            List<String> steps = new ArrayList<>();
            pair.moments.forEach((name, at) -> at.onEveryStep(step -> steps.add(name + " " + step)));

            assertThat(pair.apply()).allMatch(outcome -> outcome instanceof Outcome.Done done && done.saved());
            assertThat(steps)
                    .containsExactly(
                            "edge1 PREFLIGHT",
                            "edge2 PREFLIGHT",
                            "edge1 GUARD",
                            "edge2 GUARD",
                            "edge1 SEND",
                            "edge2 SEND",
                            "edge1 VERIFY",
                            "edge2 VERIFY",
                            "edge1 DISARM",
                            "edge2 DISARM",
                            "edge1 SAVE",
                            "edge2 SAVE");
            pair.assertBoth(LabSite.AFTER);
        }
    }

    static Stream<Arguments> everyFaultAtEveryMomentOfEither() {
        List<Fault> faults = List.of(
                new Fault.DisconnectAfterLine(1, Moment.BEFORE_EXECUTION),
                new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION),
                new Fault.LosePrompt(1),
                new Fault.LoseCharacters(1, 5, 1),
                new Fault.DenyAuthorization("nat|write|show|configure"));
        List<String> moments =
                List.of("PREFLIGHT", "GUARD", "SEND", "line 1", "line 4", "line 7", "VERIFY", "DISARM", "SAVE");
        return Stream.of("edge1", "edge2")
                .flatMap(router -> moments.stream()
                        .flatMap(moment -> faults.stream().map(fault -> Arguments.of(router, moment, fault))));
    }

    @ParameterizedTest
    @MethodSource("everyFaultAtEveryMomentOfEither")
    void should_end_with_both_new_and_saved_or_both_as_they_were(String router, String moment, Fault fault)
            throws IOException {
        try (LabPair pair = LabPair.inMemory(folder)) {
            assertWhole(pair, router, moment, fault);
        }
    }

    /** One of nine, so that each fault and each moment has its turn; all of them with {@code -Dvipnat.full=true}. */
    static Stream<Arguments> faultsOverSsh() {
        List<Arguments> all = everyFaultAtEveryMomentOfEither().toList();
        return Boolean.getBoolean("vipnat.full")
                ? all.stream()
                : IntStream.range(0, all.size() / 9)
                        .mapToObj(i -> all.get(9 * i))
                        .filter(each -> !isSilent((Fault) each.get()[2]));
    }

    /** Somebody really waits for a deadline. */
    private static boolean isSilent(Fault fault) {
        return fault instanceof Fault.LosePrompt;
    }

    @ParameterizedTest
    @MethodSource("faultsOverSsh")
    void should_end_with_both_new_and_saved_or_both_as_they_were_over_ssh(String router, String moment, Fault fault)
            throws IOException {
        try (LabPair pair = new LabPair(folder, isSilent(fault) ? LabSite.HASTY : LabSite.PATIENT)) {
            assertWhole(pair, router, moment, fault);
        }
    }

    private static void assertWhole(LabPair pair, String router, String moment, Fault fault) {
        List<PlanReview> plans = pair.plan();
        pair.moments.get(router).at(moment, () -> pair.routers.get(router).setFault(fault));
        // A fault that stays would bar the way back as well; this one is over when the way back begins.
        pair.healsOnTheWayBack();

        boolean done = isDone(pair, plans);

        pair.assertBoth(done ? LabSite.AFTER : LabSite.BEFORE);
        assertThat(pair.runs())
                .extracting(run -> run.ending().orElseThrow().result())
                .allMatch((done ? Result.DONE : Result.WENT_BACK)::equals);
        pair.routers.values().forEach(each -> Eventually.holds(() -> each.openSessions() == 0));
    }

    /** Whether both were done; neither may be when the other is not. */
    private static boolean isDone(LabPair pair, List<PlanReview> plans) {
        List<Outcome> outcomes;
        try {
            outcomes = pair.reconciler.apply(plans, ApplyOptions.careful(), "");
        } catch (ProblemException e) {
            assertThat(pair.routers.values())
                    .allSatisfy(router -> assertThat(router.linesReceived())
                            .noneMatch(line -> line.contains("ip nat inside source static")));
            return false;
        }
        boolean done = outcomes.get(0) instanceof Outcome.Done;
        assertThat(outcomes)
                .allMatch(outcome -> done ? outcome instanceof Outcome.Done : outcome instanceof Outcome.WentBack);
        return done;
    }

    static Stream<Arguments> savesThatFail() {
        return Stream.of("edge1", "edge2")
                .flatMap(router -> Stream.of(new Fault.NvramFull(), new Fault.NvramTooSmall())
                        .map(fault -> Arguments.of(router, fault)));
    }

    @ParameterizedTest
    @MethodSource("savesThatFail")
    void should_take_a_saved_router_back_when_its_partner_cannot_save(String router, Fault fault) throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            pair.routers.get(router).setFault(fault);

            assertThat(pair.apply())
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.WentBack.class, back -> {
                        assertThat(back.cause().code()).isEqualTo("not-saved");
                        assertThat(back.cause().where()).isEqualTo("router " + router);
                    }));
            pair.assertBoth(LabSite.BEFORE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge1", "edge2"})
    void should_take_the_healthy_one_back_first(String broken) throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            List<String> back = new ArrayList<>();
            pair.moments.forEach((name, at) -> at.onTheWayBack(() -> back.add(name)));
            pair.moments
                    .get(broken)
                    .at("VERIFY", () -> pair.routers.get(broken).setFault(new Fault.DisconnectAfterLine(1)));

            assertThat(pair.apply()).allMatch(Outcome.WentBack.class::isInstance);
            assertThat(back).hasSize(2).last().isEqualTo(broken);
        }
    }

    @Test
    void should_send_nothing_to_either_when_one_is_not_ready_and_name_what_speaks_against_both() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            List<PlanReview> plans = pair.plan();
            pair.edge1().addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
            pair.edge2().removeArp(LabSite.VIP);

            assertThat(Refusals.refused(() -> pair.reconciler.apply(plans, ApplyOptions.careful(), "")))
                    .extracting(Problem::code)
                    .containsExactly("rule-in-use", "vip-not-alive");
            pair.assertBoth(LabSite.BEFORE);
            assertThat(pair.runs()).isEmpty();
        }
    }

    @Test
    void should_be_unreachable_when_one_is_refused_and_the_other_not_reached() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            List<PlanReview> plans = pair.plan();
            pair.edge1().removeArp(LabSite.VIP);
            pair.edge2().close();

            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class, () -> pair.reconciler.apply(plans, ApplyOptions.careful(), ""));
            assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.UNREACHABLE);
            assertThat(refusal.problems()).extracting(Problem::code).containsExactly("vip-not-alive", "unreachable");
        }
    }

    @Test
    void should_write_into_both_runs_that_they_belong_together() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            pair.apply();

            List<RunRecord> runs = pair.runs();
            assertThat(runs).extracting(RunRecord::router).containsExactly("edge1", "edge2");
            assertThat(runs.get(0).pair())
                    .contains(new Partner("edge2", runs.get(1).id()));
            assertThat(runs.get(1).pair())
                    .contains(new Partner("edge1", runs.get(0).id()));
        }
    }

    @Test
    void should_change_the_one_that_lags_behind_and_leave_its_partner_alone() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            pair.reconciler.apply(pair.plan().get(0), ApplyOptions.careful(), "");
            pair.edge1().clearLinesReceived();

            List<Outcome> outcomes = pair.apply();

            assertThat(outcomes.get(0)).isInstanceOf(Outcome.NothingToDo.class);
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
            assertThat(pair.edge1().linesReceived()).doesNotContain("write memory", "configure terminal");
            pair.assertBoth(LabSite.AFTER);
            assertThat(pair.runs().get(1).pair()).isEmpty();
        }
    }

    static Stream<Arguments> deaths() {
        return Stream.of("edge1", "edge2")
                .flatMap(router -> Stream.of("GUARD", "SEND", "line 4", "VERIFY", "DISARM", "SAVE")
                        .map(moment -> Arguments.of(router, moment)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void should_finish_both_after_vipnat_died_in_the_middle(String router, String moment) throws IOException {
        try (LabPair pair = LabPair.inMemory(folder)) {
            pair.moments.get(router).at(moment, () -> {
                throw new Died();
            });
            assertThat(Refusals.died(pair::apply)).isTrue();
            pair.moments.get(router).at("never", () -> {});

            assertThat(pair.apply()).allMatch(Outcome.Done.class::isInstance);
            pair.assertBoth(LabSite.AFTER);
            assertThat(pair.runs()).allMatch(run -> run.ending().isPresent());
        }
    }

    @Test
    void should_leave_neither_lock_behind_when_another_vipnat_holds_one() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            List<PlanReview> plans = pair.plan();
            Reconciler second = new Reconciler(pair.topology, LabSite.surroundings(folder, new MomentStrike()));
            List<Problem> refusals = new ArrayList<>();
            pair.moments
                    .get("edge2")
                    .at(
                            "SEND",
                            () -> refusals.addAll(
                                    Refusals.refused(() -> second.apply(plans, ApplyOptions.careful(), ""))));
            pair.reconciler.apply(List.of(plans.get(1)), ApplyOptions.careful(), "");
            assertThat(refusals).extracting(Problem::code).containsExactly("another-run");

            assertThat(pair.reconciler
                            .apply(pair.plan(), ApplyOptions.careful(), "")
                            .get(0))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void should_keep_the_first_routers_guard_alive_while_its_partner_takes_long() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            pair.moments.get("edge2").at("line 7", () -> pair.elapse(Duration.ofMinutes(6)));
            pair.moments.get("edge1").at("DISARM", () -> pair.elapse(Duration.ofMinutes(6)));

            assertThat(pair.apply()).allMatch(Outcome.Done.class::isInstance);
            assertThat(pair.edge1().linesReceived()).contains("configure revert timer 10");
            pair.assertBoth(LabSite.AFTER);
        }
    }
}
