package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Where the process's standard output leads, and who can still be asked then. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(180)
class ProcessOutputTest {

    @TempDir
    Path folder;

    private CliSite site;
    private String site1;
    private String config;

    @BeforeEach
    void start() throws IOException {
        site = new CliSite(folder);
        site1 = folder.resolve("cluster.yaml").toString();
        config = Files.writeString(folder.resolve("edge.cfg"), DemoRouter.configuration())
                .toString();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String vipnat(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.of(java, "-XX:TieredStopAtLevel=1", "-Xshare:auto", Main.class.getName()),
                        Stream.of(arguments))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    private ShellProcess shell(String script) throws Exception {
        Map<String, String> environment = new HashMap<>(site.environment);
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("LC_ALL", "C.UTF-8");
        return ShellProcess.run(folder, environment, List.of("bash", "-c", script));
    }

    private String plan(String... more) {
        return vipnat(Stream.concat(Stream.of("plan", "-f", site1, "--running-config", config), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void should_end_with_70_when_the_result_cannot_be_written() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        ShellProcess full = shell(plan() + " 2>&1 >/dev/full");
        assertThat(full.code()).as(full.output()).isEqualTo(ExitCode.INTERNAL.code());
        assertThat(full.output())
                .startsWith("FATAL output-not-written  standard output\n  what  the result cannot be written: No space")
                .doesNotContain("Exception");
        assertThat(shell(vipnat("--help") + " >/dev/full").code()).isEqualTo(ExitCode.INTERNAL.code());
    }

    @Test
    void should_end_quietly_when_the_reader_has_seen_enough() throws Exception {
        ShellProcess closed =
                shell("{ " + plan("--json") + " 2>err.txt; echo $? >code.txt; } | true; cat err.txt code.txt");
        assertThat(closed.output()).isEqualTo("0\n");
    }

    /**
     * What a terminal shows while a command runs in it whose results go through a pipe into {@code log.txt}.
     *
     * @param asked what has to be on the screen before the answer is typed
     */
    private String onTerminal(String command, String asked, String answer) throws Exception {
        ShellProcess.assumeInstalled("script");
        Files.writeString(
                folder.resolve("piped.sh"), command + " | cat > log.txt; echo ended ${PIPESTATUS[0]}; touch over.txt");
        Files.writeString(folder.resolve("seen.txt"), "");
        return shell("{ until grep -qF '" + asked + "' seen.txt || [ -e over.txt ]; do sleep 0.05; done; echo '"
                        + answer
                        + "'; until [ -e over.txt ]; do sleep 0.05; done; }"
                        + " | script -qefc 'bash piped.sh' /dev/null | tee seen.txt")
                .output();
    }

    @Test
    void should_ask_on_the_terminal_when_the_results_go_through_a_pipe() throws Exception {
        String shown = onTerminal(vipnat("apply", "-f", site1, "--color", "auto"), "[y/N]", "y");
        assertThat(shown).contains("Type these 7 lines on edge? [y/N] ").contains("ended 0");
        assertThat(Files.readString(folder.resolve("log.txt")))
                .contains("verified and saved")
                .doesNotContain("\u001b[", "[y/N]");
    }

    @Test
    void should_ask_for_a_password_there_without_showing_it() throws Exception {
        site.write(
                "cluster.yaml", Files.readString(folder.resolve("cluster.yaml")).replace("env:IOS_PASSWORD", "prompt"));
        String shown = onTerminal(vipnat("plan", "-f", site1), "password of netops", DemoRouter.PASSWORD);
        assertThat(shown).contains("password of netops on edge: ").contains("ended 0");
        assertThat(shown.lines()).noneMatch(line -> line.strip().equals(DemoRouter.PASSWORD));
        assertThat(Files.readString(folder.resolve("log.txt"))).contains("5 removals, 2 additions");
    }

    @Test
    void should_ask_nobody_when_a_script_feeds_it() throws Exception {
        ShellProcess refused = shell("yes | " + vipnat("apply", "-f", site1) + " 2>&1");
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.output()).contains("not-confirmed");
        assertThat(site.natLinesReceived()).isEmpty();
    }
}
