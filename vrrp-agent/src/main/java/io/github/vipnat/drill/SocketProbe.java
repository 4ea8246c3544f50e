package io.github.vipnat.drill;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Asks from this host, over a new connection each time. */
final class SocketProbe implements Probe {

    private static final int LONGEST_LINE = 512;
    private static final int SERVER_ERROR = 500;
    private static final String GREETING = "220";

    /** A header of RFC 1035 4.1.1 with one question: the root's name servers, class IN; the first two bytes are its number. */
    private static final byte[] QUESTION = {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1};

    /** The bit of the third byte that says that it is a reply. */
    private static final int REPLY = 0x80;

    @Override
    public Optional<String> ask(ProbeTarget target, Duration longest) {
        InetSocketAddress address = new InetSocketAddress(target.address().toString(), target.port());
        int milliseconds = (int) Math.max(1, longest.toMillis());
        try {
            return target.kind() == ProbeKind.DNS
                    ? resolved(address, milliseconds)
                    : connected(target, address, milliseconds);
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer");
        } catch (PortUnreachableException e) {
            return Optional.of("refused");
        } catch (ConnectException e) {
            return Optional.of(String.valueOf(e.getMessage()).contains("refused") ? "refused" : "unreachable");
        } catch (NoRouteToHostException e) {
            return Optional.of("unreachable");
        } catch (IOException e) {
            return Optional.of("broken off");
        }
    }

    private static Optional<String> connected(ProbeTarget target, InetSocketAddress address, int milliseconds)
            throws IOException {
        long deadline = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(address, milliseconds);
            if (target.kind() == ProbeKind.TCP) {
                return Optional.empty();
            }
            if (target.kind() == ProbeKind.HTTP) {
                String request = "GET / HTTP/1.1\r\nHost: " + target.address() + "\r\nUser-Agent: vipnat-drill\r\n"
                        + "Connection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            }
            String line = line(socket, deadline);
            return target.kind() == ProbeKind.HTTP ? http(line) : ftp(line);
        }
    }

    private static Optional<String> http(String line) {
        String[] words = line.split(" ", 3);
        if (!line.startsWith("HTTP/") || words.length < 2 || !words[1].matches("\\d{3}")) {
            return Optional.of("not HTTP");
        }
        return Integer.parseInt(words[1]) >= SERVER_ERROR ? Optional.of("HTTP " + words[1]) : Optional.empty();
    }

    private static Optional<String> ftp(String line) {
        if (line.startsWith(GREETING)) {
            return Optional.empty();
        }
        return Optional.of(line.matches("\\d{3}[ -].*") ? "FTP " + line.substring(0, 3) : "no greeting");
    }

    /** One that sends a byte now and then has no more time than all others. */
    private static String line(Socket socket, long deadline) throws IOException {
        InputStream input = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("the line did not end");
            }
            socket.setSoTimeout((int) left);
            int one = input.read();
            if (one < 0 && line.isEmpty()) {
                throw new IOException("closed without a word");
            }
            if (one < 0 || one == '\n') {
                break;
            }
            line.append((char) one);
        }
        return line.toString().stripTrailing();
    }

    private static Optional<String> resolved(InetSocketAddress address, int milliseconds) throws IOException {
        long deadline = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
        byte[] question = QUESTION.clone();
        int number = ThreadLocalRandom.current().nextInt(1 << 16);
        question[0] = (byte) (number >> 8);
        question[1] = (byte) number;
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address);
            socket.send(new DatagramPacket(question, question.length));
            byte[] buffer = new byte[LONGEST_LINE];
            while (true) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                socket.setSoTimeout((int) Math.max(1, left));
                DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
                socket.receive(reply);
                if (reply.getLength() > 2
                        && buffer[0] == question[0]
                        && buffer[1] == question[1]
                        && (buffer[2] & REPLY) != 0) {
                    return Optional.empty();
                }
                if (left <= 1) {
                    throw new SocketTimeoutException("other replies only");
                }
            }
        }
    }
}
