package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a change follows it: from the plan, over what came of it, to the run that is looked up next year. */
@Timeout(180)
class PageFilesTest {

    @TempDir
    Path folder;

    private CliSite site;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
        site.environment.put("USER", "ann");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void should_write_the_plan_for_a_ticket_and_for_a_merge_request() throws IOException {
        site.vipnat("plan", "--html", file("p.html"), "--markdown", file("p.md"), "--ticket", "CHG-7")
                .endsWith(ExitCode.DONE);

        assertThat(read("p.html")).startsWith("<!doctype html>").contains("Planned change of edge", "CHG-7", "<svg");
        assertThat(read("p.md"))
                .contains("# Planned change of edge", "- **by**: ann", "CHG-7", "```diff", "## Way back");
        assertThat(site.natLinesReceived()).isEmpty();
    }

    @Test
    void should_write_what_came_of_a_change_and_of_taking_it_back() throws IOException {
        site.vipnat("apply", "--yes", "--html", file("a.html"), "--markdown", file("a.md"))
                .endsWith(ExitCode.DONE);
        assertThat(read("a.html")).contains("verified and saved", "<figcaption>Time line");
        assertThat(read("a.md"))
                .contains("**edge: verified and saved, run ", "## Outage", "| edge | send |", "## Way back");

        String run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0)
                .string("id");
        site.vipnat("runs", run, "--html", file("r.html"), "--markdown", file("r.md"))
                .endsWith(ExitCode.DONE);
        assertThat(read("r.html")).contains("Run " + run, "<svg");
        assertThat(read("r.md")).contains("**edge: done, saved**", "vm1 (10.51.10.11)");

        site.vipnat("rollback", run, "--yes", "--markdown", file("b.md")).endsWith(ExitCode.DONE);
        assertThat(read("b.md")).contains("verified and saved");
    }

    @Test
    void should_change_nothing_when_the_page_cannot_be_written() {
        CliSite.Run run = site.vipnat("apply", "--yes", "--html", file("no/such/folder.html"))
                .endsWith(ExitCode.INPUT);
        assertThat(run.err()).contains("file-not-writable", "there would be no page to show");
        assertThat(site.natLinesReceived()).isEmpty();
    }

    @Test
    void should_want_a_run_for_a_page_about_one() {
        for (String option : List.of("--html", "--markdown")) {
            assertThat(site.vipnat("runs", option, file("x"))
                            .endsWith(ExitCode.USAGE)
                            .err())
                    .contains("need a RUN");
        }
    }
}
