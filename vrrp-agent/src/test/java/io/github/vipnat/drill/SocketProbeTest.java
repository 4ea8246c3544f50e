package io.github.vipnat.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as an answer. */
class SocketProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(50);

    private static ProbeTarget target(ProbeKind kind, int port) {
        return new ProbeTarget(kind, Ipv4.parse("127.0.0.1").orElseThrow(), port);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "TCP,  '',                            answered",
        "HTTP, 'HTTP/1.1 200 OK|',            answered",
        "HTTP, 'HTTP/1.0 404 Not Found|',     answered",
        "HTTP, 'HTTP/1.1 502 Bad Gateway|',   HTTP 502",
        "HTTP, 'SSH-2.0-OpenSSH|',            not HTTP",
        "HTTP, 'HTTP/1.1|',                   not HTTP",
        "HTTP, '',                            broken off",
        "FTP,  '220 vm1|',                    answered",
        "FTP,  '220-vm1|220 ready|',          answered",
        "FTP,  '421 too many connections|',   FTP 421",
        "FTP,  'HTTP/1.1 200 OK|',            no greeting",
    })
    void should_know_an_answer_from_a_noise(ProbeKind kind, String says, String expected) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, says.replace("|", "\r\n")));
            thread.start();

            assertThat(new SocketProbe()
                            .ask(target(kind, server.getLocalPort()), PATIENCE)
                            .orElse("answered"))
                    .isEqualTo(expected);
        }
    }

    /** Reads what it is asked, lest closing resets the connection. */
    private static void serve(ServerSocket server, String says) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
    }

    @Test
    void should_not_wait_for_one_that_says_nothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new SocketProbe().ask(target(ProbeKind.FTP, server.getLocalPort()), SOON))
                    .contains("no answer");
        }
    }

    @Test
    void should_say_refused_where_nobody_listens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(new SocketProbe().ask(target(ProbeKind.TCP, port), PATIENCE)).contains("refused");
        assertThat(new SocketProbe().ask(target(ProbeKind.DNS, port), PATIENCE)).contains("refused");
    }

    @ParameterizedTest(name = "a reply with number + {0} and flags {1}")
    @CsvSource({"0, 0x85, answered", "1, 0x85, no answer", "0, 0x05, no answer"})
    void should_take_only_the_reply_to_its_own_question(int shift, int flags, String expected) throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> reply(server, shift, flags));
            thread.start();

            Duration longest = expected.equals("answered") ? PATIENCE : Duration.ofMillis(300);
            assertThat(new SocketProbe()
                            .ask(target(ProbeKind.DNS, server.getLocalPort()), longest)
                            .orElse("answered"))
                    .isEqualTo(expected);
        }
    }

    private static void reply(DatagramSocket server, int shift, int flags) {
        try {
            DatagramPacket question = new DatagramPacket(new byte[512], 512);
            server.receive(question);
            byte[] reply = question.getData();
            reply[1] = (byte) (reply[1] + shift);
            reply[2] = (byte) flags;
            server.send(new DatagramPacket(reply, question.getLength(), question.getSocketAddress()));
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
    }
}
