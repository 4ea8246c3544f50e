package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.connect.DeadlineAlarm;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/** A line through a jump host: one channel among others on its connection. */
final class SshjTunneledLink extends DirectConnection implements ByteLink {

    /** How long a goodbye may take on a line that does not take it. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Object gate = new Object();
    private final Runnable hangUp;
    private volatile boolean left;

    /** @param hangUp ends the line to the jump host, and everything on it */
    SshjTunneledLink(Connection jump, String host, int port, Runnable hangUp) {
        super(jump, host, port);
        this.hangUp = hangUp;
    }

    /** Waits for the jump host to reach the other no longer than this. */
    void open(Duration limit) throws IOException {
        trans.write(buildOpenReq());
        openEvent.await(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Bytes may still come after we have left; sshj by itself would end the whole connection over them. */
    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        synchronized (gate) {
            if (!left) {
                super.receiveInto(stream, packet);
            }
        }
    }

    /** Ends at once when we leave; sshj would still give what it holds, and ask the far side for more with each byte. */
    @Override
    public InputStream input() {
        return new FilterInputStream(getInputStream()) {
            @Override
            public int read() throws IOException {
                return left ? -1 : super.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return left ? -1 : super.read(into, from, length);
            }

            /** A stream that is closed by itself is one more that sshj would end the whole connection over. */
            @Override
            public void close() {
                SshjTunneledLink.this.close();
            }
        };
    }

    @Override
    public OutputStream output() {
        return new SshjOutput(getOutputStream());
    }

    @Override
    public void close() {
        synchronized (gate) {
            if (left) {
                return;
            }
            left = true;
        }
        IOUtils.closeQuietly(getInputStream());
        // Writing may block, and whoever closes a line may not.
        CompletableFuture<Void> unused = CompletableFuture.runAsync(this::sayGoodbye);
    }

    /** A jump host that does not take a goodbye takes nothing else either. */
    private void sayGoodbye() {
        try (DeadlineAlarm alarm = DeadlineAlarm.after(GOODBYE, hangUp)) {
            sendClose();
        } catch (IOException e) {
            // The line to the jump host is gone, and the channel with it.
        }
    }
}
