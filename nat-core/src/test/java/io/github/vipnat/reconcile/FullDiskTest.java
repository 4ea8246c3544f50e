package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunJournal;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The disk is full at each write of a run: nothing is typed that is not on record, what is said is true of the router, and
 * no failed write is passed over in silence.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(600)
class FullDiskTest {

    private static final int ROOM_ENOUGH = 10_000;

    private static final Map<String, ApplyOptions> WAYS = Map.of(
            "ahead", ApplyOptions.careful(),
            "two ahead", ApplyOptions.careful().with(SendWindow.ofLines(2)),
            "in lock-step", ApplyOptions.careful().with(SendWindow.ofLines(1)),
            "dropping flows", LabSite.dropping());

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    static Stream<Arguments> ways() {
        return WAYS.keySet().stream()
                .sorted()
                .flatMap(way -> Stream.of(true, false).map(forGood -> Arguments.of(way, forGood)));
    }

    @ParameterizedTest(name = "{0}, full for good: {1}")
    @MethodSource("ways")
    void should_tell_the_truth_wherever_the_disk_is_full(String way, boolean forGood) throws IOException {
        int writes = play(way, new FullDisk(ROOM_ENOUGH, true), "enough").writes();
        assertThat(writes).as("a run is written down").isGreaterThan(5);
        for (int room = 0; room < writes; room++) {
            FullDisk disk = play(way, new FullDisk(room, forGood), "room-" + room);
            assertThat(disk.refused()).as("room for " + room).isPositive();
        }
    }

    private FullDisk play(String way, FullDisk disk, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        try (LabSite site = LabSite.inMemory(own, builder -> builder, disk)) {
            if (way.equals("dropping flows")) {
                site.flow("172.18.55.51:80", "10.51.10.11:80");
            }
            PlanReview plan = site.plan();
            Optional<Outcome> outcome = ended(site, plan, WAYS.getOrDefault(way, ApplyOptions.careful()));
            assertTrue(site, outcome, disk);
            String recorded = recorded(site);
            assertThat(site.natLinesReceived().stream().filter(plan.script().forwardLines()::contains))
                    .as("typed and on record")
                    .allMatch(recorded::contains);
            disk.makeRoom();
            assertNextRunIsDone(site);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(way + ", " + name, e);
        }
        return disk;
    }

    /** Empty where it was refused. */
    private static Optional<Outcome> ended(LabSite site, PlanReview plan, ApplyOptions options) {
        try {
            return Optional.of(site.reconciler.apply(plan, options, ""));
        } catch (ProblemException e) {
            assertThat(e.problems()).extracting(Problem::code).containsExactly("run-not-recorded");
            assertThat(site.natLinesReceived()).isEmpty();
            assertThat(site.folder.resolve("state/runs")).isEmptyDirectory();
            return Optional.empty();
        }
    }

    private static void assertTrue(LabSite site, Optional<Outcome> outcome, FullDisk disk) {
        boolean done = outcome.filter(Outcome.Done.class::isInstance).isPresent();
        assertThat(outcome.stream())
                .allSatisfy(each -> assertThat(each).isInstanceOfAny(Outcome.Done.class, Outcome.WentBack.class));
        List<String> expected = done ? LabSite.AFTER : LabSite.BEFORE;
        assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(site.runs().damaged()).isEmpty();
        outcome.ifPresent(told -> {
            assertThat(isLoud(told)).isEqualTo(disk.refused() > 0);
            boolean onRecord = site.runs().list().get(0).ending().isPresent();
            assertThat(told.notes().stream().anyMatch(RunJournal::isWithoutEnd)).isEqualTo(!onRecord);
        });
    }

    private static boolean isLoud(Outcome outcome) {
        boolean isCause =
                outcome instanceof Outcome.WentBack back && back.cause().code().equals("run-not-recorded");
        return isCause || !outcome.notes().isEmpty();
    }

    private static String recorded(LabSite site) throws IOException {
        List<RunRecord> runs = site.runs().list();
        return runs.isEmpty()
                ? ""
                : Files.readString(site.folder
                        .resolve("state/runs")
                        .resolve(runs.get(0).id())
                        .resolve("journal.jsonl"));
    }

    /** Somebody has made room; the next run ends well, and so has every one before it. */
    private static void assertNextRunIsDone(LabSite site) {
        site.router.clearFlows();
        assertThat(site.apply()).isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
        assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        assertThat(site.runs().list()).isNotEmpty().allMatch(run -> run.ending().isPresent());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void should_tell_the_truth_where_it_goes_on_with_a_run_that_died(boolean forGood) throws IOException {
        int writes = playGoingOn(ROOM_ENOUGH, forGood).writes();
        for (int room = 0; room < writes; room++) {
            FullDisk disk = playGoingOn(room, forGood);
            assertThat(disk.refused()).as("room for " + room).isPositive();
        }
    }

    private FullDisk playGoingOn(int room, boolean forGood) throws IOException {
        FullDisk disk = new FullDisk(ROOM_ENOUGH, forGood);
        Path own = Files.createDirectories(folder.resolve("going-on-" + room));
        try (LabSite site = LabSite.inMemory(own, builder -> builder, disk)) {
            site.moments.at("line 4", () -> {
                throw new Died();
            });
            assertThat(Refusals.died(() -> site.apply(WAYS.get("in lock-step"))))
                    .isTrue();
            site.moments.at("never", () -> {});
            List<String> halfDone = site.router.natLines();
            disk.leave(room);
            List<Outcome> outcome = new ArrayList<>();
            try {
                outcome.add(site.apply());
            } catch (ProblemException e) {
                assertThat(e.problems()).extracting(Problem::code).containsExactly("run-not-recorded");
                assertThat(site.router.natLines()).isEqualTo(halfDone);
            }
            assertThat(outcome).allSatisfy(each -> {
                List<String> expected = each instanceof Outcome.Done ? LabSite.AFTER : LabSite.BEFORE;
                assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(isLoud(each)).isEqualTo(disk.refused() > 0);
                assertThat(each.notes().stream().anyMatch(RunJournal::isWithoutEnd))
                        .isEqualTo(site.runs().list().stream()
                                .anyMatch(run -> run.ending().isEmpty()));
            });
            disk.makeRoom();
            assertNextRunIsDone(site);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("room for " + room, e);
        }
        return disk;
    }

    @Test
    void should_advise_what_closes_the_record_of_a_rollback_that_is_done() {
        FullDisk disk = new FullDisk(ROOM_ENOUGH, true);
        try (LabSite site = LabSite.inMemory(folder, builder -> builder, disk)) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            RunRecord run = site.runs().list().get(0);
            site.moments.at("SAVE", () -> disk.leave(0));
            Outcome back = rollBack(site, run);
            assertThat(back).isInstanceOf(Outcome.Done.class);
            assertThat(back.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note.fix()).endsWith("vipnat rollback " + run.id()));

            disk.makeRoom();
            site.moments.at("never", () -> {});
            assertThat(rollBack(site, run).notes()).isEmpty();
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.runs().list()).allMatch(each -> each.ending().isPresent());
        }
    }

    private static Outcome rollBack(LabSite site, RunRecord run) {
        PlanReview plan = site.reconciler.planRollback(run);
        return site.reconciler.apply(plan, ApplyOptions.careful().withUnprovenVip(), "");
    }

    @Test
    void should_leave_both_of_a_pair_alike_wherever_the_disk_is_full() throws IOException {
        int writes = playPair(new FullDisk(ROOM_ENOUGH, true), "enough").writes();
        for (int room = 0; room < writes; room++) {
            playPair(new FullDisk(room, true), "room-" + room);
        }
    }

    private FullDisk playPair(FullDisk disk, String name) throws IOException {
        try (LabPair pair = LabPair.inMemory(Files.createDirectories(folder.resolve(name)), disk)) {
            List<Outcome> outcomes = List.of();
            try {
                outcomes = pair.apply();
            } catch (ProblemException e) {
                assertThat(e.problems()).extracting(Problem::code).containsExactly("run-not-recorded");
                assertThat(pair.store().list()).isEmpty();
            }
            boolean done = outcomes.stream().anyMatch(Outcome.Done.class::isInstance);
            assertThat(outcomes)
                    .as(name)
                    .allMatch(done ? Outcome.Done.class::isInstance : Outcome.WentBack.class::isInstance);
            pair.assertBoth(done ? LabSite.AFTER : LabSite.BEFORE);
            boolean isTold = outcomes.isEmpty() || outcomes.stream().anyMatch(FullDiskTest::isLoud);
            assertThat(isTold).as(name).isEqualTo(disk.refused() > 0);
            disk.makeRoom();
            assertThat(pair.apply()).as(name).noneMatch(Outcome.WentBack.class::isInstance);
            pair.assertBoth(LabSite.AFTER);
            assertThat(pair.store().list()).allMatch(run -> run.ending().isPresent());
        }
        return disk;
    }
}
