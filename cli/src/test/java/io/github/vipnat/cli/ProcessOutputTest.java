package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.io.TempDir;

/** Where the process's standard output leads, and who can still be asked then. */
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

    @Test
    void should_ask_on_the_terminal_when_the_results_go_through_a_pipe() throws Exception {
        ShellProcess.assumeInstalled("script");
        String apply =
                vipnat("apply", "-f", site1, "--color", "auto") + " | cat > log.txt; echo ended ${PIPESTATUS[0]}";
        Files.writeString(folder.resolve("apply.sh"), apply);
        ShellProcess asked = shell("(sleep 0.1; echo y; sleep 30) | script -qec 'bash apply.sh' /dev/null");
        assertThat(asked.output())
                .contains("Type these 7 lines on edge? [y/N] ")
                .contains("ended 0");
        assertThat(Files.readString(folder.resolve("log.txt")))
                .contains("verified and saved")
                .doesNotContain("\u001b[", "[y/N]");
    }

    @Test
    void should_ask_for_a_password_there_without_showing_it() throws Exception {
        ShellProcess.assumeInstalled("script");
        site.write(
                "cluster.yaml", Files.readString(folder.resolve("cluster.yaml")).replace("env:IOS_PASSWORD", "prompt"));
        Files.writeString(
                folder.resolve("plan.sh"),
                vipnat("plan", "-f", site1) + " | cat > log.txt; echo ended ${PIPESTATUS[0]}");
        ShellProcess asked = shell("(until grep -q password seen.txt 2>/dev/null; do sleep 0.1; done; sleep 0.5; echo "
                + DemoRouter.PASSWORD + "; sleep 30) | script -qefc 'bash plan.sh' /dev/null | tee seen.txt");
        assertThat(asked.output()).contains("password of netops on edge: ").contains("ended 0");
        assertThat(asked.output().lines()).noneMatch(line -> line.strip().equals(DemoRouter.PASSWORD));
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
