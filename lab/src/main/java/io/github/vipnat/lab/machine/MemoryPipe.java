package io.github.vipnat.lab.machine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes on their way from the router to a client in the same process. */
final class MemoryPipe {

    /** What a client that never reads may let pile up. */
    private static final int LIMIT = 256 * 1024 * 1024;

    private byte[] bytes = new byte[4096];
    private int from;
    private int to;
    private boolean ended;

    synchronized void put(byte[] source, int offset, int length) throws IOException {
        if (ended) {
            throw new IOException("the client has left");
        }
        if (to + length > bytes.length) {
            int held = to - from;
            if (held + length > LIMIT) {
                throw new IOException("the client does not read");
            }
            byte[] target =
                    held + length > bytes.length / 2 ? new byte[Math.max(bytes.length * 2, held + length)] : bytes;
            System.arraycopy(bytes, from, target, 0, held);
            bytes = target;
            from = 0;
            to = held;
        }
        System.arraycopy(source, offset, bytes, to, length);
        to += length;
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized byte[] drain() {
        byte[] all = Arrays.copyOfRange(bytes, from, to);
        from = 0;
        to = 0;
        return all;
    }

    private synchronized int take(byte[] target, int offset, int length) throws IOException {
        while (from == to && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the router", e);
            }
        }
        if (from == to) {
            return -1;
        }
        int taken = Math.min(length, to - from);
        System.arraycopy(bytes, from, target, offset, taken);
        from += taken;
        return taken;
    }

    private synchronized int held() {
        return to - from;
    }

    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return take(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return length == 0 ? 0 : take(target, offset, length);
            }

            @Override
            public int available() {
                return held();
            }
        };
    }
}
