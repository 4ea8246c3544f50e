package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.Shell;
import java.io.InputStream;
import java.io.OutputStream;

/** The streams of a shell channel. */
record SshjShell(SshjChannel channel, OutputStream output) implements Shell {

    SshjShell(SshjChannel channel) {
        this(channel, new SshjOutput(channel.getOutputStream()));
    }

    @Override
    public InputStream input() {
        return channel.getInputStream();
    }

    @Override
    public void close() {
        channel.leave();
    }
}
