package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script in a real bash, which is given the words as it would split them itself. */
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
        List<String> command = new ArrayList<>(List.of("bash", "--noprofile", "--norc", "-c", ASK, "bash", "vipnat"));
        command.addAll(List.of(words));
        ShellProcess bash = ShellProcess.run(folder, command);
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
        "frobnicate --js,                   ''",
    })
    void should_complete_the_last_word(String typed, String expected) throws Exception {
        assertThat(offered(typed.split(" "))).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void should_offer_every_command() throws Exception {
        assertThat(offered("")).containsExactlyInAnyOrderElementsOf(CommandModel.visibleNames());
    }

    @Test
    void should_offer_every_option_of_every_command() throws Exception {
        for (CommandSpec command : CommandModel.commands()) {
            if (!command.usageMessage().hidden()) {
                assertThat(offered(command.name(), "--"))
                        .as(command.name())
                        .containsExactlyInAnyOrderElementsOf(longNames(command));
            }
        }
        assertThat(offered("--")).containsExactlyInAnyOrderElementsOf(longNames(CommandModel.root()));
    }

    private static List<String> longNames(CommandSpec command) {
        return command.options().stream()
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
