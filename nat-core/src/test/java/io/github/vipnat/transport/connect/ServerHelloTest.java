package io.github.vipnat.transport.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHelloTest {

    @Test
    void should_read_identification_and_offer() {
        ServerHello hello =
                ServerHello.parse(hello("SSH-2.0-Cisco-1.25\r\n", "kex1,kex2", "key1", "c1,c2", "c2", "m1", "m1"));
        assertThat(hello.identification()).contains("SSH-2.0-Cisco-1.25");
        assertThat(hello.speaksVersion2()).isTrue();
        KeyExchangeOffer offer = hello.offer().orElseThrow();
        assertThat(offer.keyExchange()).containsExactly("kex1", "kex2");
        assertThat(offer.hostKeys()).containsExactly("key1");
        assertThat(offer.ciphers()).as("in both directions").containsExactly("c2");
        assertThat(offer.macs()).containsExactly("m1");
    }

    @Test
    void should_pass_over_lines_before_the_identification() {
        assertThat(ServerHello.parse(bytes("go away\r\nplease\nSSH-1.99-old\nxx"))
                        .identification())
                .contains("SSH-1.99-old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-unfinished", "nothing of SSH-2.0 here\n", "HTTP/1.1 400\r\n\r\n"})
    void should_find_no_identification_where_there_is_none(String said) {
        assertThat(ServerHello.parse(bytes(said)).identification()).isEmpty();
    }

    @Test
    void should_call_version_1_version_1() {
        assertThat(ServerHello.parse(bytes("SSH-1.5-Cisco-1.25\n")).speaksVersion2())
                .isFalse();
    }

    @Test
    void should_quote_only_what_can_be_printed_and_not_much_of_it() {
        assertThat(ServerHello.parse(bytes("\u0007\u001b[31mred\n" + "x".repeat(200)))
                        .text())
                .isEqualTo("[31mred " + "x".repeat(72) + "...");
    }

    @Test
    void should_read_as_far_as_it_goes_when_cut_anywhere_or_changed_anywhere() {
        byte[] whole = hello("SSH-2.0-x\n", "kex1,kex2", "key1", "c1", "c1", "m1", "m1");
        SplittableRandom random = new SplittableRandom(7);
        for (int end = 0; end < whole.length; end++) {
            ServerHello cut = ServerHello.parse(Arrays.copyOf(whole, end));
            assertThat(cut.offer()).as("cut after %d bytes", end).isEmpty();
            byte[] changed = whole.clone();
            changed[end] = (byte) random.nextInt(256);
            assertThat(ServerHello.parse(changed).text()).isNotNull();
        }
    }

    private static byte[] hello(String identification, String... lists) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(20);
        packet.writeBytes(new byte[16]);
        List.of(lists).forEach(list -> {
            packet.writeBytes(ByteBuffer.allocate(4).putInt(list.length()).array());
            packet.writeBytes(bytes(list));
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(identification));
        all.writeBytes(ByteBuffer.allocate(5).putInt(packet.size() + 1).array());
        all.writeBytes(packet.toByteArray());
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
