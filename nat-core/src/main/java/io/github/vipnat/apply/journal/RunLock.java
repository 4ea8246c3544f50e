package io.github.vipnat.apply.journal;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** One vipnat per router at a time; the operating system frees the lock when a process dies. */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the router's lock.
     *
     * @throws ProblemException when another run holds it
     */
    static RunLock take(Path folder, String router) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel = FileChannel.open(
                    folder.resolve(router + ".lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (lock(channel).isPresent()) {
                return new RunLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "run-not-recorded",
                            folder.toString(),
                            "the lock for this router cannot be taken: " + e.getMessage(),
                            "two runs at once on one router would undo each other",
                            "make the folder writable, or set XDG_STATE_HOME to one that is"));
        }
        throw new ProblemException(
                ProblemException.Kind.REFUSED,
                Problem.fatal(
                        "another-run",
                        "router " + router,
                        "another vipnat is at work on this router",
                        "two runs at once on one router would undo each other",
                        "wait for it to end:  vipnat runs"));
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
