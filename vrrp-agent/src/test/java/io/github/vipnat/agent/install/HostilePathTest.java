package io.github.vipnat.agent.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths that mean something to systemd: they come out of the unit as they went in, or there is no unit. */
class HostilePathTest {

    private static final String PROGRAM = "/usr/bin/vipnat";

    @TempDir
    Path folder;

    static List<String> visible() {
        return HostileNames.visible();
    }

    static List<String> unseen() {
        return HostileNames.unseen();
    }

    private String unit(String program, String cluster) {
        return new ServiceFiles(folder, program, cluster, "VI_1", List.of())
                .files().stream()
                        .filter(file -> file.path().toString().endsWith(".service"))
                        .findFirst()
                        .orElseThrow()
                        .text();
    }

    private static boolean isNoProgram(String name) {
        return name.matches("(?s).*[\"'\\\\].*");
    }

    @ParameterizedTest
    @MethodSource("visible")
    void should_give_systemd_the_file_that_was_named(String name) {
        String cluster = "/srv/" + name + "/cluster.yaml";
        String text = unit(PROGRAM, cluster);
        assertThat(new UnitReader(text).command("ExecStart")).containsExactly(PROGRAM, "agent", "run", "-f", cluster);
        assertThat(text.lines().count())
                .isEqualTo(unit(PROGRAM, "/etc/c.yaml").lines().count());
    }

    @ParameterizedTest
    @MethodSource("visible")
    void should_give_systemd_the_program_that_runs_or_say_that_it_cannot_be_one(String name) {
        String program = "/opt/" + name + "/bin/vipnat";
        if (isNoProgram(name)) {
            refused(() -> unit(program, "/etc/c.yaml"));
        } else {
            assertThat(new UnitReader(unit(program, "/etc/c.yaml")).command("ExecStart"))
                    .containsExactly(program, "agent", "run", "-f", "/etc/c.yaml");
        }
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void should_write_no_unit_with_a_line_that_a_path_made(String name) {
        refused(() -> unit(PROGRAM, "/srv/" + name + "/cluster.yaml"));
        refused(() -> unit("/opt/" + name + "/vipnat", "/etc/c.yaml"));
    }

    @Test
    void should_write_no_unit_with_a_path_that_no_kernel_opens() {
        refused(() -> unit(PROGRAM, "/" + "x/".repeat(2100)));
        refused(() -> unit(PROGRAM, "cluster.yaml"));
    }

    private static void refused(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("path-not-for-a-unit");
                            assertThat(problem.where()).doesNotContain("\n", "\r");
                        }));
    }

    /** What systemd itself makes of the program; of arguments it says nothing. */
    @Test
    void should_write_units_that_systemd_has_nothing_to_say_about() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd is not installed");
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
        for (String name : HostileNames.visible()) {
            if (name.length() < 200 && !isNoProgram(name)) {
                Path program = folder.resolve(name).resolve("vipnat");
                Files.createDirectories(program.getParent());
                Files.writeString(program, "#!/bin/sh\n");
                assertThat(program.toFile().setExecutable(true)).isTrue();
                Path unit = folder.resolve("v" + command.size() + ".service");
                Files.writeString(unit, unit(program.toString(), "/srv/" + name));
                command.add(unit.toString());
            }
        }
        Process verify = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEmpty();
        assertThat(verify.waitFor()).isZero();
    }
}
