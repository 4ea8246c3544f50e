package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the outside reaches before and after: design 4.1 "Exposure". */
class ExposureTest {

    private static final IosDeviceOs OS = new IosDeviceOs();

    private static final String[] BEFORE = {
        "tcp 10.51.10.11 21 172.18.55.51 21",
        "tcp 10.51.10.11 80 172.18.55.51 80",
        "tcp 10.51.10.11 443 172.18.55.51 443",
        "tcp 10.52.10.31 80 192.168.4.52 80"
    };

    private static NatTable table(String... rules) {
        String config = Arrays.stream(rules)
                .map(rule -> "ip nat inside source static " + rule + "\n")
                .collect(Collectors.joining());
        return OS.read(config + "end\n").nat();
    }

    private static List<Exposure> exposures(String[] before, String... after) {
        List<StaticRule> desired =
                table(after).entries().stream().map(entry -> entry.rule()).toList();
        Plan plan = Planner.plan(table(before), desired);
        return Exposure.of(plan);
    }

    @Test
    void should_name_what_a_full_static_opens() {
        List<Exposure> exposures = exposures(BEFORE, "10.51.10.67 172.18.55.51", "tcp 10.52.10.31 80 192.168.4.52 80");

        assertThat(exposures).hasSize(1);
        Exposure exposure = exposures.get(0);
        assertThat(exposure.global()).hasToString("172.18.55.51");
        assertThat(exposure.before()).containsExactly("tcp 21", "tcp 80", "tcp 443");
        assertThat(exposure.after()).containsExactly("every protocol and port");
        assertThat(exposure.newlyReachable())
                .containsExactly(
                        "ssh (tcp 22)",
                        "dns (udp 53)",
                        "dns (tcp 53)",
                        "snmp (udp 161)",
                        "mariadb (tcp 3306)",
                        "every other port the VIP's host listens on");
        assertThat(exposure.opensEverything()).isTrue();
    }

    @Test
    void should_not_call_open_what_was_open() {
        Exposure exposure = exposures(new String[] {"tcp 10.51.10.11 22 172.18.55.51 22"}, "10.51.10.67 172.18.55.51")
                .get(0);
        assertThat(exposure.newlyReachable()).doesNotContain("ssh (tcp 22)").contains("snmp (udp 161)");

        Exposure same = exposures(new String[] {"10.51.10.11 172.18.55.51"}, "10.51.10.67 172.18.55.51")
                .get(0);
        assertThat(same.newlyReachable()).isEmpty();
        assertThat(same.opensEverything()).isFalse();
    }

    @Test
    void should_list_single_ports_that_come_and_go() {
        Exposure exposure = exposures(
                        new String[] {"tcp 10.51.10.11 80 172.18.55.51 80", "udp 10.51.10.11 53 172.18.55.51 53"},
                        "tcp 10.51.10.67 80 172.18.55.51 80",
                        "tcp 10.51.10.67 8443 172.18.55.51 443")
                .get(0);
        assertThat(exposure.before()).containsExactly("tcp 80", "udp 53");
        assertThat(exposure.after()).containsExactly("tcp 80", "tcp 443");
        assertThat(exposure.newlyReachable()).containsExactly("tcp 443");
    }

    @Test
    void should_know_that_the_static_of_a_network_opens_each_of_its_globals() {
        String network = "network 10.51.10.0 172.18.55.0 /24";
        Exposure within = exposures(new String[] {network}, network, "tcp 10.51.10.67 80 172.18.55.51 80")
                .get(0);
        assertThat(within.before()).containsExactly("every protocol and port");
        assertThat(within.after()).containsExactly("every protocol and port");
        assertThat(within.newlyReachable()).isEmpty();
        assertThat(within.opensEverything()).isFalse();

        Exposure beside = exposures(new String[] {network}, network, "tcp 10.51.10.67 80 172.18.56.51 80")
                .get(0);
        assertThat(beside.before()).isEmpty();
        assertThat(beside.newlyReachable()).containsExactly("tcp 80");
    }

    @Test
    void should_speak_of_interfaces_by_their_name() {
        Exposure exposure = exposures(new String[0], "tcp 10.51.10.67 80 interface Dialer1 80")
                .get(0);
        assertThat(exposure.global()).hasToString("Dialer1");
        assertThat(exposure.before()).isEmpty();
        assertThat(exposure.newlyReachable()).containsExactly("tcp 80");
    }

    @Test
    void should_say_nothing_of_globals_that_do_not_change() {
        assertThat(exposures(BEFORE, BEFORE)).isEmpty();
    }
}
