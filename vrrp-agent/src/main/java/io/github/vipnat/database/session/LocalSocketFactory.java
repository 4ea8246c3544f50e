package io.github.vipnat.database.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/**
 * Lets the driver talk over a Unix domain socket with what Java 17 has; the driver's own way needs JNA. Public because the
 * driver makes it by its name.
 */
public final class LocalSocketFactory extends ConfigurableSocketFactory {

    /** The driver's option that carries the path. */
    static final String PATH = "vipnatSocketPath";

    private Path path = Path.of("/run/mysqld/mysqld.sock");

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        path = Path.of(configuration.nonMappedOptions().getProperty(PATH, path.toString()));
    }

    @Override
    public Socket createSocket() {
        return new LocalSocket(path);
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        return createSocket();
    }

    /** Looks like a TCP socket to the driver; what only TCP has is passed over. */
    private static final class LocalSocket extends Socket {

        /** A channel's reads have no timeout of their own; no session of ours needs as long. */
        private static final Duration LONGEST = Duration.ofMinutes(1);

        private final Path path;
        private volatile @Nullable SocketChannel channel;

        LocalSocket(Path path) {
            this.path = path;
        }

        @Override
        public void connect(SocketAddress ignored, int timeout) throws IOException {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
            CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .execute(this::giveUp);
        }

        private void giveUp() {
            try {
                close();
            } catch (IOException e) {
                channel = null;
            }
        }

        private SocketChannel channel() throws IOException {
            SocketChannel open = channel;
            if (open == null) {
                throw new IOException("not connected to " + path);
            }
            return open;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return Channels.newInputStream(channel());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return Channels.newOutputStream(channel());
        }

        @Override
        public boolean isConnected() {
            return channel != null;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public synchronized void close() throws IOException {
            SocketChannel open = channel;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void setTcpNoDelay(boolean on) {}

        @Override
        public void setKeepAlive(boolean on) {}

        @Override
        public void setReuseAddress(boolean on) {}

        @Override
        public void setSoLinger(boolean on, int seconds) {}

        @Override
        public synchronized void setSoTimeout(int millis) {}

        @Override
        public synchronized int getSoTimeout() {
            return 0;
        }
    }
}
