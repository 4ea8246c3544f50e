package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import io.github.vipnat.transport.ByteLink;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Puts jsch on a line that was opened elsewhere. */
record LinkProxy(ByteLink link) implements Proxy {

    @Override
    public void connect(@Nullable SocketFactory factory, String host, int port, int timeout) {
        // The line stands already.
    }

    @Override
    public InputStream getInputStream() {
        return link.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return link.output();
    }

    /** Without a socket jsch sets no time-outs of its own; ours bound every stage. */
    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        link.close();
    }
}
