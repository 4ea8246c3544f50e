package io.github.vipnat.transport.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.transport.RawServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpLinkTest {

    @Test
    void should_send_at_once_from_the_first_byte_on() throws IOException {
        try (RawServer server = RawServer.saying("");
                TcpLink link = TcpLink.dial("127.0.0.1", server.port(), Duration.ofSeconds(5))) {
            assertThat(link.sendsAtOnce()).isTrue();
        }
    }

    @Test
    void should_find_a_host_by_name() throws IOException {
        try (RawServer server = RawServer.saying("hello");
                TcpLink link = TcpLink.dial("localhost", server.port(), Duration.ofSeconds(5))) {
            assertThat(link.input().read()).isEqualTo('h');
        }
    }

    @Test
    void should_give_up_in_time_when_packets_vanish() {
        // RFC 5737: 192.0.2.0/24 belongs to nobody; some networks answer for it with an error, others not at all.
        long start = System.nanoTime();
        assertThatThrownBy(() -> TcpLink.dial("192.0.2.1", 22, Duration.ofMillis(200)))
                .isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
