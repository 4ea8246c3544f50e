package io.github.vipnat.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.51.10.67", "192.168.4.51", "255.255.255.255"})
    void should_read_an_address_and_print_it_back(String text) {
        assertThat(Ipv4.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "10.51.10",
                "10.51.10.",
                "10.51.10.6.7",
                "10.51.10.67.",
                ".10.51.10.67",
                "10..10.67",
                "10.51.10.256",
                "10.51.10.0067",
                "10.51.10.-1",
                "10.51.10.6x",
                " 10.51.10.67",
                "10.51.10.67\n",
                "10.51.10.٦",
            })
    void should_read_nothing_from_what_is_no_address(String text) {
        assertThat(Ipv4.parse(text)).isEmpty();
        assertThatThrownBy(() -> Ipv4.of(text)).hasMessage("not an IPv4 address: " + text);
    }

    @Test
    void should_order_addresses_as_numbers_without_a_sign() {
        assertThat(List.of(Ipv4.of("200.0.0.1"), Ipv4.of("9.0.0.1"), Ipv4.of("100.0.0.1")).stream()
                        .sorted()
                        .map(Ipv4::toString))
                .containsExactly("9.0.0.1", "100.0.0.1", "200.0.0.1");
    }

    @Test
    void should_read_back_every_address() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            Ipv4 address = new Ipv4(random.nextInt());
            assertThat(Ipv4.parse(address.toString())).contains(address);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.51.10.67/16, 10.51.0.0, 255.255.0.0, 10.51.255.255, 10.52.0.0",
        "10.51.10.67/32, 10.51.10.67, 255.255.255.255, 10.51.10.67, 10.51.10.66",
        "10.51.10.67/31, 10.51.10.66, 255.255.255.254, 10.51.10.66, 10.51.10.68",
    })
    void should_know_the_network_of_a_prefix(String text, String network, String mask, String inside, String outside) {
        Ipv4Prefix prefix = Ipv4Prefix.parse(text).orElseThrow();
        assertThat(prefix).hasToString(text);
        assertThat(prefix.network()).isEqualTo(Ipv4.of(network));
        assertThat(prefix.mask()).isEqualTo(Ipv4.of(mask));
        assertThat(prefix.contains(Ipv4.of(inside))).isTrue();
        assertThat(prefix.contains(Ipv4.of(outside))).isFalse();
        assertThat(Ipv4Prefix.ofMask(prefix.address(), prefix.mask())).contains(prefix);
    }

    @Test
    void should_hold_everything_in_a_prefix_of_length_zero() {
        Ipv4Prefix all = Ipv4Prefix.parse("10.0.0.1/0").orElseThrow();
        assertThat(all.contains(Ipv4.of("203.0.113.9"))).isTrue();
        assertThat(all.mask()).isEqualTo(Ipv4.of("0.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.0.0.1/", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/1/2", "/24", "x/24"})
    void should_read_nothing_from_what_is_no_prefix(String text) {
        assertThat(Ipv4Prefix.parse(text)).isEmpty();
    }

    @Test
    void should_refuse_a_mask_with_holes() {
        assertThat(Ipv4Prefix.ofMask(Ipv4.of("10.0.0.1"), Ipv4.of("255.0.255.0")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tcp 1, 1", "udp 65535, 65535", "tcp  80, 80"})
    void should_read_a_port(String text, int number) {
        assertThat(TransportPort.parse(text).map(TransportPort::number)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tcp", "80", "tcp 0", "tcp 65536", "tcp 80 81", "icmp 1", "TCP 80", "tcp x", "tcp 000080"})
    void should_read_nothing_from_what_is_no_port(String text) {
        assertThat(TransportPort.parse(text)).isEmpty();
    }

    @Test
    void should_spell_protocols_the_same_in_turkish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Protocol.UDP).hasToString("udp");
            assertThat(Protocol.parse("tcp")).contains(Protocol.TCP);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GigabitEthernet0/0/0.12", "Dialer1", "BD-VIF6443", "Port-channel1.100", "Serial0/0/0:15"})
    void should_read_an_interface_name(String text) {
        assertThat(InterfaceName.parse(text)).map(InterfaceName::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0/1", "Gigabit", "Gi 0/1", "Gi0/1;reload", "Gi0/1\nreload", "-Gi0/1", "Gi0/1-", "Gi-", "Gi٣"
            })
    void should_read_nothing_from_what_is_no_interface(String text) {
        assertThat(InterfaceName.parse(text)).isEmpty();
    }
}
