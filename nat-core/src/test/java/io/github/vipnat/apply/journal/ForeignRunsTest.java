package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root, with a home that is another user's, as after {@code sudo -E}. */
class ForeignRunsTest {

    private static final int BOB = 65534;

    @TempDir
    Path folder;

    private Path home;
    private Path secret;

    @BeforeEach
    void make() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nobody's folder is dangerous");
        home = bobs(Files.createDirectory(folder.resolve("home")));
        secret = Files.createDirectory(folder.resolve("secret"));
    }

    private static Path bobs(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", BOB, LinkOption.NOFOLLOW_LINKS);
        return path;
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo("folder-of-others");
                                    assertThat(problem.fix()).contains("id -un 65534", "XDG_STATE_HOME");
                                }));
    }

    @Test
    void should_write_no_run_of_roots_into_another_users_folder() {
        RunStore store = new RunStore(home, InstantSource.system(), "root");
        assertRefused(() -> store.lock("edge"));
        assertRefused(() -> store.reserve("edge"));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void should_write_no_run_of_roots_through_another_users_link() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        bobs(Files.createSymbolicLink(state.resolve("runs"), secret));
        RunStore store = new RunStore(state, InstantSource.system(), "root");
        assertRefused(() -> store.lock("edge"));
        assertRefused(() -> store.reserve("edge"));
        assertThat(secret).isEmptyDirectory();
    }

    @Test
    void should_read_what_is_there_and_go_on_where_all_is_roots() throws IOException {
        assertThat(new RunStore(home, InstantSource.system(), "root").list()).isEmpty();
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.createSymbolicLink(folder.resolve("link"), own);
        RunStore store = new RunStore(folder.resolve("link"), InstantSource.system(), "root");
        store.lock("edge").close();
        assertThat(store.reserve("edge")).contains("edge");
    }
}
