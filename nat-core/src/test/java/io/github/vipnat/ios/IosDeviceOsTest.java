package io.github.vipnat.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.nat.Translation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IosDeviceOsTest {

    private static final Ipv4 VIP = Ipv4.of("10.51.10.67");

    private final IosDeviceOs os = new IosDeviceOs();

    @Test
    void should_know_the_prompt_of_each_mode() {
        Prompts prompts = os.prompts("edge#", Optional.of("edge"));
        assertThat(prompts.modeOf("edge>")).contains(Mode.USER);
        assertThat(prompts.modeOf("edge#")).contains(Mode.PRIVILEGED);
        assertThat(prompts.modeOf("edge(config)#")).contains(Mode.CONFIGURATION);
        assertThat(prompts.modeOf("edge(config-if)#")).contains(Mode.CONFIGURATION);
        assertThat(prompts.modeOf("edge (config)#")).isEmpty();
        assertThat(prompts.modeOf("other#")).isEmpty();
    }

    @Test
    void should_expect_a_long_name_cut_in_configuration_mode_only() {
        // ios-facts fact 10 and its example in 6, "truncation"
        Prompts prompts = os.prompts("THIS.IS.A.PARTICULARLY.LONG#", Optional.of("THIS.IS.A.PARTICULARLY.LONG"));
        assertThat(prompts.modeOf("THIS.IS.A.PARTICULAR(config)#")).contains(Mode.CONFIGURATION);
        assertThat(prompts.modeOf("THIS.IS.A.PARTICULARLY.LONG(config)#")).isEmpty();
        assertThat(prompts.modeOf("THIS.IS.A.PARTICULARLY.LONG#")).contains(Mode.PRIVILEGED);
    }

    @Test
    void should_expect_the_hostname_in_configuration_mode_where_the_exec_prompt_is_made_up() {
        // ios-facts 6, "custom prompt"
        Prompts prompts = os.prompts("edge-X#", Optional.of("edge"));
        assertThat(prompts.modeOf("edge-X#")).contains(Mode.PRIVILEGED);
        assertThat(prompts.modeOf("edge(config)#")).contains(Mode.CONFIGURATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Internet  10.51.10.67             3   0050.56a1.0c11  ARPA   GigabitEthernet0/0 | true",
                "Internet  10.51.10.67             -   0050.56a1.0c11  ARPA   GigabitEthernet0/0 | true",
                "Internet  10.51.10.67             0   Incomplete      ARPA                      | false",
                "Internet  10.51.10.6              3   0050.56a1.0c11  ARPA   GigabitEthernet0/0 | false",
                "Protocol  Address          Age (min)  Hardware Addr   Type   Interface          | false",
                "% Invalid input detected at '^' marker.                                         | false",
            })
    void should_know_a_neighbour_by_a_resolved_row(String row, boolean isKnown) {
        assertThat(os.knowsNeighbour("\r\n" + row + "\r\n", VIP)).isEqualTo(isKnown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Success rate is 100 percent (5/5), round-trip min/avg/max = 1/1/4 ms | true",
                "Success rate is 80 percent (4/5), round-trip min/avg/max = 1/1/4 ms  | true",
                "Success rate is 0 percent (0/5)                                      | false",
                "% Unrecognized host or address, or protocol not running.             | false",
            })
    void should_believe_a_ping_that_got_any_answer(String line, boolean isAnswered) {
        assertThat(os.pingAnswered("Type escape sequence to abort.\r\n.!!!!\r\n" + line + "\r\n"))
                .isEqualTo(isAnswered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 15.5\nhostname edge\n!\nend\n",
                "Building configuration...\n\nCurrent configuration : 20 bytes\n!\nend\n\nedge#",
            })
    void should_take_a_configuration_for_whole_whatever_stands_behind_its_end(String text) {
        assertThat(os.isComplete(text)).isTrue();
    }

    @Test
    void should_find_the_end_of_a_very_long_configuration_and_miss_it_in_a_cut_one() {
        String body = "ip route 10.0.0.0 255.0.0.0 10.51.10.1\n".repeat(10_000);
        assertThat(os.isComplete(body + "end\n")).isTrue();
        assertThat(os.isComplete(body + "end" + " ".repeat(500) + "\n")).isTrue();
        assertThat(os.isComplete(body)).isFalse();
        assertThat(os.isComplete(body + "backend\n")).isFalse();
        assertThat(os.isComplete("end\n" + body)).isFalse();
    }

    @Test
    void should_wrap_lines_as_a_person_types_them() {
        assertThat(os.wrapForTyping(List.of("ip nat inside source static 10.51.10.67 172.18.55.51")))
                .containsExactly(
                        "configure terminal",
                        "ip nat inside source static 10.51.10.67 172.18.55.51",
                        "end",
                        "write memory");
    }

    @Test
    void should_take_announcements_out_of_a_configuration_and_nothing_else() {
        String configuration =
                "banner motd ^C\r\n*** keep out ***\r\n^C\r\ninterface Gi0/0\r\n ip nat inside\r\nend\r\n";
        String disturbed = configuration
                .replace(" ip nat", "\u0007***\r\n*** --- SHUTDOWN in 0:01:00 ---\r\n***\r\n ip nat")
                .replace(
                        "interface",
                        "*Mar  2 12:00:00.000: %LINEPROTO-5-UPDOWN: Line protocol on Interface Gi0/0, changed\r\ninterface");

        assertThat(os.withoutAnnouncements(configuration)).isEqualTo(configuration);
        assertThat(os.meaningfulLines(os.withoutAnnouncements(disturbed))).isEqualTo(os.meaningfulLines(configuration));
    }

    @Test
    void should_take_out_announcements_at_either_end_and_one_behind_the_other() {
        String shutdown = "***\n*** --- SHUTDOWN ABORTED ---\n***";
        String log = "*Mar  2 12:00:00.000: %SYS-5-CONFIG_I: Configured from console by vty0";

        assertThat(os.withoutAnnouncements(shutdown + "\n" + log + "\n" + log + "\nhostname A\nend\n" + log))
                .isEqualTo("\n\n\nhostname A\nend\n");
    }

    @Test
    void should_leave_what_looks_like_an_announcement_in_the_middle_of_a_line() {
        String configuration = "interface Gi0/0\n description Mar  2 12:00:00: %SYS-5-CONFIG_I: no\n***\nend\n";

        assertThat(os.withoutAnnouncements(configuration)).isSameAs(configuration);
    }

    // ios-facts 7: {tcp|udp} inside G GP L LP [outside L LP G GP]; vrf V stands before it

    @Test
    void should_clear_one_flow_in_the_vrf_of_its_rule() {
        Translation port = flow("tcp 172.18.55.51:80 10.51.10.11:80 203.0.113.9:42931 203.0.113.9:42931");
        Translation full = flow("--- 172.18.55.51 10.51.10.11 203.0.113.9 203.0.113.9");

        assertThat(os.clearFlow(port, Optional.empty()))
                .isEqualTo("do clear ip nat translation tcp inside 172.18.55.51 80 10.51.10.11 80"
                        + " outside 203.0.113.9 42931 203.0.113.9 42931");
        assertThat(os.clearFlow(port, Optional.of("RED")))
                .isEqualTo("do clear ip nat translation vrf RED tcp inside 172.18.55.51 80 10.51.10.11 80"
                        + " outside 203.0.113.9 42931 203.0.113.9 42931");
        assertThat(os.clearFlow(full, Optional.of("RED")))
                .isEqualTo("do clear ip nat translation vrf RED inside 172.18.55.51 10.51.10.11"
                        + " outside 203.0.113.9 203.0.113.9");
    }

    private Translation flow(String row) {
        return os.translations(row).get(0);
    }
}
