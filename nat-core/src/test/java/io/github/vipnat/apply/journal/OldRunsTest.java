package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old records are taken away as far as nothing depends on them. */
class OldRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static RunRecord run(int days, String router, RunRecord.Result result, boolean saved) {
        Instant began = NOW.minusSeconds(days * 86_400L);
        return new RunRecord(
                RunName.of(began, router).text(),
                router,
                began,
                "tester",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunRecord.Ending(began, result, "", saved)));
    }

    private static RunRecord saved(int days, String router) {
        return run(days, router, RunRecord.Result.DONE, true);
    }

    private static RunRecord unended(RunRecord run) {
        return run.ended(Optional.empty());
    }

    private static RunRecord naming(RunRecord run, List<String> continues, Optional<RunRecord.Partner> pair) {
        return new RunRecord(
                run.id(),
                run.router(),
                run.started(),
                run.user(),
                run.ticket(),
                run.forward(),
                run.inverse(),
                run.removed(),
                run.added(),
                continues,
                run.takesBack(),
                pair,
                run.ending());
    }

    private static List<String> old(RunRecord... runs) {
        List<RunRecord> newestFirst = Stream.of(runs)
                .sorted(Comparator.comparing(RunRecord::id).reversed())
                .toList();
        return new OldRuns(newestFirst, NOW).find().stream().map(RunRecord::id).toList();
    }

    @Test
    void should_take_what_is_older_than_a_routers_last_and_than_a_month_the_oldest_first() {
        RunRecord older = saved(50, "edge");
        RunRecord oldest = saved(60, "edge");

        assertThat(old(oldest, older, saved(40, "edge"), saved(20, "core"), saved(29, "core")))
                .containsExactly(oldest.id(), older.id());
    }

    @Test
    void should_keep_a_routers_newest_run_however_old() {
        assertThat(old(saved(900, "edge"), saved(800, "core"))).isEmpty();
    }

    @Test
    void should_keep_an_open_chain_and_the_good_end_before_it() {
        RunRecord before = saved(90, "edge");
        assertThat(old(
                        before,
                        saved(80, "edge"),
                        run(70, "edge", RunRecord.Result.LEFT_FOR_HUMAN, false),
                        unended(saved(60, "edge"))))
                .containsExactly(before.id());
    }

    /** What was done and not saved is ours until a save came after it: without that save it would look unsaved for ever. */
    @Test
    void should_keep_the_last_save_and_what_was_not_saved_since() {
        RunRecord before = saved(90, "edge");
        assertThat(old(
                        before,
                        saved(80, "edge"),
                        run(70, "edge", RunRecord.Result.DONE, false),
                        run(60, "edge", RunRecord.Result.DONE, false)))
                .containsExactly(before.id());
        assertThat(old(run(90, "edge", RunRecord.Result.DONE, false), run(80, "edge", RunRecord.Result.DONE, false)))
                .isEmpty();
    }

    @Test
    void should_keep_whatever_a_kept_run_names() {
        RunRecord first = saved(90, "edge");
        RunRecord second = naming(saved(80, "edge"), List.of(first.id()), Optional.empty());
        RunRecord other = saved(85, "core");
        RunRecord last =
                naming(saved(70, "edge"), List.of(second.id()), Optional.of(new RunRecord.Partner("core", other.id())));
        assertThat(old(first, second, other, saved(60, "core"), last)).isEmpty();
    }

    @TempDir
    Path state;

    private Path written(String id, String... files) throws IOException {
        Path run = Files.createDirectories(state.resolve("runs").resolve(id));
        for (String file : files) {
            Files.writeString(run.resolve(file), "x");
        }
        return run;
    }

    @Test
    void should_take_a_folder_away_whole_and_with_it_what_an_earlier_death_left() throws IOException {
        RunRecord run = saved(60, "edge");
        Path folder = written(run.id(), "run.json", "journal.jsonl", "before.cfg", "transcript.txt");
        Files.writeString(Files.createDirectories(state.resolve("removed/left")).resolve("journal.jsonl"), "x");

        assertThat(new RunStore(state, () -> NOW, "tester").remove("edge", List.of(run)))
                .containsExactly(run);
        assertThat(folder).doesNotExist();
        assertThat(state.resolve("removed")).isEmptyDirectory();
    }

    @Test
    void should_leave_a_folder_that_somebody_put_something_into() throws IOException {
        RunRecord run = saved(60, "edge");
        Path folder = written(run.id(), "run.json", "notes.txt");

        assertThat(new RunStore(state, () -> NOW, "tester").remove("edge", List.of(run)))
                .isEmpty();
        assertThat(folder).isDirectoryContaining("glob:**run.json");
    }

    @Test
    void should_take_nothing_away_while_another_vipnat_is_at_work_on_the_router() throws IOException {
        RunRecord run = saved(60, "edge");
        Path folder = written(run.id(), "run.json");
        RunStore store = new RunStore(state, () -> NOW, "tester");
        try (RunLock held = store.lock("edge")) {
            assertThat(held).isNotNull();
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> store.remove("edge", List.of(run)))
                    .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo("another-run"));
        }
        assertThat(folder).exists();
    }
}
