package io.github.vipnat.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pasted into a shell, told by the shell. */
class ShellTextTest {

    @Test
    void should_be_one_word_to_bash_with_nothing_run_and_nothing_lost() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        List<String> names = new ArrayList<>(HostileNames.all());
        names.add("");
        StringBuilder script = new StringBuilder();
        names.forEach(name ->
                script.append("printf '%s\\0' ").append(ShellText.of(name)).append('\n'));
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-s").redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process bash = builder.start();
        try (var in = bash.getOutputStream()) {
            in.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo(String.join("\0", names) + "\0");
        assertThat(bash.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/vipnat/cluster.yaml", "edge", "ops@10.51.10.11", "a_b-c.d:e,f+g=h%i"})
    void should_leave_a_word_alone_that_is_one(String word) {
        assertThat(ShellText.of(word)).isEqualTo(word);
    }

    @Test
    void should_stay_on_one_line_and_show_what_is_not_seen() {
        for (String name : HostileNames.all()) {
            assertThat(ShellText.of(name)).doesNotContainPattern("[\\p{Cntrl}\u2028\u202e\u0085]");
        }
        assertThat(ShellText.of("a\nb c'd")).isEqualTo("$'a\\x0ab\\x20c\\'d'");
        assertThat(ShellText.of("it's here")).isEqualTo("'it'\\''s here'");
    }

    @Test
    void should_not_be_an_option_where_it_is_a_path() {
        assertThat(ShellText.of(Path.of("-rf"))).isEqualTo("./-rf");
    }
}
