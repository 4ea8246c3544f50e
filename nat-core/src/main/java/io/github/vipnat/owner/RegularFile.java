package io.github.vipnat.owner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file in a folder where another user may put what they like: no link is followed, and only a regular file is opened. A FIFO that
 * is swapped in after that look is given up after five seconds; the thread that opens it stays behind.
 */
public final class RegularFile {

    private static final int DEADLINE_SECONDS = 5;

    private static final Path NOTHING = Path.of("/dev/null");

    private RegularFile() {}

    /**
     * The file's first bytes.
     *
     * @param most how many at most, whatever its size
     * @throws IOException when it is not there, no file, or does not answer within five seconds
     */
    public static byte[] read(Path file, int most) throws IOException {
        return InTime.get(
                () -> {
                    require(file);
                    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                        return in.readNBytes(most);
                    }
                },
                DEADLINE_SECONDS);
    }

    /**
     * The first bytes of a file that people keep where they like: links are followed, and one to {@code /dev/null} says nothing.
     *
     * @throws IOException as {@link #read}
     */
    public static byte[] readFollowed(Path file, int most) throws IOException {
        Path real = file.toRealPath();
        return real.equals(NOTHING) ? new byte[0] : read(real, most);
    }

    /**
     * The file, open for reading.
     *
     * @throws IOException as {@link #read}
     */
    public static FileChannel open(Path file) throws IOException {
        return InTime.get(
                () -> {
                    require(file);
                    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                },
                DEADLINE_SECONDS);
    }

    private static void require(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
    }
}
