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

/** What the outside reaches before and after: planning 2 "Exposure". */
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

    private static LintedSite full(String... list) {
        return LintedSite.publishing("global: 203.0.113.20, as: full")
                .rules("tcp 10.51.10.11 80 203.0.113.20 80")
                .wan("ip access-group OUT-IN in")
                .lines("ip access-list extended OUT-IN")
                .lines(list);
    }

    @Test
    void should_call_open_only_what_the_lists_outside_let_in() {
        LintedSite closed = full(" permit tcp any host 203.0.113.20 eq www", " deny ip any any");
        assertThat(closed.exposure().after()).containsExactly("every protocol and port");
        assertThat(closed.exposure().newlyReachable()).isEmpty();
        assertThat(closed.found()).doesNotContain("FATAL exposure-not-accepted");

        assertThat(full(
                                " permit tcp any host 203.0.113.20 eq www",
                                " permit udp any any eq domain",
                                " permit tcp 192.0.2.0 0.0.0.255 any eq 22",
                                " permit tcp any any established",
                                " permit icmp any any",
                                " deny ip any host 203.0.113.20 log",
                                " permit ip any any")
                        .exposure()
                        .newlyReachable())
                .containsExactly("ssh (tcp 22)", "dns (udp 53)");
    }

    @Test
    void should_not_trust_a_list_outside_that_it_cannot_read_or_that_opens_other_ports() {
        String others = "every other port the VIP's host listens on";
        assertThat(full(" permit tcp any host 203.0.113.20 eq www 8443", " deny ip any any")
                        .exposure()
                        .newlyReachable())
                .containsExactly(others);
        assertThat(full(" deny tcp any any eq 22", " permit ip any any")
                        .exposure()
                        .newlyReachable())
                .doesNotContain("ssh (tcp 22)")
                .contains("snmp (udp 161)", others);
        assertThat(full(" dynamic LOCK permit ip any any", " deny ip any any").found())
                .contains("FATAL exposure-not-accepted");
        assertThat(full(" permit tcp any host 203.0.113.20 eq www")
                        .lines("interface GigabitEthernet0/5", " ip nat outside")
                        .found())
                .as("another way in, without a list")
                .contains("FATAL exposure-not-accepted");
    }
}
