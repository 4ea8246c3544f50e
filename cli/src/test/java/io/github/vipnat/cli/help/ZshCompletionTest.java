package io.github.vipnat.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.ShellProcess;
import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script in a real zsh on a terminal, into which somebody types a tab. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(180)
class ZshCompletionTest {

    private static final String SOURCED = "PS1=; autoload -U compinit; compinit -D -u; source ./_vipnat";

    private static final String INSTALLED = "PS1=; fpath=($PWD $fpath); autoload -U compinit; compinit -D -u";

    @TempDir
    Path folder;

    @BeforeEach
    void save() throws Exception {
        ShellProcess.assumeInstalled("zsh");
        Files.writeString(
                folder.resolve("_vipnat"),
                Typed.vipnat("completion", "zsh").endsWith(ExitCode.DONE).out());
        try (InputStream script = getClass().getResourceAsStream("zsh-typing.zsh")) {
            Files.write(
                    folder.resolve("typing.zsh"), Objects.requireNonNull(script).readAllBytes());
        }
        Files.writeString(folder.resolve("edge.cfg"), "end\n");
    }

    /** What stands on the command line once the tab was typed behind the text. */
    private String completed(String setUp, String typed) throws Exception {
        Path line = folder.resolve("line");
        ShellProcess zsh = ShellProcess.run(folder, List.of("zsh", "-f", "typing.zsh", setUp, typed, line.toString()));
        assertThat(line).as(zsh.output()).exists();
        return Files.readString(line).stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({
        "vipnat verif,                        vipnat verify",
        "vipnat --json -r lint verif,         vipnat --json -r lint verify",
        "vipnat plan --det,                   vipnat plan --detailed-exitcode",
        "vipnat plan -f x --json --det,       vipnat plan -f x --json --detailed-exitcode",
        "vipnat plan --deb,                   vipnat plan --debug",
        "vipnat --color=nev,                  vipnat --color=never",
        "vipnat apply --in-use d,             vipnat apply --in-use drop",
        "vipnat plan --running-config edg,    vipnat plan --running-config edge.cfg",
        "vipnat keepalived sim,               vipnat keepalived simulate",
        "vipnat -q keepalived render --pl,    vipnat -q keepalived render --plain",
        "vipnat keepalived -q lint --json --her, vipnat keepalived -q lint --json --here",
        "vipnat help roll,                    vipnat help rollback",
        "vipnat completion b,                 vipnat completion bash",
    })
    void should_complete_the_last_word(String typed, String expected) throws Exception {
        assertThat(completed(SOURCED, typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "vipnat trust ed,                     vipnat trust edge1",
        "vipnat -f other.yaml trust le,       vipnat -f other.yaml trust left",
        "vipnat trust -f other.yaml ri,       vipnat trust -f other.yaml right",
        "vipnat plan -r ed,                   vipnat plan -r edge1",
        "vipnat plan -f other.yaml -r ri,     vipnat plan -f other.yaml -r right",
    })
    void should_complete_the_routers_of_the_site(String typed, String expected) throws Exception {
        Files.writeString(folder.resolve("cluster.yaml"), "nodes:\n- name: edvm\nrouters:\n- { name: edge1 }\n");
        Files.writeString(folder.resolve("other.yaml"), "routers:\n- name: left\n- name: right\n");
        assertThat(completed(SOURCED, typed)).isEqualTo(expected);
    }

    @Test
    void should_complete_recorded_runs() throws Exception {
        Files.createDirectories(folder.resolve("state/vipnat/runs/20261122-101500-edge"));
        assertThat(completed("export XDG_STATE_HOME=$PWD/state; " + SOURCED, "vipnat rollback 2026"))
                .isEqualTo("vipnat rollback 20261122-101500-edge");
    }

    @Test
    void should_work_from_a_folder_of_functions_too() throws Exception {
        assertThat(completed(INSTALLED, "vipnat apply --unp")).isEqualTo("vipnat apply --unproven-vip");
    }

    @Test
    void should_be_a_script_without_mistakes() throws Exception {
        ShellProcess zsh = ShellProcess.run(folder, List.of("zsh", "-f", "-n", "_vipnat"));
        assertThat(zsh.code()).as(zsh.output()).isZero();
        assertThat(zsh.output()).isEmpty();
    }
}
