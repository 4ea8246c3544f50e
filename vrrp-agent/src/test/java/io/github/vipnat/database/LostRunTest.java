package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.real.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What real databases leave behind when their test is killed: nothing. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LostRunTest {

    @TempDir
    private Path directory;

    @Test
    void should_leave_neither_namespaces_nor_files_when_a_run_is_killed() throws IOException, InterruptedException {
        MariaDbServer.assumeInstalled();
        Machine.assumePrograms("ip", "mariadbd");
        Path its = Files.createDirectory(directory.resolve("its"));
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LostRun.class.getName(),
                        its.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String namespaces = "vnd-" + run.pid() + "-";
        try (BufferedReader said = run.inputReader()) {
            assertThat(said.readLine()).startsWith(LostRun.UP);
            assertThat(Machine.namespaces(namespaces)).hasSize(3);
        } finally {
            run.destroyForcibly().waitFor();
        }
        Until.holds(
                "the namespaces and the datadir are gone",
                () -> Machine.namespaces(namespaces).isEmpty() && !Files.exists(its));
    }
}
