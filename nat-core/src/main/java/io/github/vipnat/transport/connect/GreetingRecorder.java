package io.github.vipnat.transport.connect;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps a copy of what a host says in clear before encryption starts, so that a failed connection can be explained
 * exactly and alike for every SSH library.
 */
final class GreetingRecorder extends FilterInputStream {

    /** RFC 4253: lines of 255 bytes, then one packet of at most 35,000. */
    private static final int LIMIT = 40 * 1024;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile boolean ended;

    GreetingRecorder(InputStream in) {
        super(in);
    }

    /** What was said so far, up to the first packet. */
    ServerHello hello() {
        synchronized (heard) {
            return ServerHello.parse(heard.toByteArray());
        }
    }

    /** Whether the end was read, or reading failed. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readOrEnd(buffer, offset, length);
        if (count > 0 && heard.size() < LIMIT) {
            synchronized (heard) {
                heard.write(buffer, offset, Math.min(count, LIMIT - heard.size()));
            }
        }
        return count;
    }

    private int readOrEnd(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = super.read(buffer, offset, length);
            ended |= count < 0;
            return count;
        } catch (IOException e) {
            ended = true;
            throw e;
        }
    }
}
