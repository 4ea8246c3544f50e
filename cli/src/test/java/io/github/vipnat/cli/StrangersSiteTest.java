package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster.yaml that a stranger has left in the current folder is not obeyed. */
@Timeout(240)
class StrangersSiteTest {

    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    @TempDir
    Path folder;

    private Path site = Path.of("");

    @BeforeEach
    void write() throws IOException {
        site = Files.writeString(folder.resolve("cluster.yaml"), DemoRouter.clusterYaml(22));
        mode(site, 0644);
    }

    private static void mode(Path file, int mode) throws IOException {
        Files.setAttribute(file, "unix:mode", mode);
    }

    private static void giveToNobody(Path file) throws IOException {
        assumeTrue(IS_ROOT, "not root: nothing can be given to another user");
        Files.setAttribute(file, "unix:uid", 65534);
    }

    /** In the site's folder, as a process of its own. */
    private ShellProcess vipnat(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.vipnat.cli.Main"));
        command.addAll(List.of(arguments));
        return ShellProcess.run(folder, Map.of("COLUMNS", "400"), command);
    }

    private static void assertRefused(ShellProcess ended, String code) {
        assertThat(ended.output()).contains(code);
        assertThat(ended.code()).as(ended.output()).isEqualTo(ExitCode.INPUT.code());
    }

    @Test
    void should_obey_the_file_of_the_current_folder_where_it_is_ours() throws Exception {
        assertThat(vipnat("lint").code()).isEqualTo(ExitCode.DONE.code());
    }

    @Test
    void should_refuse_that_of_a_stranger_and_say_which_whose_why_and_what_to_type() throws Exception {
        giveToNobody(site);

        ShellProcess ended = vipnat("lint");

        assertRefused(ended, "file-foreign");
        assertThat(ended.output())
                .contains(site.toRealPath().toString())
                .contains("belongs to the user nobody, not to root")
                .contains("decides what vipnat does as root")
                .contains("(-f /etc/vipnat/cluster.yaml)")
                .contains("chown root " + site.toRealPath() + "\n");
        assertRefused(vipnat("lint", "-f", "cluster.yaml"), "file-foreign");
    }

    @Test
    void should_refuse_one_in_a_strangers_folder() throws Exception {
        giveToNobody(folder);

        assertRefused(vipnat("lint"), "folder-foreign");
    }

    @Test
    void should_refuse_one_that_everyone_may_write_and_take_it_from_a_person_who_is_not_root_and_names_it()
            throws Exception {
        mode(site, 0646);

        assertRefused(vipnat("lint"), "file-open");
        assertThat(vipnat("lint", "-f", "cluster.yaml").code())
                .isEqualTo(IS_ROOT ? ExitCode.INPUT.code() : ExitCode.DONE.code());
    }

    @Test
    void should_take_one_that_a_group_may_write_unless_root_obeys_it() throws Exception {
        mode(site, 0664);

        assertThat(vipnat("lint").code()).isEqualTo(IS_ROOT ? ExitCode.INPUT.code() : ExitCode.DONE.code());
    }

    @Test
    void should_not_start_an_agent_that_would_obey_it_whoever_it_runs_as() throws Exception {
        mode(site, 0664);

        assertRefused(vipnat("agent", "run", "-f", "cluster.yaml", "--fifo", "fifo", "--spool", "spool"), "file-open");
    }

    @Test
    void should_not_wait_for_a_pipe_that_lies_there() throws Exception {
        assumeTrue(IS_ROOT, "not root: a person may name a pipe");
        Files.delete(site);
        assertThat(ShellProcess.run(folder, List.of("mkfifo", "-m", "600", "cluster.yaml"))
                        .code())
                .isZero();

        assertRefused(vipnat("lint"), "file-unreadable");
    }

    @Test
    void should_read_what_the_shell_has_opened_for_it() throws Exception {
        String vipnat = Path.of(System.getProperty("java.home"), "bin", "java") + " -cp "
                + System.getProperty("java.class.path") + " io.github.vipnat.cli.Main";

        assertThat(ShellProcess.run(folder, List.of("sh", "-c", "cat cluster.yaml | " + vipnat + " lint -f /dev/stdin"))
                        .code())
                .isEqualTo(ExitCode.DONE.code());
    }
}
