package io.github.vipnat.agent.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What root types about the agent, while the agent's account belongs to an attacker. */
class ForeignFolderTest {

    private static final int RACES = Machine.FULL ? 300 : 8;

    @TempDir
    Path folder;

    private Stranger stranger;
    private AgentStateFolder state;

    @BeforeEach
    void make() throws IOException {
        stranger = Stranger.in(folder);
        state = new AgentStateFolder(stranger.home().resolve("agent"));
    }

    private static <T> T inTime(Supplier<T> work) {
        return assertTimeoutPreemptively(Machine.PATIENCE, work::get);
    }

    /** Done, or refused in words. */
    private static boolean isDone(Runnable work) {
        return inTime(() -> {
            try {
                work.run();
                return true;
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
                return false;
            }
        });
    }

    @Test
    void should_freeze_and_thaw_as_the_user_the_folder_belongs_to() throws IOException {
        assertThat(isDone(() -> state.freeze("by \u00fcs\nall"))).isTrue();
        Path frozen = stranger.home().resolve("agent/frozen");
        assertThat(frozen).hasContent("by \u00fcs all\n");
        for (Path made : new Path[] {frozen, frozen.getParent()}) {
            assertThat(Files.getAttribute(made, "unix:uid")).isEqualTo(Stranger.UID);
            assertThat(Files.getAttribute(made, "unix:gid")).isEqualTo(Stranger.UID);
        }
        assertThat(Files.getPosixFilePermissions(frozen)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(state.frozen()).contains("by \u00fcs all");
        assertThat(state.repairs(Instant.now())).isZero();
        assertThat(isDone(state::thaw)).isTrue();
        assertThat(frozen).doesNotExist();
        assertThat(state.frozen()).isEmpty();
        assertThat(isDone(state::thaw)).isTrue();
    }

    @Test
    void should_tell_that_nothing_is_there_without_making_it() {
        assertThat(state.frozen()).isEmpty();
        assertThat(state.status()).isEmpty();
        assertThat(state.running()).isEqualTo(AgentStateFolder.Running.NO);
        assertThat(isDone(state::thaw)).isTrue();
        assertThat(stranger.home()).isEmptyDirectory();
    }

    /** Each by another mechanism; the first is what was seen, the kernel's protection of sticky folders is not met. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkdir agent; ln -s $secret/frozen agent/.frozen.new",
                "mkdir agent; ln $secret/frozen agent/.frozen.new",
                "mkdir agent; mkfifo agent/.frozen.new",
                "mkdir agent; mknod agent/.frozen.new c 1 7",
                "mkdir -p agent/.frozen.new/x",
                "mkdir agent; ln -s $secret agent/.frozen.new",
                "mkdir agent; ln -s $secret/frozen agent/frozen; ln -s $secret/repairs agent/repairs",
                "mkdir agent; ln $secret/frozen agent/frozen",
                "mkdir agent; mkfifo agent/frozen agent/lock agent/status.json agent/repairs",
                "mkdir agent; ln -s $secret agent/frozen",
                "mkdir -p agent/frozen/x",
                "mkdir agent; truncate -s 1T agent/frozen agent/.frozen.new agent/status.json agent/repairs",
                "mkdir agent; mknod agent/frozen c 1 5; mknod agent/status.json c 1 5; mknod agent/lock c 1 5",
                "mkdir agent; ln -s /dev/zero agent/frozen; ln -s /dev/zero agent/status.json",
                "ln -s $secret agent",
                "ln -s $secret/new agent",
                "ln -s agent agent",
                "mkfifo agent",
                "cp /etc/hostname agent",
                "mknod agent c 1 5",
            })
    void should_change_and_show_nothing_of_roots_whatever_is_planted(String planted) {
        stranger.plant(planted + "; chown -h 65534:65534 agent");
        String before = stranger.rootsOwn();
        isDone(() -> state.freeze("by root"));
        assertThat(stranger.rootsOwn()).isEqualTo(before);
        assertThat(inTime(state::frozen).orElse("")).doesNotContain(Stranger.PRECIOUS.strip());
        isDone(() -> state.status());
        inTime(state::running);
        isDone(() -> state.repairs(Instant.now()));
        isDone(state::thaw);
        assertThat(stranger.rootsOwn()).isEqualTo(before);
    }

    /** Where a file cannot be read as it should, the agent rather stays still. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkfifo agent/frozen",
                "ln -s $secret/frozen agent/frozen",
                "ln $secret/frozen agent/frozen",
                "ln -s nowhere agent/frozen",
                "mkdir agent/frozen",
            })
    void should_count_as_frozen_what_cannot_be_read_and_show_none_of_it(String planted) throws IOException {
        stranger.agent();
        stranger.plant(planted);
        assertThat(inTime(state::frozen))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("frozen cannot be read").doesNotContain(Stranger.PRECIOUS.strip()));
    }

    /** As the agent's account may: the fresh folder goes, and a link to what is root's stands in its place. */
    @Test
    void should_give_nothing_away_when_the_fresh_folder_is_swapped() throws Exception {
        String before = stranger.rootsOwn();
        for (int i = 0; i < RACES; i++) {
            Swapper swapper = new Swapper(() -> {
                Path agent = stranger.home().resolve("agent");
                Path away = stranger.home().resolve("away");
                if (Files.isDirectory(agent, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(agent, away, StandardCopyOption.ATOMIC_MOVE);
                    stranger.own(Files.createSymbolicLink(agent, stranger.secret()));
                }
            });
            isDone(() -> state.freeze("by root"));
            swapper.stop();
            assertThat(stranger.rootsOwn()).isEqualTo(before);
            stranger.plant("rm -rf agent away");
        }
    }

    /** A rename is one step: what is looked at and what is opened are two things. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ln -s $secret/frozen planted",
                "ln $secret/frozen planted",
                "mkfifo planted",
                "ln -s /dev/zero planted",
            })
    void should_show_and_change_nothing_when_a_file_is_swapped_after_the_look(String planted) throws Exception {
        Path agent = stranger.agent();
        stranger.plant("mkdir one two; echo honest >one/frozen; cd two; " + planted + "; mv planted frozen");
        Path frozen = agent.resolve("frozen");
        String before = stranger.rootsOwn();
        Swapper swapper = new Swapper(() -> {
            for (String turn : new String[] {"one", "two"}) {
                Path copy = agent.resolve(".copy");
                Files.deleteIfExists(copy);
                Files.createLink(copy, stranger.home().resolve(turn).resolve("frozen"));
                Files.move(copy, frozen, StandardCopyOption.ATOMIC_MOVE);
            }
        });
        for (int i = 0; i < RACES; i++) {
            assertThat(inTime(state::frozen).orElse("")).doesNotContain(Stranger.PRECIOUS.strip());
            isDone(() -> state.freeze("by root"));
        }
        swapper.stop();
        assertThat(stranger.rootsOwn()).isEqualTo(before);
    }

    @Test
    void should_not_run_an_agent_of_roots_in_another_users_folder() {
        assertThatThrownBy(state::lock)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo("folder-of-others");
                                    assertThat(problem.what())
                                            .contains(stranger.home() + " belongs to another user (uid 65534)");
                                }));
        assertThat(stranger.home()).isEmptyDirectory();
    }

    @Test
    void should_not_write_numbers_of_roots_agent_into_another_users_folder() {
        Path metrics = stranger.home().resolve("vipnat.prom");
        AgentStateFolder own = new AgentStateFolder(folder.resolve("own"));
        assertThatThrownBy(() -> own.replace(metrics, "up 1\n")).isInstanceOf(ProblemException.class);
        assertThat(stranger.home()).isEmptyDirectory();
    }

    @Test
    void should_tell_how_a_folder_is_mended_that_everybody_may_write() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        AgentStateFolder shared = new AgentStateFolder(open.resolve("agent"));
        assertThatThrownBy(() -> shared.freeze("by root"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems().get(0).fix()).contains("chmod go-w " + open));
        Machine.mustRun("chmod", "go-w", open.toString());
        shared.freeze("by root");
        assertThat(shared.frozen()).contains("by root");
    }
}
