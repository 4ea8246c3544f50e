package io.github.vipnat.transport.sshj;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What we write to an sshj channel. A write that fails leaves sshj's packet half read, and the next write to the same
 * stream throws an {@link ArrayIndexOutOfBoundsException}. Here a line that broke is an {@link IOException}, each time.
 */
final class SshjOutput extends OutputStream {

    private final OutputStream channel;
    private volatile boolean broken;

    SshjOutput(OutputStream channel) {
        this.channel = channel;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        writing(() -> channel.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        writing(channel::flush);
    }

    @Override
    public void close() throws IOException {
        writing(channel::close);
    }

    private void writing(Work work) throws IOException {
        if (broken) {
            throw new IOException("an earlier write to this line failed");
        }
        try {
            work.run();
        } catch (IOException e) {
            broken = true;
            throw e;
        } catch (RuntimeException e) {
            broken = true;
            throw new IOException("the line broke while it was written to", e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
