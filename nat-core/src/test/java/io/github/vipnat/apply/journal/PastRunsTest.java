package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much has been done before, what is read is what a router's next run depends on. */
class PastRunsTest {

    @TempDir
    Path state;

    private RunStore store;

    @BeforeEach
    void open() {
        store = new RunStore(state, InstantSource.system(), "tester");
    }

    private void run(String id, String router, String end) throws IOException {
        Path run = Files.createDirectories(state.resolve("runs").resolve(id));
        try (var file = PastRunsTest.class.getResourceAsStream("/runs/format-1/run.json")) {
            String header = new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Files.writeString(
                    run.resolve("run.json"),
                    header.replace("20261122-143000-edge", id).replace("\"edge\"", "\"" + router + "\""));
        }
        Files.writeString(run.resolve("before.cfg"), "hostname edge\nend\n");
        Files.writeString(
                run.resolve("journal.jsonl"),
                end.isEmpty()
                        ? ""
                        : "{\"at\":\"2026-11-22T14:30:02Z\",\"event\":\"ended\",\"result\":\"" + end
                                + "\",\"detail\":\"saved\",\"saved\":true}\n");
    }

    private void damaged(String id) throws IOException {
        Files.writeString(
                Files.createDirectories(state.resolve("runs").resolve(id)).resolve("run.json"), "{");
    }

    @Test
    void should_read_no_run_that_is_older_than_a_good_end() throws IOException {
        damaged("20261122-143000-edge");
        run("20261122-143001-edge", "edge", "");
        run("20261122-143002-edge", "edge", "DONE");
        assertThat(store.doubts(List.of("edge"))).isEmpty();
        assertThat(store.unfinished("edge").exists()).isFalse();
        assertThat(store.unsaved("edge")).isEmpty();
        assertThat(store.isHalfDone("edge")).isFalse();
        assertThat(store.damaged()).hasSize(1);
    }

    @Test
    void should_read_all_that_came_after_it() throws IOException {
        run("20261122-143002-edge", "edge", "DONE");
        run("20261122-143003-edge", "edge", "LEFT_FOR_HUMAN");
        damaged("20261122-143004-edge-2");
        run("20261122-143005-edge", "edge", "");
        assertThat(store.unfinished("edge").ids()).containsExactly("20261122-143005-edge", "20261122-143003-edge");
        assertThat(store.isHalfDone("edge")).isTrue();
        assertThat(store.doubts(List.of("edge"))).extracting(Problem::code).containsExactly("earlier-run-unreadable");
    }

    /** A router may be called as another one's second run of a second. */
    @Test
    void should_take_no_run_of_another_router_for_the_end_of_one() throws IOException {
        run("20261122-143000-edge", "edge", "");
        run("20261122-143001-edge-2", "edge-2", "DONE");
        run("20261122-143002-edges", "edges", "DONE");
        run("20261122-143003-e", "e", "DONE");
        assertThat(store.lastUnfinished("edge")).isPresent();
        assertThat(store.lastUnfinished("edge-2")).isEmpty();
        assertThat(store.isHalfDone("e")).isFalse();
    }

    @Test
    void should_look_into_a_folder_that_may_be_of_any_router() throws IOException {
        damaged("put aside");
        damaged("20261122-143000-core");
        assertThat(store.doubts(List.of("edge")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).endsWith("put aside"));
        assertThat(store.names()).containsExactlyInAnyOrder("put aside", "20261122-143000-core");
    }
}
