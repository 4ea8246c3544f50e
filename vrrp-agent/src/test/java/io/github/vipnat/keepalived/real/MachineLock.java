package io.github.vipnat.keepalived.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One run of the tests at a time that uses real keepalived on a machine: daemons are counted by name over the whole of it. Tests
 * of the same run, whose names are different ones, share it; what must be alone among them is {@code @Isolated}.
 */
public final class MachineLock implements AutoCloseable {

    /** Where everybody who may run real keepalived looks, whatever his java.io.tmpdir; nobody but root can put a link there. */
    private static final Path FILE = Path.of("/run/vipnat-real-keepalived.lock");

    private static int holders;
    private static Optional<FileChannel> held = Optional.empty();

    private boolean isClosed;

    private MachineLock() {}

    /** Waits for its turn; the test's own timeout bounds the wait. */
    public static MachineLock take() {
        synchronized (MachineLock.class) {
            try {
                if (holders == 0) {
                    FileChannel channel = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    channel.lock();
                    held = Optional.of(channel);
                }
                holders++;
                return new MachineLock();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The last one of this run leaves it to other runs. */
    @Override
    public void close() {
        synchronized (MachineLock.class) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            holders--;
            try {
                if (holders == 0) {
                    held.orElseThrow().close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
