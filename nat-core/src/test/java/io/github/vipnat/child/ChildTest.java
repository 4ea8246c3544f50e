package io.github.vipnat.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that hangs, talks without end or leaves others behind holds nobody up. */
@Timeout(120)
class ChildTest {

    private static final Duration AGES = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @BeforeEach
    void need_a_shell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
    }

    private static ChildCommand shell(Duration longest, String script) {
        return ChildCommand.of(longest, List.of("sh", "-c", script));
    }

    @Test
    void should_keep_what_it_says_on_either_stream_and_how_it_ends() throws IOException {
        Child child = shell(AGES, "echo one; echo two >&2; exit 3").start();
        assertThat(child.said()).isEqualTo("one\ntwo\n");
        assertThat(child.succeeded()).isFalse();
        assertThat(shell(AGES, "exit 0").startUnheard().succeeded()).isTrue();
    }

    @Test
    void should_give_it_nothing_to_read_unless_a_file_is_named() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "spoken");
        assertThat(shell(AGES, "cat; echo end").start().said()).isEqualTo("end\n");
        assertThat(shell(AGES, "cat").reading(words).start().said()).isEqualTo("spoken");
    }

    @Test
    void should_kill_one_that_does_not_end_and_those_it_has_started() throws IOException {
        Path pids = folder.resolve("pids");
        Child child = shell(MOMENT, "sleep 1000 & echo $! $$ >" + pids + "; echo begun; wait")
                .start();
        assertThatThrownBy(child::said).isInstanceOf(IOException.class).hasMessage("sh did not end, and was killed");
        assertThatThrownBy(child::succeeded).hasMessage("sh did not end, and was killed");
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(left -> assertThat(left.onExit()).as(pid).succeedsWithin(Duration.ofMinutes(1)));
        }
    }

    @Test
    void should_end_one_that_nobody_waits_for() throws IOException {
        Process forgotten = new ProcessBuilder("sleep", "1000").start();
        assertThat(Child.unheard(forgotten, "sleep", MOMENT)).isNotNull();
        assertThat(forgotten.onExit()).succeedsWithin(Duration.ofMinutes(1));
    }

    /** It has gone on in a session of its own: no child of ours any more, and still with our pipe in its hands. */
    @Test
    void should_not_wait_for_what_it_left_behind() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid");
        Path pid = folder.resolve("pid");
        String script = "(setsid sh -c 'echo $$ >" + pid + "; exec sleep 1000' &) ; until [ -s " + pid
                + " ]; do :; done; echo said";
        Child child = shell(AGES, script).start();
        assertThat(child.said()).startsWith("said\n");
        assertThat(child.succeeded()).isTrue();
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void should_cut_off_one_that_talks_without_end() throws IOException {
        Child child = ChildCommand.of(AGES, List.of("yes")).start();
        assertThat(child.said()).hasSize(4096).startsWith("y\ny\n");
        assertThat(child.succeeded()).isFalse();
    }

    @Test
    void should_say_that_a_program_is_missing() {
        assertThatThrownBy(
                        () -> ChildCommand.of(AGES, List.of("vipnat-no-such")).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("vipnat-no-such is not in /usr/sbin, /usr/bin");
        assertThatThrownBy(() ->
                        ChildCommand.of(AGES, List.of(folder + "/no-such")).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No such file");
    }

    @Test
    void should_stop_waiting_when_interrupted() throws IOException {
        Child child = shell(AGES, "exec sleep 1000").start();
        Thread.currentThread().interrupt();
        assertThatThrownBy(child::said).hasMessage("interrupted while waiting for sh");
        assertThat(Thread.interrupted()).isTrue();
        child.kill();
    }
}
