package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.ChannelDirectTCPIP;
import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.connect.DeadlineAlarm;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A line through a jump host: one channel among others on its connection.
 *
 * @param hangUp ends the line to the jump host, and everything on it
 */
record JschTunneledLink(ChannelDirectTCPIP channel, ReceivedBytes received, OutputStream output, Runnable hangUp)
        implements ByteLink {

    /** How long a goodbye may take on a line that does not take it. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    @Override
    public InputStream input() {
        return new FilterInputStream(received.reader()) {
            /** Nobody reads on, so the far side need not pour on. */
            @Override
            public void close() {
                JschTunneledLink.this.close();
            }
        };
    }

    @Override
    public void close() {
        received.close();
        // Writing may block, and whoever closes a line may not.
        CompletableFuture<Void> unused = CompletableFuture.runAsync(this::sayGoodbye);
    }

    /** A jump host that does not take a goodbye takes nothing else either. */
    private void sayGoodbye() {
        try (DeadlineAlarm alarm = DeadlineAlarm.after(GOODBYE, hangUp)) {
            channel.disconnect();
        }
    }
}
