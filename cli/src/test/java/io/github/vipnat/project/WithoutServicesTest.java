package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While bin/lib.sh installs packages no service may start; afterwards all may again, however it ended. */
class WithoutServicesTest {

    @TempDir
    private Path directory;

    private Path policy = Path.of("");

    @BeforeEach
    void name() {
        policy = directory.resolve("policy-rc.d");
    }

    /** With a policy-rc.d of the test's own. */
    private Process shell(String script) throws IOException {
        String library =
                Path.of(System.getProperty("vipnat.root"), "bin", "lib.sh").toString();
        return new ProcessBuilder("sh", "-c", ". '" + library + "'; POLICY='" + policy + "'; " + script)
                .redirectErrorStream(true)
                .start();
    }

    private static int end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process installing() throws IOException {
        return shell("without_services sh -c 'echo $PPID; cat >/dev/null'; echo ended with $?");
    }

    private static ProcessHandle installer(BufferedReader said) throws IOException {
        return ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    }

    @Test
    void should_forbid_services_to_start_and_allow_it_afterwards() throws Exception {
        Process process = installing();
        installer(process.inputReader());

        assertThat(policy).isExecutable();
        assertThat(end(new ProcessBuilder(policy.toString()).start())).isEqualTo(101);
        end(process);

        assertThat(policy).doesNotExist();
    }

    @Test
    void should_allow_it_after_a_signal_too_once_the_packages_are_installed() throws Exception {
        Process process = installing();
        BufferedReader said = process.inputReader();
        installer(said).destroy();

        assertThat(policy).exists();
        end(process);

        assertThat(said.readLine()).isEqualTo("ended with 143");
        assertThat(policy).doesNotExist();
    }

    @Test
    void should_allow_it_at_the_next_start_after_a_kill() throws Exception {
        Process killed = installing();
        installer(killed.inputReader()).destroyForcibly();
        end(killed);
        assertThat(policy).exists();

        end(shell("drop_stale_policy"));

        assertThat(policy).doesNotExist();
    }

    @Test
    void should_leave_a_policy_alone_that_is_somebody_elses_or_still_needed() throws Exception {
        Process process = installing();
        installer(process.inputReader());
        end(shell("drop_stale_policy"));
        assertThat(policy).exists();
        end(process);

        Files.writeString(policy, "#!/bin/sh\nexit 101\n");
        end(shell("drop_stale_policy; without_services true; without_services false"));

        assertThat(policy).hasContent("#!/bin/sh\nexit 101\n");
    }
}
