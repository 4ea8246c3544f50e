package io.github.vipnat.transport.hostkey;

import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.owner.RegularFile;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The known_hosts file on disk. */
final class KnownHostsFile {

    /** Tens of thousands of hosts. */
    private static final int LIMIT = 16 * 1024 * 1024;

    /** A file lock keeps other processes out, not other threads of this one. */
    private static final Object APPENDING = new Object();

    private final Path path;
    private volatile Reading last = Reading.none();

    KnownHostsFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** A fleet asks for each router several times; the file is read again only where it may have changed. */
    List<KnownHostsEntry> entries() {
        Stamp now = Stamp.of(path);
        Reading reading = last;
        if (!reading.holdsFor(now)) {
            reading = new Reading(now, read());
            last = reading;
        }
        return reading.entries();
    }

    /** @param entries of the file as it was at that stamp, or later */
    private record Reading(Stamp stamp, List<KnownHostsEntry> entries) {

        static Reading none() {
            return new Reading(Stamp.NONE, List.of());
        }

        boolean holdsFor(Stamp now) {
            return now.isSettled() && now.equals(stamp);
        }
    }

    /**
     * What tells one content of a file from the next.
     *
     * @param isSettled not where it was written just before: it may be written again within one tick of its clock
     */
    private record Stamp(String file, long size, FileTime written, boolean isSettled) {

        static final Stamp NONE = new Stamp("", 0, FileTime.fromMillis(0), false);

        private static final Duration TICK = Duration.ofSeconds(2);

        static Stamp of(Path path) {
            try {
                BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
                Instant quiet = found.lastModifiedTime().toInstant().plus(TICK);
                return new Stamp(
                        String.valueOf(found.fileKey()),
                        found.size(),
                        found.lastModifiedTime(),
                        quiet.isBefore(Instant.now()));
            } catch (IOException e) {
                return NONE;
            }
        }
    }

    private List<KnownHostsEntry> read() {
        try {
            byte[] bytes = RegularFile.readFollowed(path, LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("over 16 MiB");
            }
            // Only LF ends a line: what follows a CR would be let in by nobody but us.
            return Arrays.stream(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1))
                    .map(KnownHostsEntry::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw problem("known-hosts-unreadable", "the known_hosts file cannot be read", e);
        }
    }

    /** Appends one line in one write, so that no reader ever sees half of it. */
    boolean append(HostKey key, BooleanSupplier present) {
        synchronized (APPENDING) {
            try {
                FolderOwner.requireNone(path, "set HOME to root's own");
                makeDirectories();
                return appendLocked(key, present);
            } catch (IOException e) {
                throw problem("known-hosts-unwritable", "the known_hosts file cannot be written", e);
            }
        }
    }

    private boolean appendLocked(HostKey key, BooleanSupplier present) throws IOException {
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(path, options, mode("rw-------"))) {
            channel.lock();
            if (present.getAsBoolean()) {
                return false;
            }
            String line = (endsInMidLine() ? "\n" : "") + key.knownHostsLine() + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return true;
        }
    }

    private boolean endsInMidLine() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private void makeDirectories() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode("rwx------"));
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private ProblemException problem(String code, String what, IOException cause) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        code,
                        path.toString(),
                        what + " (" + cause.getMessage() + ")",
                        "without it no host key can be checked, and an unchecked host is never logged in to",
                        "ls -ld " + ShellText.of(FolderOwner.folderOf(path)) + " " + ShellText.of(path)));
    }
}
