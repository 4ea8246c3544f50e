package io.github.vipnat.agent.events;

import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The folder in which {@code vipnat-notify} leaves a file for each instance; a file is taken before it is read. */
public final class EventSpool implements AutoCloseable {

    /** The hook itself makes no more than some hundreds. */
    private static final int MOST_FILES = 1000;

    /** A hook is done within milliseconds; what is older was left by one that was killed. */
    private static final Duration REMAINS = Duration.ofMinutes(1);

    private static final FileAttribute<Set<PosixFilePermission>> FOR_ITS_OWNER_TO_WRITE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    private final Path folder;
    private final Consumer<String> lines;
    private final AgentLog log;
    private final WatchService watcher;
    private final Thread reader = new Thread(this::watch, "vipnat-spool");
    private volatile Optional<Object> watched = Optional.empty();
    private volatile boolean warned;

    /** @throws ProblemException when the folder cannot be had */
    public EventSpool(Path folder, Consumer<String> lines, AgentLog log) {
        this.folder = folder;
        this.lines = lines;
        this.log = log;
        reader.setDaemon(true);
        try {
            watcher = folder.getFileSystem().newWatchService();
            register();
        } catch (IOException e) {
            throw notReadable(e);
        }
    }

    private void register() throws IOException {
        // What is taken from a spool is deleted: root's agent could be led to delete anything.
        FolderOwner.requireNone(folder, "name a folder of root's with --spool");
        Files.createDirectories(folder, FOR_ITS_OWNER_TO_WRITE);
        // First: whoever replaces the folder in between makes it another one than is watched.
        Optional<Object> found = identity();
        folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        watched = found;
    }

    /** Passes on what lies there; see {@link NotifyFifo#drain}. */
    public void drain() {
        removeRemains(Duration.ZERO);
        takeAll();
    }

    /** Passes on what comes from now on, and what has come since {@link #drain()}. */
    public void listen() {
        reader.start();
    }

    /** Whether anybody listens; until this is closed, somebody should. */
    public boolean isHeard() {
        return reader.isAlive();
    }

    /** To be called now and then: systemd-tmpfiles or a hand makes the folder anew, and the kernel watches the old one. */
    public void reopenIfReplaced() {
        if (identity().equals(watched) && watched.isPresent()) {
            return;
        }
        try {
            register();
            hear();
        } catch (IOException e) {
            warn(notReadable(e));
        } catch (ProblemException e) {
            warn(e);
        }
    }

    private Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = watcher.take();
                key.pollEvents();
                // Before the folder is read: what comes meanwhile wakes us again.
                if (!key.reset()) {
                    watched = Optional.empty();
                }
                hear();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once it could not be read it may be read the next time; one line says so until then. */
    private void hear() {
        try {
            takeAll();
            removeRemains(REMAINS);
            if (warned) {
                warned = false;
                log.info(folder + " is heard again");
            }
        } catch (ProblemException e) {
            warn(e);
        }
    }

    private void warn(ProblemException e) {
        if (!warned) {
            warned = true;
            e.problems()
                    .forEach(problem ->
                            log.warning(problem.where() + ": " + problem.what() + "; to do: " + problem.fix()));
        }
    }

    private synchronized void takeAll() {
        for (Path file : files("[!.]*")) {
            take(file);
        }
    }

    /** Renamed first: whoever replaces the file from then on makes another one, which is not lost when this is deleted. */
    private void take(Path file) {
        Path taken = file.resolveSibling(".taken." + file.getFileName());
        try {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
            if (Files.isRegularFile(taken, LinkOption.NOFOLLOW_LINKS)) {
                lines.accept(read(taken));
            }
            Files.delete(taken);
        } catch (IOException e) {
            // Gone already, or of a kind that no hook makes; it says nothing.
            lines.accept("");
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] start = in.readNBytes(NotifyParser.LONGEST_LINE);
            return new String(start, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }

    /** Of hooks that were killed half way, and of an agent that was. */
    private void removeRemains(Duration age) {
        Instant before = Instant.now().minus(age);
        for (Path file : files(".*")) {
            try {
                if (!Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isAfter(before)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                // Gone already, or a directory; it is in nobody's way.
            }
        }
    }

    private List<Path> files(String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, glob)) {
            for (Path file : all) {
                if (found.size() < MOST_FILES) {
                    found.add(file);
                }
            }
            return found;
        } catch (NoSuchFileException e) {
            return found;
        } catch (DirectoryIteratorException e) {
            throw notReadable(Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException("it goes away")));
        } catch (IOException e) {
            throw notReadable(e);
        }
    }

    private ProblemException notReadable(IOException e) {
        return new ProblemException(
                ProblemException.Kind.REFUSED,
                Problem.fatal(
                        "spool-not-readable",
                        folder.toString(),
                        "the spool cannot be read: " + FileFailureText.of(e),
                        "what the hook leaves there is not heard",
                        "let it belong to the agent's user: ls -ld " + ShellText.of(folder)));
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException e) {
            throw notReadable(e);
        }
    }
}
