package io.github.vipnat.keepalived.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One user of real keepalived at a time on a machine, whoever runs the tests: daemons are counted by name over the whole of it. */
public final class MachineLock implements AutoCloseable {

    /** Where everybody who may run real keepalived looks, whatever his java.io.tmpdir; nobody but root can put a link there. */
    private static final Path FILE = Path.of("/run/vipnat-real-keepalived.lock");

    private final FileChannel channel;
    private final FileLock lock;

    private MachineLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for its turn; the test's own timeout bounds the wait. */
    public static MachineLock take() {
        try {
            FileChannel channel = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
