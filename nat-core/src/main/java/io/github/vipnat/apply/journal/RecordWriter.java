package io.github.vipnat.apply.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes the files of a record: whole and forced, or not at all and said so. */
record RecordWriter(RecordDisk disk) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Makes a file that only its owner can read; on the disk when this returns. */
    void create(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, text);
        }
    }

    /** Adds to a file; on the disk when this returns. Of what cannot be written whole nothing stays, where that can be done. */
    void append(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long end = channel.size();
            try {
                write(channel, text);
            } catch (IOException e) {
                shorten(channel, end, e);
                throw e;
            }
        }
    }

    /** Adds a line. One that another program, or a full disk, left without its end does not become part of it. */
    void appendLine(Path file, String line) throws IOException {
        append(file, (endsInTheMiddle(file) ? "\n" : "") + line + "\n");
    }

    private void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (disk.write(channel, bytes) <= 0) {
                throw new IOException("the disk takes no more");
            }
        }
        channel.force(true);
    }

    private static void shorten(FileChannel channel, long end, IOException why) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Where that cannot be told a line end too many does no harm. */
    private static boolean endsInTheMiddle(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && (channel.read(last, channel.size() - 1) != 1 || last.get(0) != '\n');
        } catch (IOException e) {
            return true;
        }
    }
}
