package io.github.vipnat.transport.connect;

import io.github.vipnat.transport.ByteLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A TCP connection that sends every write at once. */
final class TcpLink implements ByteLink {

    /** An address rather than a name: nothing to resolve, so nothing to wait for. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%\\w]*");

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    private TcpLink(Socket socket) throws IOException {
        this.socket = socket;
        this.input = socket.getInputStream();
        this.output = socket.getOutputStream();
    }

    /** Tries each address of the host in turn, all within one deadline. */
    static TcpLink dial(String host, int port, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        IOException last = new IOException("no address for " + host);
        for (InetAddress address : resolve(host, deadline)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            try {
                return dial(new InetSocketAddress(address, port), (int) Math.min(left, Integer.MAX_VALUE));
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static TcpLink dial(InetSocketAddress address, int milliseconds) throws IOException {
        Socket socket = new Socket();
        try {
            // Before the first byte: Nagle against delayed acknowledgement costs 44 ms a round trip.
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(address, milliseconds);
            return new TcpLink(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A dead name server holds the system's resolver for minutes, and nothing can interrupt it. */
    private static InetAddress[] resolve(String host, Duration deadline) throws IOException {
        if (LITERAL.matcher(host).matches()) {
            return InetAddress.getAllByName(host);
        }
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        Thread resolver = new Thread(
                () -> {
                    try {
                        found.complete(InetAddress.getAllByName(host));
                    } catch (IOException e) {
                        found.completeExceptionally(e);
                    }
                },
                "vipnat-resolve-" + host);
        resolver.setDaemon(true);
        resolver.start();
        try {
            return found.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the name " + host + " has no address", e.getCause());
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the name " + host + " was not resolved in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while resolving " + host);
        }
    }

    /** Whether every write leaves at once. */
    boolean sendsAtOnce() throws IOException {
        return socket.getTcpNoDelay();
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was asked for.
        }
    }
}
