package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.Shell;
import java.io.InputStream;
import java.io.OutputStream;

/** The streams of a shell channel. */
record SshjShell(SshjChannel channel) implements Shell {

    @Override
    public InputStream input() {
        return channel.getInputStream();
    }

    @Override
    public OutputStream output() {
        return channel.getOutputStream();
    }

    @Override
    public void close() {
        channel.leave();
    }
}
