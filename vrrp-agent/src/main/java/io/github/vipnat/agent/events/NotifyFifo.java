package io.github.vipnat.agent.events;

import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.child.Child;
import io.github.vipnat.child.ChildCommand;
import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * keepalived's {@code notify_fifo}. Opened for writing too, so that it does not end when keepalived does; opened anew when
 * another FIFO stands in its place (keepalived-facts 1.3).
 */
public final class NotifyFifo implements AutoCloseable {

    /** A pipe holds 64 KiB; whoever writes faster than that is read has no history any more. */
    private static final int LONGEST_HISTORY = 1 << 20;

    /** Of 200 ms each. */
    private static final int SILENT_TRIES = 5;

    private static final Duration LONGEST_MKFIFO = Duration.ofSeconds(10);

    private final Path path;
    private final LineSplitter splitter;
    private final AgentLog log;
    private final Thread reader = new Thread(this::read, "vipnat-fifo");
    private volatile Optional<FileChannel> channel = Optional.empty();
    private volatile Optional<Object> opened = Optional.empty();
    private volatile boolean closed;

    public NotifyFifo(Path path, Consumer<String> lines, AgentLog log) {
        this.path = path;
        this.log = log;
        this.splitter = new LineSplitter(lines);
        reader.setDaemon(true);
    }

    /**
     * Opens it, made where it is missing, and passes on what is in it.
     *
     * @throws ProblemException when something else than a FIFO is there, or it cannot be had
     */
    public void drain() {
        FileChannel open = open();
        drain(open);
        channel = Optional.of(open);
    }

    /** Passes on what comes from now on; behind {@link #drain()}. */
    public void listen() {
        reader.start();
    }

    /** Whether anybody listens; until this is closed, somebody should. */
    public boolean isHeard() {
        return reader.isAlive();
    }

    /** To be called now and then: keepalived makes a FIFO of its own where it found none, and removes it again. */
    public void reopenIfReplaced() {
        if (!closed && !identity().equals(opened)) {
            channel.ifPresent(NotifyFifo::close);
        }
    }

    private void read() {
        ByteBuffer piece = ByteBuffer.allocateDirect(1 << 16);
        while (!closed) {
            try {
                piece.clear();
                FileChannel open = channel.orElseThrow();
                if (open.read(piece) < 0) {
                    throw new ClosedChannelException();
                }
                splitter.add(piece.flip());
            } catch (IOException e) {
                reopen();
            }
        }
    }

    /** Somebody replaced it, and perhaps has not finished doing so; one line says when that takes longer. */
    private void reopen() {
        splitter.forget();
        channel.ifPresent(NotifyFifo::close);
        for (int tries = 1; !closed; tries++) {
            try {
                channel = Optional.of(open());
                if (tries > SILENT_TRIES) {
                    log.info(path + " is heard again");
                }
                return;
            } catch (ProblemException e) {
                if (tries == SILENT_TRIES) {
                    warn(e);
                }
                pause();
            }
        }
    }

    private void warn(ProblemException e) {
        e.problems()
                .forEach(problem -> log.warning(problem.where() + ": " + problem.what() + "; to do: " + problem.fix()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FileChannel open() {
        try {
            FolderOwner.requireNone(FolderOwner.folderOf(path), "name a FIFO in a folder of root's with --fifo");
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                make();
            }
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther()) {
                throw problem(
                        "fifo-is-a-file",
                        "this is no FIFO",
                        "keepalived appends its events to a file without a word, and nobody reads them",
                        "rm " + ShellText.of(path) + "  and start the agent, then keepalived");
            }
            opened = identity();
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw problem(
                    "fifo-not-opened",
                    "the FIFO cannot be opened: " + FileFailureText.of(e),
                    "without it keepalived's events are not heard",
                    "let it belong to the agent's user, as  systemd-tmpfiles --create  makes it:  ls -l "
                            + ShellText.of(path));
        }
    }

    /** Java has no word for it. */
    private void make() throws IOException {
        Files.createDirectories(
                path.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Child mkfifo = ChildCommand.of(LONGEST_MKFIFO, List.of("mkfifo", "-m", "0600", "--", path.toString()))
                .start();
        String said = mkfifo.said().strip();
        if (!mkfifo.succeeded() && !Files.exists(path)) {
            throw new IOException(said);
        }
    }

    private void drain(FileChannel open) {
        ByteBuffer piece = ByteBuffer.allocate(1 << 16);
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            for (int read = 0; in.available() > 0 && read < LONGEST_HISTORY; read += piece.limit()) {
                piece.clear().limit(Math.min(in.available(), piece.capacity()));
                open.read(piece);
                splitter.add(piece.flip());
            }
        } catch (IOException e) {
            throw problem(
                    "fifo-not-opened",
                    "the FIFO cannot be read: " + FileFailureText.of(e),
                    "keepalived's events are not heard",
                    "ls -l " + ShellText.of(path));
        }
        splitter.forget();
    }

    private Optional<Object> identity() {
        try {
            return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ProblemException problem(String code, String what, String why, String fix) {
        return new ProblemException(
                ProblemException.Kind.REFUSED, Problem.fatal(code, path.toString(), what, why, fix));
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is given up; nothing was written to it.
        }
    }

    @Override
    public void close() {
        closed = true;
        channel.ifPresent(NotifyFifo::close);
    }
}
