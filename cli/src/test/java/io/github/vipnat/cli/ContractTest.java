package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.lab.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes and documents that scripts depend on, each in the situation it stands for. */
@Timeout(180)
class ContractTest {

    @TempDir
    Path folder;

    private CliSite site;
    private List<String> before;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
        before = site.router.natLines();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void assertUntouched() {
        assertThat(site.router.natLines()).isEqualTo(before);
        assertThat(site.natLinesReceived()).isEmpty();
    }

    @Test
    void should_plan_with_0_and_with_2_when_asked_for_details() {
        site.vipnat("plan").endsWith(ExitCode.DONE);
        site.vipnat("plan", "--detailed-exitcode").endsWith(ExitCode.CHANGES);
        assertUntouched();
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        site.vipnat("plan", "--detailed-exitcode").endsWith(ExitCode.DONE);
    }

    @Test
    void should_give_one_json_document_whose_commands_are_what_the_router_receives() {
        String json = site.vipnat("plan", "--json").endsWith(ExitCode.DONE).out();
        JsonObject router = Json.read("out", json).objects("routers").get(0);
        assertThat(Json.read("out", json).string("schema")).isEqualTo("vipnat/1");
        assertThat(router.string("name")).isEqualTo("edge");
        assertThat(router.flag("changed")).isTrue();
        assertThat(router.strings("commands")).hasSize(7);
        assertThat(router.strings("rollback")).hasSize(7);
        assertThat(router.number("kept")).isEqualTo(2);
        assertThat(router.strings("unknownLines")).isEmpty();
        assertThat(router.objects("problems"))
                .extracting(problem -> problem.string("severity") + " " + problem.string("code"))
                .containsExactly("RISK two-outside-interfaces");
        assertThat(router.object("exposure").strings("newlyReachable")).contains("172.18.55.51 ssh (tcp 22)");

        String outcome =
                site.vipnat("apply", "--yes", "--json").endsWith(ExitCode.DONE).out();
        assertThat(Json.read("out", outcome).objects("routers").get(0).string("outcome"))
                .isEqualTo("done");
        assertThat(site.natLinesReceived()).isEqualTo(router.strings("commands"));
    }

    @Test
    void should_find_drift_with_3_and_none_with_0() {
        assertThat(site.vipnat("verify").endsWith(ExitCode.DRIFT).out()).contains("drift");
        assertUntouched();
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        site.vipnat("verify").endsWith(ExitCode.DONE);
    }

    @Test
    void should_roll_a_run_back_and_list_both_runs() {
        site.vipnat("apply", "--yes", "--ticket", "CHG-7").endsWith(ExitCode.DONE);
        String run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0)
                .string("id");
        assertThat(site.vipnat("runs", run).endsWith(ExitCode.DONE).out()).contains("CHG-7", "Way back");

        site.vipnat("rollback", run, "--yes").endsWith(ExitCode.DONE);
        assertThat(site.router.natLines()).isEqualTo(before);
        assertThat(Json.read("out", site.vipnat("runs", "--json").out()).objects("runs"))
                .hasSize(2);
        assertThat(site.vipnat("rollback", run, "--yes").endsWith(ExitCode.DONE).out())
                .contains("nothing to do");
    }

    @Test
    void should_ask_before_it_changes_anything() {
        site.human("n");
        assertThat(site.vipnat("apply").endsWith(ExitCode.REFUSED).out()).contains("Nothing was changed");
        assertUntouched();
        site.human("y");
        site.vipnat("apply").endsWith(ExitCode.DONE);
    }

    @Test
    void should_want_yes_where_nobody_can_be_asked() {
        assertThat(site.vipnat("apply").endsWith(ExitCode.REFUSED).err()).contains("--yes");
        assertUntouched();
    }

    @Test
    void should_refuse_a_stale_plan_file_with_4() {
        String plan = folder.resolve("plan.json").toString();
        site.vipnat("plan", "-o", plan).endsWith(ExitCode.DONE);
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        assertThat(site.vipnat("apply", plan, "--yes")
                        .endsWith(ExitCode.REFUSED)
                        .err())
                .contains("plan-stale");
        assertUntouched();
    }

    @Test
    void should_apply_a_plan_file_that_still_fits() {
        String plan = folder.resolve("plan.json").toString();
        site.vipnat("plan", "-o", plan).endsWith(ExitCode.DONE);
        site.vipnat("apply", plan, "--yes").endsWith(ExitCode.DONE);
    }

    @Test
    void should_refuse_with_4_when_the_vip_is_dead_or_rules_are_in_use() {
        site.router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        site.router.removeArp(DemoRouter.VIP);
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.REFUSED).err())
                .contains("rule-in-use", "203.0.113.9:51234", "vip-not-alive", "--unproven-vip");
        assertUntouched();
        site.vipnat("apply", "--yes", "--unproven-vip", "--in-use", "drop").endsWith(ExitCode.DONE);
    }

    @Test
    void should_refuse_with_4_to_publish_the_routers_own_address_whole() {
        site.write(
                "cluster.yaml",
                DemoRouter.clusterYaml(site.router.port()).replace("global: 172.18.55.51", "global: 172.18.55.1"));
        assertThat(site.vipnat("plan").endsWith(ExitCode.REFUSED).out()).contains("global-is-own-address");
        site.vipnat("apply", "--yes").endsWith(ExitCode.REFUSED);
        assertUntouched();
    }

    @Test
    void should_refuse_with_4_what_nobody_accepted_in_writing() {
        site.write("cluster.yaml", DemoRouter.clusterYaml(site.router.port()).replace(", exposure: accepted", ""));
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.REFUSED).out())
                .contains("exposure-not-accepted", "snmp (udp 161)", "as: ports");
        assertUntouched();
    }

    @Test
    void should_end_with_5_when_it_went_back() {
        site.router.setFault(new Fault.DenyAuthorization("no ip nat .* tcp .*192"));
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.WENT_BACK).out())
                .contains("went back", "not-authorized");
        assertThat(site.router.natLines()).isEqualTo(before);
    }

    @Test
    void should_end_with_7_when_the_key_changed_the_password_is_wrong_or_nobody_is_there() {
        site.environment.put("IOS_PASSWORD", "wrong");
        assertThat(site.vipnat("plan").endsWith(ExitCode.UNREACHABLE).err()).contains("login-refused");
        site.environment.put("IOS_PASSWORD", DemoRouter.PASSWORD);
        site.write(".ssh/known_hosts", "");
        assertThat(site.vipnat("plan").endsWith(ExitCode.UNREACHABLE).err()).contains("vipnat trust -f", " edge");
        site.vipnat("trust", "edge", "--yes").endsWith(ExitCode.DONE);
        site.vipnat("plan").endsWith(ExitCode.DONE);
        site.router.close();
        assertThat(site.vipnat("plan").endsWith(ExitCode.UNREACHABLE).err()).contains("unreachable");
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.UNREACHABLE).out())
                .isEmpty();
    }

    @Test
    void should_end_with_7_when_the_enable_password_is_wrong() {
        site.environment.put("IOS_ENABLE", "wrong");
        assertThat(site.vipnat("plan").endsWith(ExitCode.UNREACHABLE).err()).contains("no-privilege");
        assertUntouched();
    }

    @Test
    void should_end_with_4_when_the_configuration_arrives_cut() {
        site.router.setFault(new Fault.CutRunningConfig(30));
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.REFUSED).err())
                .contains("configuration-cut");
        assertUntouched();
    }

    @Test
    void should_end_with_65_and_name_every_mistake_when_the_yaml_is_wrong() {
        site.write("cluster.yaml", "cluster: web\nvip: 10.51.10.670\nnodes: [{ name: vm1 }]\nroutrs: []\n");
        assertThat(site.vipnat("plan").endsWith(ExitCode.INPUT).err())
                .contains("cluster.yaml:2:6", "cluster.yaml:4:1", "routers");
    }

    @Test
    void should_end_with_65_when_a_file_is_missing_or_a_secret_is() {
        assertThat(site.vipnat("plan", "--running-config", "nowhere.cfg")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("nowhere.cfg");
        assertThat(site.vipnat("apply", "nowhere.json", "--yes")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("nowhere.json");
        assertThat(site.vipnat("rollback", "no-such-run")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("vipnat runs");
        site.environment.remove("IOS_PASSWORD");
        assertThat(site.vipnat("plan").endsWith(ExitCode.INPUT).err()).contains("IOS_PASSWORD");
    }

    @Test
    void should_end_with_64_when_the_arguments_make_no_sense() {
        assertThat(site.vipnat("plann").endsWith(ExitCode.USAGE).err()).contains("vipnat plan");
        site.vipnat("apply", "--in-use", "maybe").endsWith(ExitCode.USAGE);
        site.vipnat("rollback").endsWith(ExitCode.USAGE);
    }

    @Test
    void should_print_problems_as_the_one_document_when_json_is_asked_for() {
        site.router.close();
        CliSite.Run run = site.vipnat("plan", "--json").endsWith(ExitCode.UNREACHABLE);
        JsonObject problem = Json.read("out", run.out()).objects("problems").get(0);
        assertThat(problem.string("code")).isEqualTo("unreachable");
        assertThat(problem.names()).contains("severity", "where", "what", "why", "fix");
    }

    @Test
    void should_work_offline_on_a_saved_configuration() {
        site.write("edge.cfg", DemoRouter.configuration());
        String file = folder.resolve("edge.cfg").toString();
        site.router.close();
        assertThat(site.vipnat("plan", "--running-config", "edge=" + file)
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("5 removals, 2 additions");
        site.vipnat("verify", "--running-config", file).endsWith(ExitCode.DRIFT);
        site.vipnat("lint").endsWith(ExitCode.DONE);
        site.write("cut.cfg", DemoRouter.configuration().substring(0, 900));
        site.vipnat("plan", "--running-config", folder.resolve("cut.cfg").toString())
                .endsWith(ExitCode.INPUT);
    }

    @Test
    void should_name_every_missing_variable_at_once() {
        site.environment.remove("IOS_PASSWORD");
        site.environment.remove("IOS_ENABLE");
        assertThat(site.vipnat("plan").endsWith(ExitCode.INPUT).err())
                .contains("env:IOS_PASSWORD", "read -rs IOS_PASSWORD", "env:IOS_ENABLE", "read -rs IOS_ENABLE");
    }

    @Test
    void should_say_in_plain_words_why_a_file_cannot_be_written() {
        for (String file : List.of("/nonexistent/x", folder.toString())) {
            CliSite.Run run = site.vipnat("plan", "-o", file).endsWith(ExitCode.INPUT);
            assertThat(run.err())
                    .contains("file-not-writable", "cannot be written: ")
                    .contains("ls -ld");
        }
        assertThat(site.vipnat("init", "-o", "/nonexistent/x")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("there is no folder /nonexistent");
    }

    @Test
    void should_list_when_what_and_why_of_each_run() {
        site.vipnat("apply", "--yes", "--ticket", "CHG-7").endsWith(ExitCode.DONE);
        String run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0)
                .string("id");
        site.vipnat("rollback", run, "--yes").endsWith(ExitCode.DONE);
        // The run's name has a line of its own where 80 columns do not take both.
        String listed = site.vipnat("runs").out().replaceAll("rollback of\\s+", "rollback of ");
        assertThat(listed.lines())
                .anyMatch(line -> line.matches(".*  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC  apply"))
                .anyMatch(line -> line.matches(".* UTC  rollback of " + run))
                .anyMatch(line -> line.contains("ticket CHG-7, 7 lines: done, verified and saved"));
        List<JsonObject> runs =
                Json.read("out", site.vipnat("runs", "--json").out()).objects("runs");
        assertThat(runs).extracting(each -> each.string("kind")).containsExactly("rollback", "apply");
        assertThat(runs.get(0).string("takesBack")).isEqualTo(run);
    }

    @Test
    void should_take_its_own_unsaved_run_back_without_calling_it_somebody_elses() {
        String startup = site.router.startupConfig();
        site.vipnat("apply", "--yes", "--save", "never").endsWith(ExitCode.DONE);
        assertThat(site.router.startupConfig()).isEqualTo(startup);
        String run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0)
                .string("id");
        site.vipnat("rollback", run, "--yes").endsWith(ExitCode.DONE);
        assertThat(site.router.natLines()).isEqualTo(before);
    }

    @Test
    void should_still_refuse_somebody_elses_unsaved_work_beside_its_own() {
        site.vipnat("apply", "--yes", "--save", "never").endsWith(ExitCode.DONE);
        String run = Json.read("out", site.vipnat("runs", "--json").out())
                .objects("runs")
                .get(0)
                .string("id");
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        assertThat(site.vipnat("rollback", run, "--yes")
                        .endsWith(ExitCode.REFUSED)
                        .err())
                .contains("unsaved-changes", "+ ip route 10.99.0.0")
                .doesNotContain("+ ip nat");
    }

    @Test
    void should_call_it_drift_when_a_reload_would_undo_what_is_wished() {
        site.vipnat("apply", "--yes", "--save", "never").endsWith(ExitCode.DONE);
        CliSite.Run verify = site.vipnat("verify").endsWith(ExitCode.DRIFT);
        assertThat(verify.out())
                .contains("Router edge: drift, not saved", "rules-not-saved", "write memory")
                .contains("+ ip nat inside source static");
        assertThat(site.vipnat("verify", "--json").endsWith(ExitCode.DRIFT).out())
                .contains("rules-not-saved");
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        try (var terminal = site.router.openTerminal()) {
            terminal.type("enable\r" + DemoRouter.ENABLE + "\rwrite memory\r");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(site.vipnat("verify").endsWith(ExitCode.DONE).out()).contains("as cluster.yaml wishes");
    }

    @Test
    void should_repeat_the_file_in_the_commands_it_prints() {
        String file = folder.resolve("cluster.yaml").toString();
        assertThat(site.vipnat("apply", "--yes").endsWith(ExitCode.DONE).out())
                .contains("take it back with:  vipnat rollback -f " + file + " ");
        site.write(".ssh/known_hosts", "");
        assertThat(site.vipnat("plan").endsWith(ExitCode.UNREACHABLE).err())
                .contains("vipnat trust -f " + file + " edge");
        assertThat(site.vipnat("plan", "--json").endsWith(ExitCode.UNREACHABLE).out())
                .contains("vipnat trust -f " + file + " edge");
    }
}
