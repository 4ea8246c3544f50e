package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, at each moment of a run: exit code and words say what became of the router and of the record. */
@Timeout(300)
class RealFullDiskTest {

    private static final int PAGE = 4096;
    private static final int PAGES = 16;

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                isDone("mount", "-t", "tmpfs", "-o", "size=" + PAGES * PAGE, "tmpfs", disk.toString()),
                "only root can have a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        isDone("umount", disk.toString());
    }

    private static boolean isDone(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Leaves so many pages free. */
    private Path fill(int free) throws IOException {
        Path filler = disk.resolve("filler");
        try (var out = Files.newOutputStream(filler, StandardOpenOption.CREATE_NEW)) {
            for (int page = free; page < PAGES; page++) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException e) {
            // As full as it gets.
        }
        return filler;
    }

    @Test
    void should_say_what_became_of_router_and_record_wherever_the_disk_is_full() throws Exception {
        Set<ExitCode> seen = EnumSet.noneOf(ExitCode.class);
        for (int free = 0; free <= PAGES; free++) {
            Path home = Files.createDirectory(folder.resolve("home-" + free));
            try (CliSite site = new CliSite(home)) {
                site.environment.put(
                        "XDG_STATE_HOME", disk.resolve("state-" + free).toString());
                List<String> before = site.router.natLines();
                Path filler = fill(free);
                CliSite.Run run = site.vipnat("apply", "--yes");
                seen.add(assertTrue(site, run, before));
                Files.delete(filler);
                assertClosedByTheNext(site);
            }
            isDone("rm", "-rf", disk.resolve("state-" + free).toString());
        }
        assertThat(seen).contains(ExitCode.REFUSED, ExitCode.INTERNAL, ExitCode.DONE);
    }

    private static ExitCode assertTrue(CliSite site, CliSite.Run run, List<String> before) {
        ExitCode code = List.of(ExitCode.values()).stream()
                .filter(one -> one.code() == run.code())
                .findFirst()
                .orElseThrow();
        run.endsWith(code);
        boolean isNew = code == ExitCode.DONE || code == ExitCode.INTERNAL;
        assertThat(site.router.natLines().equals(before)).as(run.toString()).isEqualTo(!isNew);
        switch (code) {
            case DONE -> assertThat(run.err()).doesNotContain("FATAL");
            case INTERNAL ->
                assertThat(run.err())
                        .containsPattern("run-end-not-recorded|run-record-incomplete")
                        .contains("No space");
            case WENT_BACK -> assertThat(run.out()).contains("run-not-recorded");
            default -> assertThat(run.endsWith(ExitCode.REFUSED).err()).contains("run-not-recorded");
        }
        return code;
    }

    /** What the advice says. */
    private static void assertClosedByTheNext(CliSite site) {
        site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
        List<JsonObject> runs =
                Json.read("out", site.vipnat("runs", "--json").out()).objects("runs");
        assertThat(runs).isNotEmpty().allMatch(run -> run.has("ended"));
    }
}
