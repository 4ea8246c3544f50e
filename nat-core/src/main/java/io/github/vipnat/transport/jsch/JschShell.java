package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.ChannelShell;
import io.github.vipnat.transport.Shell;
import java.io.InputStream;
import java.io.OutputStream;

/** The streams of a shell channel. */
record JschShell(ChannelShell channel, InputStream input, OutputStream output) implements Shell {

    @Override
    public void close() {
        channel.disconnect();
    }
}
