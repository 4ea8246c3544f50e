package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CliSite;
import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.report.CheckList;
import io.github.vipnat.doctor.site.AllChecks;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vipnat doctor} as a script sees it. */
class DoctorCommandTest {

    @TempDir
    Path folder;

    @Test
    void should_list_every_check_and_ask_nobody() {
        Typed list = Typed.vipnat("doctor", "--list").endsWith(ExitCode.DONE);
        assertThat(AllChecks.all()).allSatisfy(check -> assertThat(list.out()).contains("  " + check.code() + "\n"));
        Typed json = Typed.vipnat("doctor", "--list", "--json").endsWith(ExitCode.DONE);
        assertThat(Json.read("out", json.out()).objects("checks"))
                .extracting(check -> check.string("code"))
                .containsExactlyElementsOf(
                        AllChecks.all().stream().map(Check::code).toList());
    }

    @Test
    void should_give_every_check_a_code_of_its_own() {
        assertThat(AllChecks.all()).extracting(Check::code).doesNotHaveDuplicates();
        assertThat(AllChecks.all()).extracting(Check::code).allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void should_have_a_page_with_every_check() throws Exception {
        String table = CheckList.markdown(AllChecks.all());
        assertThat(Files.readString(Path.of(System.getProperty("vipnat.root"), "docs", "doctor.md")))
                .as("to mend it, replace the table of docs/doctor.md by:\n" + table)
                .endsWith("## Every check\n\n" + table);
    }

    @Test
    void should_end_with_7_and_name_the_node_that_cannot_be_asked() {
        try (CliSite site = new CliSite(folder)) {
            CliSite.Run run = site.vipnat("doctor").endsWith(ExitCode.UNREACHABLE);
            assertThat(run.out()).contains("vm1", "not checked", "cluster.yaml does not say how to log in to the node");
            assertThat(run.err()).contains("edge  answered");
            CliSite.Run json = site.vipnat("doctor", "--json").endsWith(ExitCode.UNREACHABLE);
            JsonObject document = Json.read("out", json.out());
            assertThat(document.string("schema")).isEqualTo("vipnat/1");
            assertThat(json.err()).isEmpty();
        }
    }

    @Test
    void should_print_what_to_type_and_run_nothing_of_it() throws Exception {
        try (CliSite site = new CliSite(folder)) {
            CliSite.Run run = site.vipnat("doctor", "--fix").endsWith(ExitCode.UNREACHABLE);
            assertThat(run.out()).startsWith("# ---- on ").contains("nat-rules");
            Path script = Files.writeString(folder.resolve("fix.sh"), run.out());
            assertThat(new ProcessBuilder("sh", "-n", script.toString()).start().waitFor())
                    .isZero();
            assertThat(site.router.natLines()).anyMatch(line -> line.contains("10.51.10.11"));
            site.vipnat("doctor", "--fix", "--json").endsWith(ExitCode.USAGE);
        }
    }

    private static List<String> faults(CliSite.Run run) {
        return Json.read("out", run.out()).objects("findings").stream()
                .filter(finding -> finding.string("verdict").equals("fault"))
                .map(finding -> finding.string("check") + " " + finding.string("where"))
                .toList();
    }

    private static String verdict(CliSite.Run run, String check) {
        return Json.read("out", run.out()).objects("findings").stream()
                .filter(finding -> finding.string("check").equals(check))
                .map(finding -> finding.string("verdict"))
                .reduce("", (one, other) -> other);
    }

    @Test
    void should_find_the_router_faulty_until_it_is_as_wished() {
        try (CliSite site = new CliSite(folder)) {
            assertThat(faults(site.vipnat("doctor", "--json"))).contains("nat-rules edge");
            site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
            CliSite.Run well = site.vipnat("doctor", "--json");
            assertThat(faults(well)).doesNotContain("nat-rules edge");
            assertThat(verdict(well, "router-saved")).isEqualTo("ok");
            assertThat(verdict(well, "router-neighbour")).isEqualTo("ok");
        }
    }

    @Test
    void should_not_believe_the_row_of_a_vip_that_is_dead() {
        try (CliSite site = new CliSite(folder)) {
            site.router.setPingable("10.51.10.67", false);
            assertThat(verdict(site.vipnat("doctor", "--json"), "router-neighbour"))
                    .isEqualTo("not checked");
        }
    }

    @Test
    void should_fit_a_terminal_of_eighty_columns() {
        try (CliSite site = new CliSite(folder)) {
            String table = site.vipnat("doctor", "-v").out();
            assertThat(table.lines())
                    .filteredOn(line -> line.length() > 80 && !line.contains(folder.toString()))
                    .isEmpty();
        }
    }
}
