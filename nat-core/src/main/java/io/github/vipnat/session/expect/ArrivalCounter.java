package io.github.vipnat.session.expect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a shell has printed, before anybody looks at it. */
final class ArrivalCounter extends FilterInputStream {

    private final AtomicLong bytes = new AtomicLong();

    ArrivalCounter(InputStream shell) {
        super(shell);
    }

    /** How many have arrived so far. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        bytes.addAndGet(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        bytes.addAndGet(Math.max(0, count));
        return count;
    }
}
