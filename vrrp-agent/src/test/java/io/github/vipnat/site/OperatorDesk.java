package io.github.vipnat.site;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This JVM at the operator's desk: while it is open, a {@link Socket} to an address of the site's is opened from 10.51.10.20, with
 * no word changed in the program that opens it. Java asks its proxy selector, and the SOCKS server that it is sent to carries the
 * connection into the operator's namespace; what refuses or does not answer there refuses and does not answer here.
 */
final class OperatorDesk implements AutoCloseable {

    private static final String SITE = "10.51.";
    private static final int VERSION = 5;
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNREACHABLE = 4;
    private static final int REFUSED = 5;
    private static final int ADDRESS = 4;

    private final Namespace operator;
    private final ServerSocket listener;
    private final Optional<ProxySelector> before = Optional.ofNullable(ProxySelector.getDefault());
    private final List<Process> carriers = new ArrayList<>();

    OperatorDesk(Namespace operator) throws IOException {
        this.operator = operator;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::accept);
        ProxySelector.setDefault(new Selector());
    }

    private final class Selector extends ProxySelector {
        @Override
        public List<Proxy> select(URI target) {
            if (target.getHost() != null && target.getHost().startsWith(SITE)) {
                return List.of(new Proxy(Proxy.Type.SOCKS, listener.getLocalSocketAddress()));
            }
            return before.map(selector -> selector.select(target)).orElse(List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
            before.ifPresent(selector -> selector.connectFailed(target, proxy, failure));
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "site-desk");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                begin(() -> serve(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket near) {
        try (near) {
            near.setTcpNoDelay(true);
            DataInputStream input = new DataInputStream(near.getInputStream());
            carry(near, input, greeted(input, near.getOutputStream()));
        } catch (IOException gone) {
            System.getLogger("site").log(System.Logger.Level.DEBUG, "a connection ended", gone);
        }
    }

    /** RFC 1928, as far as Java's client goes: no authentication, CONNECT, an IPv4 address. */
    private static InetSocketAddress greeted(DataInputStream input, OutputStream output) throws IOException {
        input.readByte();
        input.readNBytes(input.readUnsignedByte());
        output.write(new byte[] {VERSION, 0});
        input.readNBytes(ADDRESS);
        InetAddress address = InetAddress.getByAddress(input.readNBytes(ADDRESS));
        return new InetSocketAddress(address, input.readUnsignedShort());
    }

    private void carry(Socket near, InputStream input, InetSocketAddress target) throws IOException {
        Process carrier = keep(new ProcessBuilder(operator.command(
                        "socat",
                        "-d",
                        "-d",
                        "STDIO",
                        "TCP:" + target.getAddress().getHostAddress() + ":" + target.getPort() + ",nodelay"))
                .start());
        try {
            int outcome = outcome(carrier.errorReader());
            near.getOutputStream().write(new byte[] {VERSION, (byte) outcome, 0, 1, 0, 0, 0, 0, 0, 0});
            if (outcome == DONE) {
                begin(() -> copy(input, carrier.getOutputStream()));
                carrier.getInputStream().transferTo(near.getOutputStream());
            }
        } finally {
            carrier.destroyForcibly();
        }
    }

    /** Waits for it as long as the network does. */
    private static int outcome(BufferedReader words) throws IOException {
        int outcome = FAILED;
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.contains("successfully connected")) {
                begin(() -> drain(words));
                return DONE;
            }
            outcome = line.contains("Connection refused") ? REFUSED : line.contains(" E ") ? UNREACHABLE : outcome;
        }
        return outcome;
    }

    private static void drain(BufferedReader words) {
        try {
            words.transferTo(Writer.nullWriter());
        } catch (IOException gone) {
            System.getLogger("site").log(System.Logger.Level.DEBUG, "a connection ended", gone);
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try (to) {
            byte[] buffer = new byte[1 << 14];
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                to.write(buffer, 0, length);
                to.flush();
            }
        } catch (IOException gone) {
            System.getLogger("site").log(System.Logger.Level.DEBUG, "a connection ended", gone);
        }
    }

    private synchronized Process keep(Process carrier) {
        carriers.removeIf(one -> !one.isAlive());
        carriers.add(carrier);
        return carrier;
    }

    @Override
    public synchronized void close() {
        ProxySelector.setDefault(before.orElse(null));
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        carriers.forEach(Process::destroyForcibly);
    }
}
