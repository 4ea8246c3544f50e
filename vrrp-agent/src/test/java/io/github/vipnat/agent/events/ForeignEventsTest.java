package io.github.vipnat.agent.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.Stranger;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that root runs by hand, where FIFO and spool are in a folder of the agent's account. */
class ForeignEventsTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final AgentLog log = new AgentLog() {
        @Override
        public void info(String line) {}

        @Override
        public void warning(String line) {
            warnings.add(line);
        }
    };

    private Stranger stranger;

    @BeforeEach
    void make() throws IOException {
        stranger = Stranger.in(folder);
    }

    private EventSpool spool(Path path) {
        return new EventSpool(path, line -> {}, log);
    }

    /** Behind the link every file would be taken for the hook's, and be gone. */
    @Test
    void should_empty_no_folder_of_roots_through_a_linked_spool() throws IOException {
        Path spool = stranger.own(Files.createSymbolicLink(stranger.home().resolve("spool"), stranger.secret()));
        String before = stranger.rootsOwn();
        assertThatThrownBy(() -> spool(spool).drain())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("folder-of-others"));
        assertThat(stranger.rootsOwn()).isEqualTo(before);
    }

    @Test
    void should_say_so_once_when_the_spool_becomes_another_users_meanwhile() throws IOException {
        Path path = folder.resolve("spool");
        try (EventSpool spool = spool(path)) {
            Files.delete(path);
            stranger.own(Files.createSymbolicLink(path, stranger.secret()));
            String before = stranger.rootsOwn();
            spool.reopenIfReplaced();
            spool.reopenIfReplaced();
            assertThat(stranger.rootsOwn()).isEqualTo(before);
            assertThat(warnings).singleElement().asString().contains(path + " belongs to another user");
        }
    }

    @Test
    void should_make_no_fifo_in_another_users_folder() {
        Path fifo = stranger.home().resolve("notify.fifo");
        NotifyFifo opened = new NotifyFifo(fifo, line -> {}, log);
        assertThatThrownBy(opened::drain).isInstanceOf(ProblemException.class);
        assertThat(stranger.home()).isEmptyDirectory();
    }

    /** As systemd-tmpfiles makes it: only the FIFO is the agent's. */
    @Test
    void should_listen_to_another_users_fifo_in_a_folder_of_roots() throws Exception {
        Path fifo = folder.resolve("notify.fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        stranger.own(fifo);
        try (NotifyFifo opened = new NotifyFifo(fifo, line -> {}, log)) {
            opened.drain();
        }
        assertThat(warnings).isEmpty();
    }
}
