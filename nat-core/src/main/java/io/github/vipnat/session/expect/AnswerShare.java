package io.github.vipnat.session.expect;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long an answer may be. Kept, decoded and read, a configuration of one megabyte needs fifteen of heap, so all shells that
 * are open share a 24th of the heap, each an equal part: a router that prints for ever takes nothing from the others.
 */
final class AnswerShare implements AutoCloseable {

    private static final int PART_OF_HEAP = 24;

    /** In characters; three times the largest configuration we heard of. */
    private static final long MOST = 64 << 20;

    /** In characters, however small the heap and however many the shells. */
    private static final long LEAST = 256 << 10;

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final AtomicBoolean isOpen = new AtomicBoolean();

    AnswerShare() {
        open();
    }

    /** Takes part again. */
    void open() {
        if (isOpen.compareAndSet(false, true)) {
            OPEN.incrementAndGet();
        }
    }

    /** The most characters that one answer may have now; one is one byte. */
    int most() {
        return most(Runtime.getRuntime().maxMemory(), OPEN.get());
    }

    /** @param heap in bytes */
    static int most(long heap, int shells) {
        return (int) Math.min(MOST, Math.max(LEAST, heap / PART_OF_HEAP / Math.max(1, shells)));
    }

    @Override
    public void close() {
        if (isOpen.compareAndSet(true, false)) {
            OPEN.decrementAndGet();
        }
    }
}
