package io.github.vipnat.keepalived.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One user of real keepalived at a time on a machine, whoever runs the tests: daemons are counted by name over the whole of it. */
public final class MachineLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private MachineLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for its turn; the test's own timeout bounds the wait. */
    public static MachineLock take() {
        try {
            Path file = Path.of(System.getProperty("java.io.tmpdir"), "vipnat-real-keepalived.lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new MachineLock(channel, channel.lock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
