package io.github.vipnat.doctor.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfacesFileTest {

    private static final String FILE = "/etc/network/interfaces";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address 10.51.10.12/16",
                "address 10.51.10.12\n    netmask 255.255.0.0",
                "address 10.51.10.12\n    netmask 16",
                "address   10.51.10.12/16   ",
                "address \\\n    10.51.10.12/16"
            })
    void should_read_an_address_however_its_mask_is_written(String address) {
        InterfacesFile file = read(FILE, "auto eth0\niface eth0 inet static\n    " + address + "\n");
        assertThat(file.stanzas("eth0").get(0).address()).isEqualTo(Ipv4Prefix.parse("10.51.10.12/16"));
        assertThat(file.isAutomatic("eth0")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source /etc/network/interfaces.d/*",
                "source interfaces.d/*",
                "source-directory interfaces.d",
                "source-directory /etc/network/interfaces.d/",
                "source /etc/network/interfaces.d/eth?"
            })
    void should_follow_what_the_file_sources(String source) {
        String said =
                lines(FILE, source + "\n") + lines(FILE + ".d/eth0", "allow-hotplug eth0\niface eth0 inet dhcp\n");
        InterfacesFile file = InterfacesFile.parse(said).orElseThrow();
        assertThat(file.stanzas("eth0").get(0).method()).isEqualTo("dhcp");
        assertThat(file.isAutomatic("eth0")).isTrue();
        assertThat(file.unread()).isEmpty();
    }

    @Test
    void should_leave_out_what_is_sourced_nowhere_and_name_what_was_not_seen() {
        String said = lines(FILE, "source /srv/net/*\n") + lines(FILE + ".d/eth0", "iface eth0 inet dhcp\n");
        InterfacesFile file = InterfacesFile.parse(said).orElseThrow();
        assertThat(file.stanzas("eth0")).isEmpty();
        assertThat(file.unread()).containsExactly("/srv/net/*");
        assertThat(InterfacesFile.parse(lines(FILE, "source-directory interfaces.d\n")
                                + lines(FILE + ".d/eth0.bak", "iface eth0 inet dhcp\n"))
                        .orElseThrow()
                        .stanzas("eth0"))
                .isEmpty();
    }

    @Test
    void should_end_where_files_source_each_other() {
        String said = lines(FILE, "source /etc/network/interfaces\niface eth0 inet dhcp\n");
        assertThat(InterfacesFile.parse(said).orElseThrow().stanzas("eth0")).isNotEmpty();
    }

    @Test
    void should_take_a_label_for_the_same_interface_and_another_family_for_none() {
        InterfacesFile file = read(FILE, """
                iface eth0 inet6 auto
                iface eth0 inet static
                    address 10.51.10.12/16
                # iface eth0 inet static
                iface eth0:1 inet static
                    address 10.51.10.67/16
                    up echo ten \\
                       eleven
                iface eth01 inet dhcp
                """);
        assertThat(file.stanzas("eth0")).hasSize(2);
        assertThat(file.naming(Ipv4.of("10.51.10.67"))).containsExactly("address 10.51.10.67/16");
        assertThat(file.isAutomatic("eth0")).isFalse();
    }

    @Test
    void should_know_nothing_of_a_node_that_has_no_such_file() {
        assertThat(InterfacesFile.parse("")).isEmpty();
        assertThat(InterfacesFile.parse("grep: command not found\n")).isEmpty();
    }

    private static InterfacesFile read(String name, String text) {
        return InterfacesFile.parse(lines(name, text)).orElseThrow();
    }

    private static String lines(String name, String text) {
        StringBuilder said = new StringBuilder();
        text.lines().forEach(line -> said.append(name).append(':').append(line).append('\n'));
        return said.toString();
    }
}
