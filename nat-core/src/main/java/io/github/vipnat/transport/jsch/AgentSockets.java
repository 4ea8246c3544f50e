package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.USocketFactory;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Unix sockets to an agent that can be closed from outside: an agent that waits for its human, or for a token to be
 * touched, answers when it likes, and jsch waits without a limit.
 */
final class AgentSockets implements USocketFactory {

    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public SocketChannel connect(Path path) throws IOException {
        open.removeIf(channel -> !channel.isOpen());
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        open.add(channel);
        if (closed) {
            close(channel);
            throw new IOException("no more questions to the agent");
        }
        return channel;
    }

    @Override
    public ServerSocketChannel bind(Path path) {
        throw new UnsupportedOperationException("we ask agents, we are none");
    }

    /** Ends every question under way, and takes no more. */
    void close() {
        closed = true;
        open.forEach(AgentSockets::close);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone, which is what was asked for.
        }
    }
}
