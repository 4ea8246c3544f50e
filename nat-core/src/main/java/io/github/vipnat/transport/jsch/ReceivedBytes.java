package io.github.vipnat.transport.jsch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Takes what jsch receives on a channel and gives it to a reader. jsch's own way, the JDK's piped streams, polls once a
 * second, and breaks when the thread that read last has ended.
 */
final class ReceivedBytes extends OutputStream {

    /** What may wait for the reader; after that the far side waits. */
    private static final int LIMIT = 1024 * 1024;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final BooleanSupplier cut;
    private int offset;
    private int waiting;
    private boolean closed;

    /** @param cut asked at the end: whether the line broke, as opposed to the far side having closed the channel */
    ReceivedBytes(BooleanSupplier cut) {
        this.cut = cut;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        while (waiting > LIMIT && !closed) {
            pause();
        }
        if (closed || length == 0) {
            return;
        }
        byte[] piece = new byte[length];
        System.arraycopy(bytes, from, piece, 0, length);
        pieces.add(piece);
        waiting += length;
        notifyAll();
    }

    /** No more will come; what came already can still be read. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    InputStream reader() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return length == 0 ? 0 : take(into, from, length);
            }

            @Override
            public int available() {
                return waiting();
            }

            @Override
            public void close() {
                ReceivedBytes.this.close();
            }
        };
    }

    private synchronized int waiting() {
        return waiting;
    }

    private synchronized int take(byte[] into, int from, int length) throws IOException {
        while (pieces.isEmpty() && !closed) {
            pause();
        }
        byte[] piece = pieces.peek();
        if (piece == null) {
            if (cut.getAsBoolean()) {
                throw new IOException("the connection was cut");
            }
            return -1;
        }
        int count = Math.min(length, piece.length - offset);
        System.arraycopy(piece, offset, into, from, count);
        offset += count;
        if (offset == piece.length) {
            pieces.remove();
            offset = 0;
        }
        waiting -= count;
        notifyAll();
        return count;
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private void pause() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the far side", e);
        }
    }
}
