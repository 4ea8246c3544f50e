package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.lab.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One command, three routers: each has its turn, the output stays in order, one question, one report, one document. */
@Timeout(180)
class SeveralRoutersTest {

    private static final Fault DENIES = new Fault.DenyAuthorization("no ip nat .* 443 192");

    @TempDir
    Path folder;

    private CliSite site;
    private List<String> before;

    @BeforeEach
    void start() {
        site = new CliSite(folder, 3);
        before = site.router.natLines();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String pair(int number) {
        return number == 1 ? "    pair: edge2\n" : number == 2 ? "    pair: edge1\n" : "";
    }

    private List<String> natLines(int number) {
        return site.routers.get(number - 1).natLines();
    }

    @Test
    void should_show_every_plan_in_order_and_count_them_in_the_last_line() {
        CliSite.Run run = site.vipnat("plan").endsWith(ExitCode.DONE);

        assertThat(run.out())
                .containsSubsequence(
                        "Router edge1: 5 removals", "\n\nRouter edge2: 5 removals", "\n\nRouter edge3: 5 removals")
                .endsWith("\n\n3 routers: 3 to change\n");
        assertThat(site.vipnat("verify").endsWith(ExitCode.DRIFT).out())
                .containsSubsequence("Router edge1: drift", "Router edge2: drift", "Router edge3: drift")
                .endsWith("\n3 routers: 3 drift\n");
    }

    @Test
    void should_go_on_when_one_is_out_of_reach_and_end_with_the_worst() {
        site.routers.get(1).close();

        CliSite.Run plan = site.vipnat("plan", "--detailed-exitcode").endsWith(ExitCode.UNREACHABLE);
        assertThat(plan.out())
                .contains("Router edge1", "Router edge3")
                .endsWith("3 routers: 2 to change, 1 not reached\n");
        assertThat(plan.err()).contains("unreachable  edge2");

        CliSite.Run apply = site.vipnat("apply", "--yes").endsWith(ExitCode.UNREACHABLE);
        assertThat(apply.out())
                .containsSubsequence(
                        "edge1: verified and saved",
                        "edge2: not reached, nothing was changed",
                        "edge3: verified and saved",
                        "\n3 routers: 2 done, 1 not reached\n");
        assertThat(natLines(1)).isNotEqualTo(before);
        assertThat(natLines(3)).isNotEqualTo(before);
    }

    @Test
    void should_ask_once_for_all_after_every_plan_was_shown() {
        site.human("y");

        CliSite.Run run = site.vipnat("apply").endsWith(ExitCode.DONE);

        assertThat(site.questions).containsExactly("\nType these 21 lines on edge1, edge2, edge3? [y/N] ");
        assertThat(run.out()).endsWith("3 routers: 3 done\n");
        assertThat(run.out().lines()).allMatch(SeveralRoutersTest::fitsATerminal);
        assertThat(run.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("edge[123]  [A-Z]+ +.* \\(\\d+ ms\\)"));
    }

    @Test
    void should_change_nothing_anywhere_when_the_answer_is_no_or_nobody_can_be_asked() {
        assertThat(site.vipnat("apply").endsWith(ExitCode.REFUSED).err()).contains("routers edge1, edge2, edge3");
        site.human("n");
        assertThat(site.vipnat("apply").endsWith(ExitCode.REFUSED).out())
                .contains("Router edge3", "Nothing was changed");
        IntStream.rangeClosed(1, 3)
                .forEach(number -> assertThat(natLines(number)).isEqualTo(before));
    }

    @Test
    void should_not_ask_where_nothing_is_to_be_done() {
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        site.human("n");
        assertThat(site.vipnat("apply").endsWith(ExitCode.DONE).out())
                .contains("edge1: nothing to do\nedge2: nothing to do\nedge3: nothing to do\n")
                .endsWith("3 routers: 3 nothing to do\n");
        assertThat(site.questions).isEmpty();
    }

    @Test
    void should_say_which_router_a_typed_line_belongs_to() {
        CliSite.Run run = site.vipnat("apply", "--yes", "-v", "--parallel", "1").endsWith(ExitCode.DONE);
        assertThat(run.err().lines())
                .filteredOn(line -> line.contains("ip nat inside source static"))
                .hasSize(21)
                .filteredOn(line -> line.startsWith("edge"))
                .as("all but those of the first router, while it was the only one")
                .hasSize(14);
    }

    @Test
    void should_tell_each_ones_end_and_the_sum_last() {
        site.routers.get(1).setFault(DENIES);
        site.routers.get(2).removeArp(DemoRouter.VIP);

        CliSite.Run run = site.vipnat("apply", "--yes").endsWith(ExitCode.WENT_BACK);

        assertThat(run.out())
                .containsSubsequence(
                        "edge1: verified and saved",
                        "edge2: went back",
                        "not-authorized",
                        "edge3: refused, nothing was changed",
                        "\n3 routers: 1 done, 1 went back, 1 refused\n");
        assertThat(run.out().lines()).allMatch(SeveralRoutersTest::fitsATerminal);
        assertThat(run.err()).contains("vip-not-alive  router edge3");
        assertThat(natLines(2)).isEqualTo(before);
    }

    @Test
    void should_give_one_document_whatever_becomes_of_each() {
        site.routers.get(0).setFault(DENIES);
        site.routers.get(1).close();

        JsonObject plan = Json.read(
                "out",
                site.vipnat("plan", "--json").endsWith(ExitCode.UNREACHABLE).out());
        assertThat(plan.objects("routers"))
                .extracting(router -> router.string("name"))
                .containsExactly("edge1", "edge3");
        assertThat(plan.objects("problems"))
                .extracting(problem -> problem.string("code"))
                .containsExactly("unreachable");
        JsonObject verify = Json.read(
                "out",
                site.vipnat("verify", "--json").endsWith(ExitCode.UNREACHABLE).out());
        assertThat(verify.objects("routers")).hasSize(2);

        CliSite.Run run = site.vipnat("apply", "--yes", "--json").endsWith(ExitCode.WENT_BACK);
        List<JsonObject> routers = Json.read("out", run.out()).objects("routers");
        assertThat(routers).extracting(router -> router.string("name")).containsExactly("edge1", "edge2", "edge3");
        assertThat(routers)
                .extracting(router -> router.string("outcome"))
                .containsExactly("went-back", "unreachable", "done");
        assertThat(routers.get(1).objects("problems").get(0).string("code")).isEqualTo("unreachable");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void should_give_one_document_when_a_plan_is_refused() {
        site.describe(number -> number == 2 ? "      - { global: 172.18.55.1, as: full, exposure: accepted }\n" : "");

        CliSite.Run run = site.vipnat("apply", "--yes", "--json").endsWith(ExitCode.REFUSED);
        List<JsonObject> routers = Json.read("out", run.out()).objects("routers");
        assertThat(routers).extracting(router -> router.string("outcome")).containsExactly("done", "refused", "done");
        assertThat(routers.get(1).objects("problems"))
                .extracting(problem -> problem.string("code"))
                .contains("global-is-own-address");
    }

    @Test
    void should_take_one_to_sixty_four_at_a_time() {
        site.vipnat("plan", "--parallel", "64").endsWith(ExitCode.DONE);
        for (String command : List.of("plan", "verify", "apply")) {
            for (String number : List.of("0", "65", "-1", "many")) {
                assertThat(site.vipnat(command, "--parallel", number)
                                .endsWith(ExitCode.USAGE)
                                .err())
                        .contains("--parallel");
            }
        }
    }

    @Test
    void should_change_a_pair_only_as_a_pair() {
        site.describe(SeveralRoutersTest::pair);

        assertThat(site.vipnat("apply", "--yes", "-r", "edge1")
                        .endsWith(ExitCode.REFUSED)
                        .err())
                .contains("pair-incomplete  router edge1", "its pair edge2 is left out");
        assertThat(natLines(1)).isEqualTo(before);

        site.routers.get(1).setFault(new Fault.NvramFull());
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.WENT_BACK).out())
                .contains("edge1: went back", "edge2: went back", "edge3: verified and saved")
                .endsWith("3 routers: 2 went back, 1 done\n");
        assertThat(natLines(1)).isEqualTo(before);
        assertThat(natLines(2)).isEqualTo(before);
    }

    @Test
    void should_take_both_of_a_pair_back_and_name_the_other() {
        site.describe(SeveralRoutersTest::pair);
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        String first = run("edge1").string("id");
        String second = run("edge2").string("id");
        assertThat(run("edge1").object("pair").string("run")).isEqualTo(second);
        assertThat(run("edge3").has("pair")).isFalse();
        assertThat(site.vipnat("runs", first).out()).contains("pair    edge2, run " + second);

        CliSite.Run rollback = site.vipnat("rollback", first, "--yes").endsWith(ExitCode.DONE);

        assertThat(words(rollback.out()))
                .startsWith("Run " + first + " was one with run " + second
                        + " on edge2; both are taken back. Router edge1");
        assertThat(rollback.out()).contains("Router edge1", "Router edge2").endsWith("2 routers: 2 done\n");
        assertThat(natLines(1)).isEqualTo(before);
        assertThat(natLines(2)).isEqualTo(before);
        assertThat(natLines(3)).isNotEqualTo(before);
    }

    @Test
    void should_take_neither_of_a_pair_back_when_one_is_out_of_reach() {
        site.describe(SeveralRoutersTest::pair);
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        List<String> after = natLines(1);
        String first = run("edge1").string("id");
        site.routers.get(1).close();

        site.vipnat("rollback", first, "--yes").endsWith(ExitCode.UNREACHABLE);
        assertThat(natLines(1)).isEqualTo(after);
    }

    @Test
    void should_take_one_back_and_name_the_other_when_they_are_a_pair_no_longer() {
        site.describe(SeveralRoutersTest::pair);
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        List<String> after = natLines(2);
        site.describe(number -> "");

        String second = run("edge2").string("id");
        assertThat(words(site.vipnat("rollback", run("edge1").string("id"), "--yes")
                        .endsWith(ExitCode.DONE)
                        .out()))
                .contains("run " + second + " on edge2", "so that one stays");
        assertThat(natLines(1)).isEqualTo(before);
        assertThat(natLines(2)).isEqualTo(after);
    }

    /** Lines break where 80 columns end. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private JsonObject run(String router) {
        return Json.read("out", site.vipnat("runs", "--json").out()).objects("runs").stream()
                .filter(run -> run.string("router").equals(router))
                .findFirst()
                .orElseThrow();
    }

    /** What is there to be typed or was typed is not broken into lines. */
    private static boolean fitsATerminal(String line) {
        return line.length() <= 80 || line.contains(" -f /") || line.contains("line \"");
    }
}
