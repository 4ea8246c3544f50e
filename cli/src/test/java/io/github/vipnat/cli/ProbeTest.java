package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ProbeTest {

    private static final List<String> SECRETS = List.of("hunter2", "s3cr3t", "myCommunity", "0A1B2C3D", "QmFzZTY0");

    private static final String WITH_SECRETS = """
            hostname edge
            enable secret 5 $1$hunter2$QmFzZTY0
            username netops privilege 15 password 7 0A1B2C3D
            snmp-server community myCommunity RO
            crypto isakmp key s3cr3t address 203.0.113.7
            archive
             path ftp://backup:hunter2@10.51.10.9/edge
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            interface GigabitEthernet0/1
             ip address 172.18.55.1 255.255.255.0
             ip nat outside
            ip nat inside source static tcp 10.51.10.11 22 172.18.55.1 22 extendable
            ip nat inside source static 10.51.10.67 172.18.55.51 extendable
            ip nat inside source static 10.51.10.67 172.18.55.52 extendable
            line vty 0 4
             exec-timeout 20 0
            line vty 5 15
            end
            """;

    @TempDir
    Path folder;

    private CliSite site(Personality personality, Quirks quirks) {
        return new CliSite(
                folder, DemoRouter.with(WITH_SECRETS).personality(personality).quirks(quirks), 1);
    }

    private CliSite.Run probe(CliSite site, String... more) {
        String[] arguments = {
            "probe", "edge1", "-o", folder.resolve("probe.txt").toString()
        };
        return site.vipnat(Stream.concat(List.of(arguments).stream(), List.of(more).stream())
                .toArray(String[]::new));
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("probe.txt"));
    }

    private static Map<String, String> traits(JsonObject probe) {
        return probe.objects("traits").stream()
                .collect(Collectors.toMap(trait -> trait.string("name"), trait -> trait.string("value")));
    }

    private static Map<String, String> answers(JsonObject probe) {
        return probe.objects("questions").stream()
                .filter(question -> question.names().contains("answer"))
                .filter(question -> question.optionalString("answer").isPresent())
                .collect(Collectors.toMap(
                        question -> question.string("fact"), question -> question.string("answer"), (a, b) -> a));
    }

    @ParameterizedTest
    @EnumSource
    void should_type_what_only_shows_and_leave_the_router_as_it_was(Personality personality) {
        try (CliSite site = site(personality, Quirks.defaults())) {
            String before = site.router.runningConfig();
            probe(site).endsWith(ExitCode.DONE);
            assertThat(site.router.linesReceived())
                    .allMatch(line -> line.matches("(?:show|terminal) .*[^?]|.+ \\?|enable|<password>"))
                    .anyMatch(line -> line.endsWith("?"));
            assertThat(site.router.runningConfig()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_write_no_secret_and_no_address_into_the_file(Personality personality) throws IOException {
        try (CliSite site = site(personality, Quirks.defaults())) {
            CliSite.Run run = probe(site, "--json").endsWith(ExitCode.DONE);
            for (String text : List.of(written(), run.out())) {
                assertThat(text).doesNotContain(SECRETS);
                assertThat(text).doesNotContain(DemoRouter.PASSWORD + "\"", DemoRouter.ENABLE);
                assertThat(text).doesNotContainPattern("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
                assertThat(text).contains("//***@");
            }
        }
    }

    @Test
    void should_tell_what_a_classic_router_is_and_can_do() {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            Map<String, String> traits =
                    traits(Json.read("out", probe(site, "--json").out()));
            assertThat(traits)
                    .containsEntry("family", "IOS")
                    .containsEntry("version", "15.1(4)M4")
                    .containsEntry("platform", "C2900-UNIVERSALK9-M")
                    .containsEntry("configRegister", "0x2102")
                    .containsEntry("privilege", "15")
                    .containsEntry("archive", "on")
                    .containsEntry("revertTimer", "usable")
                    .containsEntry("revertTimerPending", "no")
                    .containsEntry("configureReplace", "known")
                    .containsEntry("clearForced", "known")
                    .containsEntry("natVerbose", "known")
                    .containsEntry("vtys", "16")
                    .containsEntry("vtysInUse", "1")
                    .containsEntry("execTimeout", "20 0")
                    .containsEntry("natTable", "classic header, 3 rows")
                    .containsEntry("natLines", "3 static, 0 other, 0 not known")
                    .containsEntry("unsaved", "no");
        }
    }

    @Test
    void should_tell_an_xe_router_from_a_classic_one() {
        try (CliSite site = site(Personality.IOS_XE, Quirks.defaults().with(Quirk.LoadHeader.ON))) {
            assertThat(traits(Json.read("out", probe(site, "--json").out())))
                    .containsEntry("family", "IOS-XE")
                    .containsEntry("version", "17.9.4a")
                    .containsEntry("natTable", "wide header, with a total, 3 rows")
                    .containsEntry("loadHeader", "yes");
        }
    }

    @Test
    void should_answer_what_nobody_could_tell_from_the_way_the_router_stands() {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            assertThat(answers(Json.read("out", probe(site, "--json").out())))
                    .containsEntry("1.3", "accepted; extendable stands on 2 of 2 such lines")
                    .containsEntry("1.4, 9.8", "sorted, 3 lines")
                    .containsEntry("9.2", "yes; 1 such line(s) stand")
                    .doesNotContainKeys("9.3", "9.4", "9.5", "9.6", "9.9");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_tell_each_header_of_a_startup_configuration(Quirk.StartupHeader header) {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults().with(header))) {
            String answer =
                    answers(Json.read("out", probe(site, "--json").out())).get("9.7");
            assertThat(answer).startsWith(header == Quirk.StartupHeader.NONE ? "with no header" : "Using ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_tell_what_an_empty_table_prints(Quirk.EmptyTable empty) {
        try (CliSite site = new CliSite(
                folder,
                DemoRouter.with("hostname edge\nend\n").quirks(Quirks.defaults().with(empty)),
                1)) {
            String answer =
                    answers(Json.read("out", probe(site, "--json").out())).get("9.9");
            assertThat(answer).startsWith(empty == Quirk.EmptyTable.NOTHING ? "nothing" : "Pro ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_read_help_whether_the_question_mark_is_shown_or_not(Quirk.HelpEcho echo) throws IOException {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults().with(echo))) {
            probe(site).endsWith(ExitCode.DONE);
            assertThat(written()).contains("> configure terminal ?\n", "revert", "> show ip nat translations ?\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"show version", "show archive", "show users", "show ip nat .*", "show startup-config"})
    void should_go_on_where_one_command_is_denied(String denied) throws IOException {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            site.router.setFault(new Fault.DenyAuthorization(denied));
            probe(site).endsWith(ExitCode.DONE);
            assertThat(written()).contains("Privilege", "15");
        }
    }

    @Test
    void should_go_on_when_the_running_config_arrives_cut() throws IOException {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            site.router.setFault(new Fault.CutRunningConfig(5));
            probe(site).endsWith(ExitCode.DONE);
            assertThat(written()).contains("15.1(4)M4").contains("Vty lines               not said");
        }
    }

    @Test
    void should_not_overwrite_a_file_nor_ask_the_router_first() {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            site.write("probe.txt", "mine");
            assertThat(probe(site).endsWith(ExitCode.INPUT).err()).contains("file-exists");
            assertThat(site.router.linesReceived()).isEmpty();
        }
    }

    @Test
    void should_end_with_7_when_the_router_does_not_let_it_in_and_65_for_one_nobody_knows() {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            assertThat(site.vipnat("probe", "nobody").endsWith(ExitCode.INPUT).err())
                    .contains("no-such-router");
            site.environment.put("IOS_PASSWORD", "wrong");
            assertThat(probe(site).endsWith(ExitCode.UNREACHABLE).err()).contains("login-refused");
        }
        assertThat(folder.resolve("probe.txt")).doesNotExist();
    }

    @Test
    void should_say_on_the_terminal_what_it_found_and_where_it_wrote_it() {
        try (CliSite site = site(Personality.IOS_15, Quirks.defaults())) {
            CliSite.Run run = probe(site).endsWith(ExitCode.DONE);
            assertThat(run.out()).contains("15.1(4)M4", "no configuration", "probe.txt");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80 || line.contains("probe.txt"));
        }
    }
}
