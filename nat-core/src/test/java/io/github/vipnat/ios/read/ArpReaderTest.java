package io.github.vipnat.ios.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.ConfigurationMeaning;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who a router says has an address, and which line of its configuration says so. */
class ArpReaderTest {

    private static final Ipv4 VIP = Ipv4.of("10.51.10.67");

    private static Optional<String> fixed(String configuration) {
        return ArpReader.fixed(ConfigurationMeaning.lines(configuration), VIP);
    }

    @Test
    void should_find_the_line_that_fixes_the_address_and_no_other() {
        String line = "arp 10.51.10.67 0015.5d0a.0b02 ARPA";
        assertThat(fixed("hostname edge\n" + line + "\nend\n")).contains(line);
        assertThat(fixed("arp 10.51.10.6 0015.5d0a.0b02 ARPA\narp 10.51.10.671 0015.5d0a.0b02 ARPA\nend\n"))
                .isEmpty();
        assertThat(fixed("arp vrf BLUE 10.51.10.67 0015.5d0a.0b02 ARPA\nend\n"))
                .as("another table")
                .isEmpty();
        assertThat(fixed("interface GigabitEthernet0/0\n arp timeout 60\nend\n"))
                .isEmpty();
        assertThat(fixed("banner motd ^C\n" + line + "\n^C\nend\n"))
                .as("text, no configuration")
                .isEmpty();
    }

    @Test
    void should_read_the_mac_of_a_row_that_is_fixed_as_of_one_that_was_learnt() {
        String row = "Internet  10.51.10.67             %s   0015.5D0A.0b02  ARPA   GigabitEthernet0/0\n";
        assertThat(ArpReader.mac(row.formatted("-"), VIP)).contains("00:15:5d:0a:0b:02");
        assertThat(ArpReader.mac(row.formatted("7"), VIP)).contains("00:15:5d:0a:0b:02");
    }
}
