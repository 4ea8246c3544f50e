package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {

    @TempDir
    Path folder;

    private String config;
    private Path out;

    @BeforeEach
    void save() throws IOException {
        config = Files.writeString(folder.resolve("edge.cfg"), DemoRouter.configuration())
                .toString();
        out = folder.resolve("cluster.yaml");
    }

    @Test
    void should_print_a_file_of_examples_that_lint_refuses_by_name_until_they_are_changed() throws IOException {
        Typed init = Typed.vipnat("init").endsWith(ExitCode.DONE);
        assertThat(init.err()).isEmpty();
        Files.writeString(out, init.out());
        assertThat(Typed.vipnat("lint", "-f", out.toString())
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("example-not-changed", "vip: 192.0.2.10", "address: 192.0.2.1 ", "global: 198.51.100.10");
        assertThat(Typed.vipnat("plan", "-f", out.toString(), "--running-config", config)
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("vip: 192.0.2.10");
        Files.writeString(out, init.out().replace("192.0.2.1", "10.51.10.1").replace("198.51.100.10", "172.18.55.51"));
        Typed.vipnat("lint", "-f", out.toString()).endsWith(ExitCode.DONE);
    }

    @Test
    void should_propose_the_storys_site_from_its_running_config() {
        Typed.vipnat("init", "--from-running-config", config, "-o", out.toString())
                .endsWith(ExitCode.DONE);
        assertThat(out)
                .content()
                .contains("address: 10.51.10.11 ", "address: 10.51.10.254 ", "ports: [tcp 21, tcp 80, tcp 443]")
                .contains("# - 10.52.10.31 on 192.168.4.52: another network");
    }

    @Test
    void should_lead_to_the_documents_plan_once_the_examples_are_replaced() throws IOException {
        String proposed = Typed.vipnat("init", "--from-running-config", config)
                .endsWith(ExitCode.DONE)
                .out();
        Files.writeString(
                out,
                proposed.replace("vip: 192.0.2.10 ", "vip: 10.51.10.67 ")
                        .replace("address: 192.0.2.11 ", "address: 10.51.10.12 "));
        assertThat(Typed.vipnat("plan", "-f", out.toString(), "--running-config", config)
                        .endsWith(ExitCode.DONE)
                        .out())
                .startsWith("Router edge: 5 removals, 5 additions\n")
                .contains("\n  ip nat inside source static tcp 10.51.10.67 21 172.18.55.51 21 extendable\n");
    }

    @Test
    void should_say_where_the_file_is_and_what_comes_next() {
        Typed init = Typed.vipnat("init", "-o", out.toString()).endsWith(ExitCode.DONE);
        assertThat(init.out()).isEmpty();
        assertThat(init.err()).contains(out.toString(), "CHANGE", "vipnat lint -f ");
    }

    @Test
    void should_say_nothing_when_quiet_is_asked_for() {
        Typed init = Typed.vipnat("-q", "init", "-o", out.toString()).endsWith(ExitCode.DONE);
        assertThat(init.out() + init.err()).isEmpty();
        assertThat(out).exists();
    }

    @Test
    void should_never_overwrite_a_file() throws IOException {
        Files.writeString(out, "cluster: mine\n");
        Typed init = Typed.vipnat("init", "-o", out.toString()).endsWith(ExitCode.INPUT);
        assertThat(init.err()).contains("file-exists", "mv " + out);
        assertThat(out).hasContent("cluster: mine\n");
    }

    @Test
    void should_name_the_folder_that_is_not_there() {
        Typed init = Typed.vipnat("init", "-o", folder.resolve("no/where.yaml").toString())
                .endsWith(ExitCode.INPUT);
        assertThat(init.err()).contains("file-not-writable", "ls -ld " + folder.resolve("no"));
    }

    @Test
    void should_refuse_a_configuration_that_was_cut_or_is_missing() throws IOException {
        Path cut = Files.writeString(
                folder.resolve("cut.cfg"), DemoRouter.configuration().substring(0, 900));
        assertThat(Typed.vipnat("init", "--from-running-config", cut.toString())
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("configuration-cut");
        assertThat(Typed.vipnat(
                                "init",
                                "--from-running-config",
                                folder.resolve("none").toString())
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("file-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8", "windows-1252"})
    void should_propose_the_same_from_a_log_of_any_encoding(String charset) throws IOException {
        String configuration = DemoRouter.configuration();
        String log = "edge#show running-config\n! schön\n" + configuration + "\nedge#show clock\nedge#exit\n";
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        Path bare = Files.writeString(folder.resolve("bare.cfg"), configuration);
        Path file = Files.write(
                folder.resolve("edge.log"), (mark + log.replace("\n", "\r\n")).getBytes(Charset.forName(charset)));

        assertThat(proposalFrom(file)).isEqualTo(proposalFrom(bare)).contains("publish:");
    }

    private static String proposalFrom(Path file) {
        return Typed.vipnat("init", "--from-running-config", file.toString())
                .endsWith(ExitCode.DONE)
                .out();
    }

    @Test
    void should_say_that_the_indentation_of_a_pasted_configuration_is_lost() throws IOException {
        Path flat = Files.writeString(
                folder.resolve("flat.cfg"), DemoRouter.configuration().replaceAll("(?m)^ +", ""));
        assertThat(Typed.vipnat("init", "--from-running-config", flat.toString())
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("indentation-lost", "show running-config")
                .doesNotContain("no-outside-interface");
    }

    @Test
    void should_speak_of_commands_that_there_are() {
        List<String> named = Pattern.compile("vipnat ([a-z]+)")
                .matcher(Typed.vipnat("init").out())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(named)
                .contains("database")
                .allSatisfy(command -> Typed.vipnat(command, "--help").endsWith(ExitCode.DONE));
        assertThat(Typed.vipnat("init").out()).doesNotContain("doctor", "drill");
    }

    @Test
    void should_give_one_json_document_when_asked() {
        String text = Typed.vipnat("init").out();
        String json = Typed.vipnat("init", "--json").endsWith(ExitCode.DONE).out();
        assertThat(Json.read("out", json).string("text")).isEqualTo(text);
        String written = Typed.vipnat("init", "--json", "-o", out.toString()).out();
        assertThat(Json.read("out", written).string("file")).isEqualTo(out.toString());
    }
}
