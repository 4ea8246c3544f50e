package io.github.vipnat.agent.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.vipnat.agent.state.Stranger;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sudo vipnat agent install --root DIR}, where another user owns something on the way. */
class ForeignRootTest {

    @TempDir
    Path folder;

    private Stranger stranger;

    @BeforeEach
    void make() throws IOException {
        stranger = Stranger.in(folder);
    }

    private static ServiceFiles below(Path root) {
        return new ServiceFiles(root, "/usr/bin/vipnat", "/etc/vipnat/cluster.yaml", "VI_1", List.of());
    }

    private static void assertRefused(Path root) {
        assertTimeoutPreemptively(
                Machine.PATIENCE,
                () -> assertThatThrownBy(() -> below(root).install(true))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refused -> assertThat(refused.problems())
                                        .hasSize(1)
                                        .allMatch(problem -> problem.code().equals("folder-of-others"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "mkdir -p etc/systemd/system; ln -s $secret/frozen etc/systemd/system/vipnat-agent.service.new",
                "mkdir -p etc/systemd/system; ln $secret/frozen etc/systemd/system/vipnat-agent.service.new",
                "mkdir -p etc/systemd/system; mkfifo etc/systemd/system/vipnat-agent.service",
                "ln -s $secret etc",
            })
    void should_put_nothing_below_a_folder_of_another_user(String planted) {
        stranger.plant(planted);
        String before = stranger.rootsOwn();
        assertRefused(stranger.home());
        assertThat(stranger.rootsOwn()).isEqualTo(before);
    }

    @Test
    void should_go_through_no_link_of_another_user() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        stranger.own(Files.createSymbolicLink(root.resolve("usr"), stranger.secret()));
        String before = stranger.rootsOwn();
        assertRefused(root);
        assertThat(stranger.rootsOwn()).isEqualTo(before);
        assertThat(root.resolve("etc")).doesNotExist();
    }

    /** One that died left it there, or it was planted before the folder was root's. */
    @Test
    void should_make_its_new_file_anew() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
        Files.createSymbolicLink(
                units.resolve("vipnat-agent.service.new"), stranger.secret().resolve("frozen"));
        String before = stranger.rootsOwn();
        assertThat(below(root).install(false)).hasSize(5);
        assertThat(stranger.rootsOwn()).isEqualTo(before);
        assertThat(units.resolve("vipnat-agent.service")).isRegularFile().isNotEmptyFile();
    }

    @Test
    void should_not_wait_for_a_fifo_in_place_of_a_file() {
        stranger.plant("mkdir -p ../root/etc/sysusers.d; mkfifo ../root/etc/sysusers.d/vipnat.conf");
        assertTimeoutPreemptively(
                Machine.PATIENCE,
                () -> assertThatThrownBy(() -> below(folder.resolve("root")).install(false))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refused -> assertThat(refused.problems().get(0).code())
                                        .isEqualTo("file-differs")));
    }
}
