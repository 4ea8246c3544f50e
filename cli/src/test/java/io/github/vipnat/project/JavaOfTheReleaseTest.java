package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** bin/lib.sh takes the Java that is there, else the one that this release of Debian has; with an apt of the test's own. */
class JavaOfTheReleaseTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    private record Answer(int status, String said) {}

    @TempDir
    private Path directory;

    private Path programs = Path.of("");

    @BeforeEach
    void haveNoJava() throws IOException {
        programs = Files.createDirectory(directory.resolve("programs"));
        for (String tool : List.of("sh", "sed", "grep", "readlink", "cat", "chmod")) {
            Files.createSymbolicLink(programs.resolve(tool), whereIs(tool));
        }
        program("id", "echo 0");
        program("apt-cache", "grep -x \"$2\" '" + offers() + "' | sed 's/.*/  Candidate: 1.0/'");
        program("apt-get", "echo \"$*\" >>'" + log() + "'");
        Files.createFile(log());
    }

    private static Path whereIs(String tool) {
        Path usual = Path.of("/usr/bin", tool);
        return Files.exists(usual) ? usual : Path.of("/bin", tool);
    }

    private Path offers() {
        return directory.resolve("offers");
    }

    private Path log() {
        return directory.resolve("log");
    }

    private void program(String name, String script) throws IOException {
        executable(programs.resolve(name), script);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void aptOffers(String packages) throws IOException {
        Files.write(offers(), List.of(packages.split(" ")));
    }

    private Answer shell(String script) throws Exception {
        var builder = new ProcessBuilder("sh", "-euc", ". '" + ROOT.resolve("bin/lib.sh") + "'; " + script);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "VIPNAT_NO_INSTALL"));
        builder.environment().put("PATH", programs.toString());
        return run(builder);
    }

    private static Answer run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), said);
    }

    @ParameterizedTest
    @CsvSource({
        "openjdk-17-jdk-headless default-jdk-headless, openjdk-17-jdk-headless",
        "default-jdk-headless openjdk-25-jdk-headless openjdk-21-jdk-headless, openjdk-21-jdk-headless",
        "openjdk-25-jdk-headless openjdk-21-jre-headless, openjdk-25-jdk-headless",
        "openjdk-29-jdk-headless default-jdk-headless, default-jdk-headless"
    })
    void should_name_the_oldest_java_that_apt_offers(String offered, String chosen) throws Exception {
        aptOffers(offered);

        assertThat(shell("java_package jdk").said()).isEqualTo(chosen + "\n");
        assertThat(shell("VIPNAT_NO_INSTALL=1; need_jdk"))
                .isEqualTo(new Answer(
                        69,
                        "vipnat: a JDK of Java 17 or newer is missing; on Debian, as root:"
                                + "  apt-get update && apt-get install -y " + chosen + "\n"));
        assertThat(log()).isEmptyFile();
    }

    @Test
    void should_name_a_package_that_every_release_has_where_there_is_no_apt_to_ask() throws Exception {
        Files.delete(programs.resolve("apt-cache"));
        Files.delete(programs.resolve("apt-get"));

        Answer answer = shell("need_jdk");

        assertThat(answer.status()).isEqualTo(69);
        assertThat(answer.said()).endsWith(" default-jdk-headless\n");
    }

    @Test
    void should_fetch_the_lists_before_it_chooses_on_a_fresh_machine() throws Exception {
        Files.createFile(offers());
        String javac = programs.resolve("javac").toString();
        program("apt-get", """
                echo "$*" >>'%1$s'
                case $* in
                  update*) echo openjdk-21-jdk-headless >'%2$s' ;;
                  *) printf '#!/bin/sh\\necho javac 21.0.9\\n' >'%3$s' && chmod 755 '%3$s' ;;
                esac
                """.formatted(log(), offers(), javac));

        Answer answer = shell("need_jdk; need mvn maven");

        assertThat(answer.said()).contains("vipnat: installing openjdk-21-jdk-headless (needed once)\n");
        assertThat(Files.readAllLines(log()))
                .containsExactly(
                        "update -qq",
                        "install -y -qq --no-install-recommends openjdk-21-jdk-headless",
                        "install -y -qq --no-install-recommends maven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "21", "25.0.3", "26-ea"})
    void should_take_the_java_that_is_there(String version) throws Exception {
        program("javac", "echo javac " + version);

        assertThat(shell("need_jdk")).isEqualTo(new Answer(0, ""));
        assertThat(log()).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_412", "11.0.25"})
    void should_not_take_a_java_that_is_too_old(String version) throws Exception {
        aptOffers("openjdk-17-jdk-headless");
        program("javac", "echo javac " + version);

        assertThat(shell("need_jdk").status()).isEqualTo(69);
        assertThat(Files.readAllLines(log()))
                .containsExactly("update -qq", "install -y -qq --no-install-recommends openjdk-17-jdk-headless");
    }

    @Test
    void should_put_a_java_home_first_and_pass_over_one_that_does_not_do() throws Exception {
        Path fresh = jdk("fresh", "21.0.9");
        Path old = jdk("old", "11.0.25");
        String ask = "; heed_java_home; echo ${JAVA_HOME:-none}; command -v javac || echo no javac";

        assertThat(shell("JAVA_HOME='" + fresh + "'" + ask).said())
                .isEqualTo(fresh + "\n" + fresh.resolve("bin/javac") + "\n");
        assertThat(shell("JAVA_HOME='" + old + "'" + ask).said()).isEqualTo("none\nno javac\n");
        Files.delete(fresh.resolve("bin/javac"));
        assertThat(shell("JAVA_HOME='" + fresh + "'" + ask).said()).isEqualTo("none\nno javac\n");
    }

    @Test
    void should_run_maven_on_the_java_that_has_the_compiler() throws Exception {
        Path jdk = jdk("jdk", "21.0.9");
        program("java", "echo a runtime alone");
        Files.createSymbolicLink(programs.resolve("javac"), jdk.resolve("bin/javac"));

        assertThat(shell("run_maven_on_jdk; echo $JAVA_HOME").said()).isEqualTo(jdk + "\n");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = directory.toRealPath().resolve(name);
        executable(home.resolve("bin/java"), "echo java");
        executable(home.resolve("bin/javac"), "echo javac " + version);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** What one Java needs to keep its warnings back, another one does not know. */
    @Test
    void should_start_maven_with_options_that_this_java_takes_in_silence() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Files.readAllLines(ROOT.resolve(".mvn/jvm.config")));
        command.add("--version");
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));

        Answer answer = run(builder);

        assertThat(answer.status()).isZero();
        assertThat(answer.said()).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("unrecognized");
    }
}
