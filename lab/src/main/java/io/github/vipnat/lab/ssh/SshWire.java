package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.shell.terminal.Wire;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;

/** One SSH channel as the shell sees it. */
final class SshWire implements Wire {

    private final ChannelSession channel;
    private final OutputStream out;
    private final ExitCallback exit;

    SshWire(ChannelSession channel, OutputStream out, ExitCallback exit) {
        this.channel = channel;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        out.flush();
    }

    /** The channel ends with status 0, and with it the connection: there is one channel on each. */
    @Override
    public void hangUp() {
        exit.onExit(0);
        channel.addCloseFutureListener(closed -> channel.getSession().close(false));
    }

    /** What was sent still arrives, then the TCP connection ends without a word of SSH. */
    @Override
    public void drop() {
        channel.getSession().getIoSession().close(false);
    }
}
