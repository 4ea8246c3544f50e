package io.github.vipnat.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** What surrounds vipnat, be it full of secrets or laid out by somebody else, does not reach the programs that it starts. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ChildOfHostileTest {

    private static final List<String> OURS =
            List.of("LANG=C", "LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin");

    @TempDir
    Path folder;

    @BeforeEach
    void need_a_shell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
    }

    /** What a vipnat with this in its environment, started behind these words of a shell, hears of a child. */
    private String said(String before, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", before + " exec \"$@\"", "sh"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        words.add(System.getProperty("java.class.path"));
        words.add(ChildProbe.class.getName());
        words.addAll(List.of(command));
        File errors = folder.resolve("errors").toFile();
        ProcessBuilder vipnat = new ProcessBuilder(words).redirectError(errors);
        vipnat.environment().putAll(environment);
        Process process = vipnat.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors.toPath())).isZero();
        return said;
    }

    private Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void should_show_it_no_password_of_ours() throws Exception {
        Map<String, String> secrets =
                Map.of("IOS_PASSWORD", "s3cret", "DB_ADMIN", "s3cret", "CREDENTIALS_DIRECTORY", "/run/credentials/x");
        assertThat(said("", secrets, "env").lines()).containsExactlyInAnyOrderElementsOf(OURS);
    }

    /** A wrapper, or a shell between us and the program; a shell adds these of its own. */
    @Test
    void should_show_none_to_the_children_of_its_children_either() throws Exception {
        Path wrapper = script("wrapper", "sh -c 'sh -c env'");
        List<String> seen = said("", Map.of("IOS_PASSWORD", "s3cret"), wrapper.toString())
                .lines()
                .filter(line -> !line.matches("(PWD|OLDPWD|SHLVL|_)=.*"))
                .toList();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(OURS);
    }

    @Test
    void should_not_let_it_load_a_library_that_was_named_to_us() throws Exception {
        Path library = Stream.of("/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/lib")
                .map(place -> Path.of(place, "libresolv.so.2"))
                .filter(Files::exists)
                .findFirst()
                .orElse(folder);
        assumeTrue(Files.isRegularFile(library), "no library to load");
        Map<String, String> planted = Map.of("LD_PRELOAD", library.toString(), "LD_LIBRARY_PATH", folder.toString());
        assertThat(said("", planted, "cat", "/proc/self/maps"))
                .contains("libc.so")
                .doesNotContain("libresolv");
    }

    @Test
    void should_not_let_a_shell_read_a_file_that_was_named_to_us() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        String planted =
                script("planted", "echo planted; touch " + folder + "/ran").toString();
        Map<String, String> environment =
                Map.of("ENV", planted, "BASH_ENV", planted, "BASH_FUNC_true%%", "() { echo planted; }");
        assertThat(said("", environment, "bash", "-c", "true; echo end")).isEqualTo("end\n");
        assertThat(said("", environment, "sh", "-ic", "echo end"))
                .contains("end")
                .doesNotContain("planted");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void should_not_hand_options_on_to_another_java() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Dplanted=1", "JDK_JAVA_OPTIONS", "-Dplanted=2", "_JAVA_OPTIONS", "-Dp=3");
        assertThat(said("", environment, java, "-XshowSettings:properties", "-version"))
                .contains("java.version")
                .doesNotContain("planted", "Picked up");
    }

    /** Java looks for a program in the folders that its own PATH names. */
    @Test
    void should_start_the_program_of_the_system_whatever_our_path_leads_to() throws Exception {
        script("uname", "echo planted");
        Map<String, String> environment = Map.of("PATH", folder + ":" + System.getenv("PATH"));
        assertThat(said("cd '" + folder + "';", environment, "uname")).isEqualTo("Linux\n");
    }

    @Test
    void should_hand_on_no_file_that_we_were_started_with_or_have_open() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        String open = said("exec 7<'" + secret + "' 9<>'" + secret + "';", Map.of(), "ls", "-l", "/proc/self/fd");
        assertThat(open).contains("0 -> /dev/null").doesNotContain("secret", ".jar", "socket");
        // The last one is the folder that it lists.
        assertThat(open.lines().filter(line -> line.contains(" -> "))).hasSize(4);
    }
}
