package io.github.vipnat.transport.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.transport.LongerWait;
import io.github.vipnat.transport.RawServer;
import io.github.vipnat.transport.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpLinkTest {

    @Test
    void should_send_at_once_from_the_first_byte_on() throws IOException {
        try (RawServer server = RawServer.saying("");
                TcpLink link = TcpLink.dial("127.0.0.1", server.port(), TestServer.PATIENCE)) {
            assertThat(link.sendsAtOnce()).isTrue();
        }
    }

    @Test
    void should_find_a_host_by_name() throws IOException {
        try (RawServer server = RawServer.saying("hello");
                TcpLink link = TcpLink.dial("localhost", server.port(), TestServer.PATIENCE)) {
            assertThat(link.input().read()).isEqualTo('h');
        }
    }

    @Test
    void should_give_up_in_time_when_packets_vanish() throws IOException {
        Duration limit = Duration.ofMillis(200);
        // Where nobody accepts, Linux drops what knocks once the queue is full.
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            while (queues(full, queue)) {
                assertThat(queue).hasSizeLessThan(20);
            }
            LongerWait beside = LongerWait.begin(limit.multipliedBy(50));
            assertThatThrownBy(() -> TcpLink.dial("127.0.0.1", full.getLocalPort(), limit))
                    .isInstanceOf(SocketTimeoutException.class);
            beside.assertGoesOn();
            beside.assertLasted(limit);
        } finally {
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }

    /** Whether there was room for one more; on loopback it is let in at once or not at all. */
    private static boolean queues(ServerSocket full, List<Socket> queue) {
        Socket next = new Socket();
        queue.add(next);
        try {
            next.connect(full.getLocalSocketAddress(), 900);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
