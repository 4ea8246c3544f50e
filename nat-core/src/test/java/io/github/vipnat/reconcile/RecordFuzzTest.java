package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.DamagedRun;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.apply.journal.UnsavedOwnRules;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.report.HumanReport;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.report.Style;
import io.github.vipnat.report.TakenBack;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever happens to the files of one run, it is read or set aside by its name, and every other run works. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(600)
class RecordFuzzTest {

    /** 15,000 with {@code -Dvipnat.full=true}. */
    private static final int SEEDS = Boolean.getBoolean("vipnat.full") ? 15_000 : 500;

    /** Each so many seeds the next run meets the damaged record of one that died. */
    private static final int BETWEEN_RUNS = 10;

    private static final ApplyOptions LOCK_STEP = ApplyOptions.careful().with(SendWindow.ofLines(1));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** A run that ended and one that died, as they are really written. */
    private record Runs(RunStore store, RunRecord ended, RunRecord died, Path folders) {

        Path of(RunRecord run) {
            return folders.resolve(run.id());
        }
    }

    private static Runs real(LabSite site) {
        assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
        RunRecord ended = site.runs().list().get(0);
        site.moments.at("line 11", () -> {
            throw new Died();
        });
        PlanReview back = site.reconciler.planRollback(ended);
        assertThat(Refusals.died(() -> site.reconciler.apply(back, LOCK_STEP, "")))
                .isTrue();
        site.moments.at("never", () -> {});
        return new Runs(site.runs(), ended, site.runs().list().get(0), site.folder.resolve("state/runs"));
    }

    @Test
    void should_read_a_damaged_record_or_set_it_aside() throws IOException {
        try (LabSite site = LabSite.inMemory(folder)) {
            Runs runs = real(site);
            NatTable today = site.plan().view().nat();
            int read = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                RunRecord hit = random.nextInt(3) == 0 ? runs.ended() : runs.died();
                Path file = runs.of(hit).resolve(random.nextBoolean() ? "run.json" : "journal.jsonl");
                byte[] sound = Files.readAllBytes(file);
                Files.write(file, new RecordDamage(random).of(sound));
                read += read(runs, hit, today, seed) ? 1 : 0;
                Files.write(file, sound);
            }
            assertThat(read).as("some damage does no harm, most does").isBetween(SEEDS / 50, SEEDS * 4 / 5);
        }
    }

    private static boolean read(Runs runs, RunRecord hit, NatTable today, int seed) {
        try {
            List<RunRecord> all = runs.store().list();
            List<DamagedRun> damaged = runs.store().damaged();
            assertThat(Stream.concat(
                            all.stream().map(RunRecord::id), damaged.stream().map(DamagedRun::id)))
                    .containsExactlyInAnyOrder(runs.ended().id(), runs.died().id());
            boolean isRead = damaged.isEmpty();
            assertThat(damaged).allSatisfy(one -> assertThat(one.id()).isEqualTo(hit.id()));
            if (!isRead && hit.equals(runs.died())) {
                assertThat(runs.store().unfinished("edge").exists()).isFalse();
                boolean told = runs.store().doubts(List.of("edge")).size() == 1;
                assertThat(told).isEqualTo(!damaged.get(0).isOver());
            }
            show(all, damaged);
            all.forEach(run -> rollBack(run, today));
            UnsavedOwnRules.of(
                    runs.store().unsaved("edge"), Platforms.standard().os());
            return isRead;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void show(List<RunRecord> all, List<DamagedRun> damaged) {
        HumanReport report = new HumanReport(Style.PLAIN);
        assertThat(report.runs(all) + report.run(all.get(0), TakenBack.among(all)))
                .doesNotContain("\u001b", "\u0000");
        assertThat(JsonReport.runs(all, damaged.stream().map(DamagedRun::note).toList()))
                .contains("\"runs\"");
    }

    /** Rules that cannot be read any more are said to be so. */
    private static void rollBack(RunRecord run, NatTable today) {
        try {
            RollbackTarget.of(run, today, Platforms.standard().os());
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @Test
    void should_go_on_with_a_router_whatever_the_record_of_the_run_that_died_has_become() throws IOException {
        for (int seed = 0; seed < SEEDS; seed += BETWEEN_RUNS) {
            Path own = Files.createDirectory(folder.resolve("seed-" + seed));
            try (LabSite site = LabSite.inMemory(own)) {
                Runs runs = real(site);
                Random random = new Random(seed);
                Path file = runs.of(runs.died()).resolve(random.nextBoolean() ? "run.json" : "journal.jsonl");
                Files.write(file, new RecordDamage(random).of(Files.readAllBytes(file)));

                goesOn(site, seed);
            }
        }
    }

    /** Without the record its unsaved lines are somebody else's, and are only saved when that is allowed. */
    private static void goesOn(LabSite site, int seed) {
        try {
            assertThat(site.apply(ApplyOptions.careful().acceptingUnsaved())).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
