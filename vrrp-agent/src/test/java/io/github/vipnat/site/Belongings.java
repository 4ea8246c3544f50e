package io.github.vipnat.site;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far, to be closed in the opposite order, whatever goes wrong on the way. */
final class Belongings implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        opened.push(one);
        return one;
    }

    /** @throws IllegalStateException with everything that could not be closed */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // as by a test's timeout; closing takes its own time all the same
        RuntimeException failed = new IllegalStateException("not everything could be closed");
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failed.addSuppressed(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }
}
