package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan that one person writes and another applies, and what is taken back afterwards. */
@Timeout(180)
class PlanOnPaperTest {

    private static final String RULE = "  ip nat inside source static 10.51.10.67 172.18.55.51 extendable\n";

    @TempDir
    Path folder;

    private CliSite site;
    private String plan;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
        site.environment.put("USER", "ann");
        plan = folder.resolve("plan.json").toString();
        site.vipnat("plan", "-o", plan, "--ticket", "CHG-7").endsWith(ExitCode.DONE);
        site.environment.put("USER", "bob");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private List<JsonObject> runs() {
        return Json.read("out", site.vipnat("runs", "--json").out()).objects("runs");
    }

    @Test
    void should_show_a_plan_without_asking_any_router() {
        site.close();
        String shown = site.vipnat("show", plan).endsWith(ExitCode.DONE).out();
        assertThat(shown)
                .startsWith("Plan by ann, ")
                .contains("ticket CHG-7\n", "Router edge: 7 lines", RULE, "\nWay back\n");
        assertThat(site.vipnat("show", plan, "--json").endsWith(ExitCode.DONE).out())
                .contains("\"author\": \"ann\"");
    }

    @Test
    void should_move_no_cursor_whatever_a_plan_file_says() {
        site.write(
                "evil.json",
                "{\"schema\": \"vipnat/1\", \"author\": \"a\\u001b[2J\", \"at\": \"2026-11-28T16:00:00Z\","
                        + " \"ticket\": \"x\\ny\", \"routers\": [{\"name\": \"e\\u001b[2J\", \"fingerprint\": \"\","
                        + " \"commands\": [\"a\\u001b[2J\\nb\"], \"rollback\": []}]}");
        String shown = site.vipnat("show", folder.resolve("evil.json").toString())
                .endsWith(ExitCode.DONE)
                .out();
        assertThat(shown).doesNotContain("\u001b").contains("a<1b>[2J", "ticket x y", "e<1b>[2J", "  a<1b>[2J b\n");
    }

    @Test
    void should_show_what_it_will_do_before_it_asks_and_keep_the_ticket() {
        site.human("n");
        String shown = site.vipnat("apply", plan).endsWith(ExitCode.REFUSED).out();
        assertThat(shown).startsWith("Plan by ann, ").contains(RULE, "Nothing was changed");
        assertThat(site.questions).hasSize(1);

        site.vipnat("apply", plan, "--yes").endsWith(ExitCode.DONE);
        assertThat(runs().get(0).string("ticket")).isEqualTo("CHG-7");
        assertThat(runs().get(0).string("user")).isEqualTo("bob");
    }

    @Test
    void should_take_back_the_latest_run_once_and_mark_it() {
        List<String> before = site.router.natLines();
        site.vipnat("apply", plan, "--yes").endsWith(ExitCode.DONE);
        String run = runs().get(0).string("id");

        site.vipnat("rollback", "latest", "--yes").endsWith(ExitCode.DONE);

        assertThat(site.router.natLines()).isEqualTo(before);
        String back = runs().get(0).string("id");
        assertThat(runs().get(1).string("takenBackBy")).isEqualTo(back);
        assertThat(site.vipnat("runs").out()).contains("  taken back by run " + back);
        assertThat(site.vipnat("runs", run).out()).contains("  taken back by run " + back);
        assertThat(site.vipnat("rollback", "latest", "--yes")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("nothing-to-take-back");
    }
}
