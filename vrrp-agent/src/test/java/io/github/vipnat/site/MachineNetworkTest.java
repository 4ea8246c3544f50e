package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineNetworkTest {

    private static final String LINKS = """
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
            7: eth0@if8: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default
            """;
    private static final String ADDRESSES = """
            1: lo    inet 127.0.0.1/8 scope host lo
            7: eth0    inet 192.0.2.7/24 brd 192.0.2.255 scope global eth0
            """;

    private final MachineNetwork before = MachineNetwork.of(LINKS, ADDRESSES);

    @Test
    void should_find_an_interface_and_a_vip_that_stayed() {
        MachineNetwork after = MachineNetwork.of(
                LINKS + "9: p-vm1@if2: <BROADCAST> mtu 1500\n",
                ADDRESSES + "7: eth0    inet 10.51.10.67/32 scope global eth0\n");

        assertThat(after.residueSince(before)).containsExactly("eth0 10.51.10.67/32", "p-vm1");
    }

    @Test
    void should_leave_others_and_what_was_there_before_alone() {
        MachineNetwork after = MachineNetwork.of(
                LINKS + "9: veth12@if2: <BROADCAST> mtu 1500\n",
                "9: veth12    inet 172.17.0.1/16 scope global veth12\n");

        assertThat(after.residueSince(before)).isEmpty();
        assertThat(after.residueSince(after)).isEmpty();
    }
}
