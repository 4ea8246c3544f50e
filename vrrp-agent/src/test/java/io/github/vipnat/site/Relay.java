package io.github.vipnat.site;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Carries connections to one address on to another: files are seen from every network namespace, so a socket's file leads out of one. */
final class Relay implements AutoCloseable {

    private static final int BUFFER = 16 << 10;

    private final ServerSocketChannel listener;
    private final SocketAddress target;
    private final List<Closeable> open = new ArrayList<>();

    private Relay(ServerSocketChannel listener, SocketAddress target) {
        this.listener = listener;
        this.target = target;
        begin(this::accept);
    }

    /** From a socket's file to a port of this machine. */
    static Relay inwards(Path file, int port) {
        SocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Relay(listen(UnixDomainSocketAddress.of(file)), target);
    }

    /** From a free port of this machine to a socket's file. */
    static Relay outwards(Path file) {
        return new Relay(
                listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), UnixDomainSocketAddress.of(file));
    }

    private static ServerSocketChannel listen(SocketAddress address) {
        try {
            ServerSocketChannel channel = address instanceof UnixDomainSocketAddress
                    ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    : ServerSocketChannel.open();
            return channel.bind(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an outward relay listens. */
    int port() {
        try {
            return ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "site-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel near = keep(listener.accept());
                try {
                    SocketChannel far = keep(SocketChannel.open(target));
                    begin(() -> copy(near, far));
                    begin(() -> copy(far, near));
                } catch (IOException unreachable) {
                    close(near);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized SocketChannel keep(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        open.add(channel);
        return channel;
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable one) {
        try {
            one.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public synchronized void close() {
        close(listener);
        open.forEach(Relay::close);
    }
}
