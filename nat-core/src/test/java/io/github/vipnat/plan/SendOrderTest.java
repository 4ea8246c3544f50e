package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which line travels before which: planning 3 SEND. */
class SendOrderTest {

    private static final String PREFIX = "ip nat inside source static ";

    private static final IosDeviceOs OS = new IosDeviceOs();

    /** @param changes rules without their first words, a minus in front of those that leave */
    private static List<String> sorted(String... changes) {
        List<Change> list = new ArrayList<>();
        for (String change : changes) {
            StaticRule rule =
                    OS.readRule(PREFIX + change.replaceFirst("^- ", "")).orElseThrow();
            list.add(
                    change.startsWith("- ")
                            ? new Change.Remove(new NatEntry(rule, OS.print(rule)), "")
                            : new Change.Add(rule, ""));
        }
        return SendOrder.sorted(list, InterfaceAddresses.none()).stream()
                .map(change ->
                        (change.removes() ? "- " : "") + OS.print(change.rule()).substring(PREFIX.length()))
                .toList();
    }

    @Test
    void should_take_globals_one_after_the_other_by_address_and_not_by_text() {
        assertThat(sorted("10.0.0.1 192.0.2.100", "10.0.0.2 192.0.2.20", "10.0.0.3 2.2.2.2"))
                .containsExactly("10.0.0.3 2.2.2.2", "10.0.0.2 192.0.2.20", "10.0.0.1 192.0.2.100");
    }

    @Test
    void should_pair_a_removal_with_the_addition_of_the_same_port() {
        assertThat(sorted(
                        "tcp 10.0.0.9 443 192.0.2.1 443",
                        "tcp 10.0.0.9 80 192.0.2.1 80",
                        "- tcp 10.0.0.1 443 192.0.2.1 443",
                        "- tcp 10.0.0.1 80 192.0.2.1 80",
                        "udp 10.0.0.9 53 192.0.2.1 53",
                        "- tcp 10.0.0.1 53 192.0.2.1 53"))
                .containsExactly(
                        "- tcp 10.0.0.1 53 192.0.2.1 53",
                        "udp 10.0.0.9 53 192.0.2.1 53",
                        "- tcp 10.0.0.1 80 192.0.2.1 80",
                        "tcp 10.0.0.9 80 192.0.2.1 80",
                        "- tcp 10.0.0.1 443 192.0.2.1 443",
                        "tcp 10.0.0.9 443 192.0.2.1 443");
    }

    @Test
    void should_take_everything_out_of_a_global_before_a_full_static_comes() {
        assertThat(sorted(
                        "10.0.0.9 192.0.2.1",
                        "- tcp 10.0.0.1 80 192.0.2.1 80",
                        "- tcp 10.0.0.1 443 192.0.2.1 443",
                        "- tcp 10.0.0.1 80 192.0.2.2 80",
                        "tcp 10.0.0.9 80 192.0.2.2 80"))
                .containsExactly(
                        "- tcp 10.0.0.1 80 192.0.2.1 80",
                        "- tcp 10.0.0.1 443 192.0.2.1 443",
                        "10.0.0.9 192.0.2.1",
                        "- tcp 10.0.0.1 80 192.0.2.2 80",
                        "tcp 10.0.0.9 80 192.0.2.2 80");
    }

    @Test
    void should_keep_the_vrfs_of_one_global_apart() {
        assertThat(sorted(
                        "10.0.0.9 192.0.2.1 vrf RED",
                        "- tcp 10.0.0.1 80 192.0.2.1 80 vrf BLUE",
                        "tcp 10.0.0.9 80 192.0.2.1 80 vrf BLUE",
                        "- tcp 10.0.0.1 80 192.0.2.1 80 vrf RED"))
                .containsExactly(
                        "- tcp 10.0.0.1 80 192.0.2.1 80 vrf BLUE",
                        "tcp 10.0.0.9 80 192.0.2.1 80 vrf BLUE",
                        "- tcp 10.0.0.1 80 192.0.2.1 80 vrf RED",
                        "10.0.0.9 192.0.2.1 vrf RED");
    }

    @Test
    void should_free_a_local_before_its_full_static_moves_to_another_global() {
        // ios-facts 1.3 row 1: without extendable the second global of a local is refused while the first stands
        assertThat(sorted("10.0.0.9 192.0.2.1", "- 10.0.0.9 192.0.2.2"))
                .containsExactly("- 10.0.0.9 192.0.2.2", "10.0.0.9 192.0.2.1");
        assertThat(sorted("10.0.0.9 192.0.2.1 extendable", "- 10.0.0.9 192.0.2.2"))
                .containsExactly("10.0.0.9 192.0.2.1 extendable", "- 10.0.0.9 192.0.2.2");
        assertThat(sorted("10.0.0.9 192.0.2.1 vrf RED", "- 10.0.0.9 192.0.2.2 vrf BLUE"))
                .containsExactly("10.0.0.9 192.0.2.1 vrf RED", "- 10.0.0.9 192.0.2.2 vrf BLUE");
    }

    @Test
    void should_free_a_local_port_before_its_interface_rule_moves_to_another_interface() {
        // ios-facts 1.1 row 1: an interface rule is known by protocol, local and local port
        assertThat(sorted(
                        "tcp 10.0.0.9 80 interface GigabitEthernet0/1 80",
                        "- tcp 10.0.0.9 80 interface GigabitEthernet0/2 80"))
                .containsExactly(
                        "- tcp 10.0.0.9 80 interface GigabitEthernet0/2 80",
                        "tcp 10.0.0.9 80 interface GigabitEthernet0/1 80");
        assertThat(sorted(
                        "tcp 10.0.0.9 80 interface GigabitEthernet0/1 80",
                        "- udp 10.0.0.9 80 interface GigabitEthernet0/2 80"))
                .containsExactly(
                        "tcp 10.0.0.9 80 interface GigabitEthernet0/1 80",
                        "- udp 10.0.0.9 80 interface GigabitEthernet0/2 80");
    }

    @Test
    void should_let_a_chain_of_moves_travel_as_one() {
        assertThat(sorted("10.0.0.9 192.0.2.1", "- 10.0.0.8 192.0.2.1", "10.0.0.8 192.0.2.2", "- 10.0.0.9 192.0.2.3"))
                .containsExactly(
                        "- 10.0.0.8 192.0.2.1", "- 10.0.0.9 192.0.2.3", "10.0.0.9 192.0.2.1", "10.0.0.8 192.0.2.2");
    }

    @Test
    void should_put_interfaces_behind_addresses() {
        assertThat(sorted("tcp 10.0.0.9 80 interface Dialer1 80", "10.0.0.9 223.255.255.254"))
                .containsExactly("10.0.0.9 223.255.255.254", "tcp 10.0.0.9 80 interface Dialer1 80");
    }
}
