package io.github.vipnat.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CommandModel;
import io.github.vipnat.cli.ShellProcess;
import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script in a real bash, which is given the words as it would split them itself. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(180)
class BashCompletionTest {

    private static final String ASK = """
            source vipnat.bash
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            $(complete -p vipnat | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void save() throws Exception {
        ShellProcess.assumeInstalled("bash");
        Files.writeString(
                folder.resolve("vipnat.bash"),
                Typed.vipnat("completion", "bash").endsWith(ExitCode.DONE).out());
        Files.createDirectory(folder.resolve("empty"));
    }

    /** What bash would offer for the last word. */
    private List<String> offered(String... words) throws Exception {
        return offered(Map.of(), words);
    }

    private List<String> offered(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "--noprofile", "--norc", "-c", ASK, "bash", "vipnat"));
        command.addAll(List.of(words));
        ShellProcess bash = ShellProcess.run(folder, environment, command);
        assertThat(bash.code()).as(bash.output()).isZero();
        return bash.output().lines().filter(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "pla,                               plan",
        "--json pla,                        plan",
        "--color never pla,                 plan",
        "--color = never pla,               plan",
        "-r lint pla,                       plan",
        "plan --det,                        --detailed-exitcode",
        "plan -r apply --det,               --detailed-exitcode",
        "plan --deb,                        --debug",
        "plan --color al,                   always",
        "plan --color = al,                 always",
        "apply --in-use d,                  drop",
        "apply --in-use = d,                drop",
        "apply --save v,                    verified",
        "lab --personality ios_x,           ios_xe",
        "-f vip,                            vipnat.bash",
        "plan -f vip,                       vipnat.bash",
        "plan --file = vip,                 vipnat.bash",
        "plan --running-config vip,         vipnat.bash",
        "plan --running-config edge = vip,  vipnat.bash",
        "plan --running-config = edge = vip, vipnat.bash",
        "apply vip,                         vipnat.bash",
        "apply --yes vip,                   vipnat.bash",
        "help ver,                          verify",
        "completion z,                      zsh",
        "apply --ticket p,                  ''",
        "rollback vip,                      ''",
        "keepalived sim,                    simulate",
        "--json keepalived -r x simul,      simulate",
        "keepalived simulate --all,         --all-single-faults",
        "keepalived simulate --events vip,  vipnat.bash",
        "keepalived lint vip,               vipnat.bash",
        "keepalived lint vm1 = vip,         vipnat.bash",
        "help keep,                         keepalived",
    })
    void should_complete_the_last_word(String typed, String expected) throws Exception {
        assertThat(offered(typed.split(" "))).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "plan -r ed,                        edge1 edge-2",
        "plan --router = ed,                edge1 edge-2",
        "-r edge-,                          edge-2",
        "trust,                             edge1 edge-2 core",
        "trust -f other.yaml,               left right",
        "probe -f other.yaml le,            left",
        "--file = other.yaml trust ri,      right",
        "trust -f nowhere.yaml,             ''",
    })
    void should_complete_the_routers_of_the_site(String typed, String expected) throws Exception {
        Files.writeString(folder.resolve("cluster.yaml"), """
                cluster: web
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                routers:
                  - name: edge1        # name: of a comment
                    username: netops
                    publish:
                      - { global: 172.18.55.51, as: full }
                  - { name: "edge-2", address: 10.51.10.254, username: netops }
                  - {address: 10.51.10.253, name: 'core'}
                database: { name: none }
                """);
        Files.writeString(folder.resolve("other.yaml"), "routers:\n- name: left\n- name: right\nnodes:\n- name: vm1\n");
        String[] words = typed.split(" ");
        boolean begun = typed.matches(".* (?:ed|edge-|le|ri)");
        assertThat(offered(
                        begun
                                ? words
                                : Stream.concat(Stream.of(words), Stream.of("")).toArray(String[]::new)))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    void should_complete_recorded_runs() throws Exception {
        Path runs = folder.resolve("state/vipnat/runs");
        Files.createDirectories(runs.resolve("20261122-101500-edge"));
        Files.createDirectories(runs.resolve("20261122-111500-edge"));
        String state = folder.resolve("state").toString();
        assertThat(offered(Map.of("XDG_STATE_HOME", state), "rollback", "2026"))
                .containsExactly("20261122-111500-edge", "20261122-101500-edge");
        assertThat(offered(Map.of("XDG_STATE_HOME", state), "runs", "20261122-10"))
                .containsExactly("20261122-101500-edge");
        assertThat(offered(Map.of("XDG_STATE_HOME", state + "/none"), "rollback", ""))
                .isEmpty();
    }

    @Test
    void should_offer_every_command_at_every_depth() throws Exception {
        for (CommandSpec group : groups()) {
            assertThat(offered(words(group, "")))
                    .containsExactlyInAnyOrderElementsOf(CommandWords.below(group).stream()
                            .map(CommandSpec::name)
                            .toList());
        }
    }

    @Test
    void should_offer_every_option_of_every_command() throws Exception {
        List<CommandSpec> commands = new ArrayList<>(CommandModel.visible());
        commands.add(CommandModel.root());
        for (CommandSpec command : commands) {
            assertThat(offered(words(command, "--")))
                    .as(command.qualifiedName())
                    .containsExactlyInAnyOrderElementsOf(longNames(command));
        }
    }

    private static List<CommandSpec> groups() {
        return Stream.concat(Stream.of(CommandModel.root()), CommandModel.visible().stream())
                .filter(command -> !CommandWords.below(command).isEmpty())
                .toList();
    }

    private static String[] words(CommandSpec command, String last) {
        return Stream.concat(Stream.of(CommandModel.path(command)), Stream.of(last))
                .toArray(String[]::new);
    }

    private static List<String> longNames(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    @Test
    void should_offer_files_with_blanks_in_one_piece() throws Exception {
        Files.writeString(folder.resolve("my site.yaml"), "");
        assertThat(offered("plan", "-f", "my")).containsExactly("my site.yaml");
    }

    @Test
    void should_give_one_json_document_when_asked() {
        String json = Typed.vipnat("completion", "bash", "--json")
                .endsWith(ExitCode.DONE)
                .out();
        assertThat(Json.read("out", json).string("text"))
                .isEqualTo(Typed.vipnat("completion", "bash").out());
    }
}
