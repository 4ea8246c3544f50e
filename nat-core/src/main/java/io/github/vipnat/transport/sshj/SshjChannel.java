package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.PTYMode;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;

/** A session channel that does not wait where SSH does not ask it to. */
final class SshjChannel extends SessionChannel {

    private volatile boolean opened;

    SshjChannel(Connection connection) {
        super(connection, StandardCharsets.UTF_8);
    }

    @Override
    public void open() throws ConnectionException, TransportException {
        super.open();
        opened = true;
    }

    /** Asks for the terminal and the shell in one flight, as OpenSSH does; sshj by itself waits in between. */
    void startShell(Terminal terminal) throws IOException {
        open();
        Event<ConnectionException> pty = sendChannelRequest(
                "pty-req",
                true,
                new Buffer.PlainBuffer()
                        .putString(terminal.type())
                        .putUInt32(terminal.columns())
                        .putUInt32(terminal.rows())
                        .putUInt32(0)
                        .putUInt32(0)
                        .putBytes(PTYMode.encode(Map.of())));
        Event<ConnectionException> shell = sendChannelRequest("shell", true, new Buffer.PlainBuffer());
        pty.await(conn.getTimeoutMs(), TimeUnit.MILLISECONDS);
        shell.await(conn.getTimeoutMs(), TimeUnit.MILLISECONDS);
    }

    /** Whether the far side closed the channel in time. */
    boolean endsWithin(Duration limit) throws ConnectionException {
        return closeEvent.tryAwait(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    }

    /**
     * Closes our side and wakes readers; does not wait for the far side. A channel that was refused has no number over
     * there: sshj would close number 0, which is the one shell of a router.
     */
    void leave() {
        try {
            if (opened) {
                sendClose();
            }
        } catch (IOException e) {
            // The line is gone, and the channel with it.
        }
        IOUtils.closeQuietly(getInputStream(), getErrorStream());
    }
}
