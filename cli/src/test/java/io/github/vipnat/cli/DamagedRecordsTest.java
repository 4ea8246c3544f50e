package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One damaged record: {@code runs}, {@code apply} and {@code rollback} of any other work, and say what was set aside. */
@Timeout(240)
class DamagedRecordsTest {

    @TempDir
    Path folder;

    private CliSite site;
    private Path runs;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
        runs = folder.resolve(".local/state/vipnat/runs");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private List<JsonObject> listed() {
        return Json.read(
                        "out",
                        site.vipnat("runs", "--json").endsWith(ExitCode.DONE).out())
                .objects("runs");
    }

    private String done() {
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        return listed().get(0).string("id");
    }

    /** The record of a run of old, which was taken back since. */
    private Path oldRecord() throws IOException {
        String run = done();
        site.vipnat("rollback", run, "--yes").endsWith(ExitCode.DONE);
        Path old = runs.resolve("20200101-000000-edge");
        Files.move(runs.resolve(run), old);
        Files.writeString(
                old.resolve("run.json"),
                Files.readString(old.resolve("run.json"))
                        .replace(run, old.getFileName().toString()));
        return old;
    }

    /** No run of the router is left that ended well after this one: what is older than such a run is over. */
    private void forgetAllBut(Path record) throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            for (Path other : all.filter(run -> !run.equals(record)).toList()) {
                Files.move(other, Files.createTempDirectory(folder, "forgotten").resolve(other.getFileName()));
            }
        }
    }

    /** File and text: each ended with a class name, or with an advice that led nowhere. */
    static Stream<Map.Entry<String, String>> damages() {
        return Stream.of(
                Map.entry("run.json", ""),
                Map.entry("run.json", "{}"),
                Map.entry("run.json", "{\"format\": {}}"),
                Map.entry("journal.jsonl", "7\n7\n"),
                Map.entry(
                        "journal.jsonl",
                        "{\"event\":\"ended\",\"at\":\"yesterday\",\"result\":\"DONE\",\"detail\":\"\"}\n"),
                Map.entry(
                        "journal.jsonl",
                        "{\"event\":\"ended\",\"at\":\"2026-11-22T14:30:02Z\",\"result\":\"x\",\"detail\":\"\"}\n"),
                Map.entry("journal.jsonl", "{\"event\":[]}\n{}\n"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void should_work_beside_a_damaged_record(Map.Entry<String, String> damage) throws IOException {
        Path old = oldRecord();
        Files.writeString(old.resolve(damage.getKey()), damage.getValue());

        CliSite.Run list = site.vipnat("runs").endsWith(ExitCode.DONE);
        assertThat(list.out()).contains("rollback of").doesNotContain("20200101");
        assertThat(list.err())
                .contains("run-damaged", damage.getKey(), "mv " + old + " /var/tmp/")
                .doesNotContain("let vipnat write the document again");
        String other = done();
        assertThat(site.vipnat("runs", other).endsWith(ExitCode.DONE).err()).isEmpty();
        site.vipnat("rollback", other, "--yes").endsWith(ExitCode.DONE);
        for (String command : List.of("rollback", "runs")) {
            assertThat(site.vipnat(command, old.getFileName().toString())
                            .endsWith(ExitCode.INPUT)
                            .err())
                    .contains("run-damaged", damage.getKey(), "can neither show it nor take it back");
        }
        Files.move(old, folder.resolve("aside"));
        assertThat(site.vipnat("runs").endsWith(ExitCode.DONE).err()).isEmpty();
    }

    @Test
    void should_warn_who_changes_the_router_that_a_damaged_record_may_be_half_done() throws IOException {
        Path old = oldRecord();
        forgetAllBut(old);
        Files.delete(old.resolve("journal.jsonl"));
        Files.delete(old.resolve("run.json"));
        Files.writeString(old.resolve("journal.jsonl"), "{\"event\":\"types\",\"lines\":[]}\n");

        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.DONE).err())
                .contains("RISK earlier-run-unreadable", "run.json: it is not there", "mv " + old + " /var/tmp/");
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.DONE).err())
                .as("the run before this one ended well")
                .doesNotContain("earlier-run-unreadable");
        forgetAllBut(old);
        JsonObject document = Json.read(
                "out",
                site.vipnat("apply", "--yes", "--json").endsWith(ExitCode.DONE).out());
        assertThat(document.objects("problems"))
                .extracting(problem -> problem.string("code"))
                .containsExactly("earlier-run-unreadable");
        assertThat(Json.read("out", site.vipnat("runs", "--json").out()).objects("problems"))
                .extracting(problem -> problem.string("code"))
                .containsExactly("run-damaged");
    }

    @Test
    void should_not_warn_of_a_damaged_record_that_is_over_or_another_routers() throws IOException {
        Path old = oldRecord();
        Files.writeString(old.resolve("run.json"), "{");
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.DONE).err()).doesNotContain("unreadable");

        Files.delete(old.resolve("journal.jsonl"));
        Files.move(old, runs.resolve("20200101-000000-core"));
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.DONE).err()).doesNotContain("unreadable");
    }

    @Test
    void should_leave_a_router_to_the_newer_vipnat_that_may_not_be_done_with_it() throws IOException {
        Path old = oldRecord();
        Files.writeString(
                old.resolve("run.json"),
                Files.readString(old.resolve("run.json")).replace("\"format\": 2", "\"format\": 99"));
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);

        Files.writeString(old.resolve("journal.jsonl"), "");
        forgetAllBut(old);
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.INPUT).err())
                .contains("run-too-new", "use that vipnat");
        assertThat(site.vipnat("runs").endsWith(ExitCode.DONE).err()).contains("run-too-new");
    }
}
