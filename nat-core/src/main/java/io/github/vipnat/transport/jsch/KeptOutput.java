package io.github.vipnat.transport.jsch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what a command prints, up to a limit, and knows when no more will come. */
final class KeptOutput extends OutputStream {

    static final int MEBIBYTES = 16;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean full;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        full |= kept.size() + length > MEBIBYTES * 1024 * 1024;
        if (!full) {
            kept.write(bytes, from, length);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    boolean closesWithin(Duration limit) throws InterruptedException {
        return closed.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized boolean isFull() {
        return full;
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
