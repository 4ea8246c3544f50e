package io.github.vipnat.ios.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.MeaningfulLine;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigTreeTest {

    private static List<String> heads(String text) {
        return ConfigTree.sections(text).stream()
                .map(section -> section.head().text())
                .toList();
    }

    private static List<String> lines(String text) {
        return ConfigTree.configuration(ConfigTree.sections(text)).stream()
                .map(line -> line.number() + "|" + line.section() + "|" + line.text())
                .toList();
    }

    @Test
    void should_put_indented_lines_under_the_line_above() {
        assertThat(lines("""
                interface GigabitEthernet0/0
                 ip address 10.51.10.254 255.255.0.0
                 standby 1 preempt
                !
                ip route 0.0.0.0 0.0.0.0 10.0.0.1
                """))
                .containsExactly(
                        "1||interface GigabitEthernet0/0",
                        "2|interface GigabitEthernet0/0| ip address 10.51.10.254 255.255.0.0",
                        "3|interface GigabitEthernet0/0| standby 1 preempt",
                        "4||!",
                        "5||ip route 0.0.0.0 0.0.0.0 10.0.0.1");
    }

    @Test
    void should_read_the_same_from_every_line_end() {
        String unix = "interface Gi0/0\n ip nat inside\n!\nend\n";
        assertThat(lines(unix.replace("\n", "\r\n"))).isEqualTo(lines(unix));
        assertThat(lines(unix.replace("\n", "  \n"))).isEqualTo(lines(unix));
        assertThat(lines("interface Gi0/0\n\tip nat inside\n!\nend\n")).hasSize(4);
    }

    @Test
    void should_keep_a_banner_out_of_the_configuration() {
        assertThat(heads("""
                hostname edge
                banner motd ^C
                Authorised users only.
                ip nat inside source static 10.51.10.11 172.18.55.51
                end
                ^C
                ip route 0.0.0.0 0.0.0.0 10.0.0.1
                """)).containsExactly("hostname edge", "banner motd ^C", "ip route 0.0.0.0 0.0.0.0 10.0.0.1");
    }

    @Test
    void should_find_the_end_of_a_banner_with_any_delimiter() {
        for (String delimiter : List.of("^C", "#", "\u0003", "^", "$", "*")) {
            assertThat(heads("banner login " + delimiter + "\nno entry\n" + delimiter + "\nhostname edge\n"))
                    .as("delimiter %s", delimiter)
                    .containsExactly("banner login " + delimiter, "hostname edge");
            assertThat(heads("banner exec " + delimiter + " one line " + delimiter + "\nhostname edge\n"))
                    .as("delimiter %s", delimiter)
                    .hasSize(2);
            assertThat(heads("banner exec " + delimiter + "first\nlast" + delimiter + "\nhostname edge\n"))
                    .as("delimiter %s", delimiter)
                    .hasSize(2);
        }
    }

    @Test
    void should_keep_a_certificate_under_its_chain() {
        assertThat(heads("""
                crypto pki certificate chain TP-self-signed-1
                 certificate self-signed 01
                  30820330 30820218 A0030201 02020101 300D0609 2A864886 F70D0101 05050030
                  \tquit
                license udi pid CISCO2901/K9 sn FCZ00000000
                """))
                .containsExactly(
                        "crypto pki certificate chain TP-self-signed-1", "license udi pid CISCO2901/K9 sn FCZ00000000");
    }

    @Test
    void should_read_nothing_from_nothing_and_survive_a_text_that_starts_in_the_middle() {
        assertThat(ConfigTree.sections("")).isEmpty();
        assertThat(ConfigTree.sections("\n\n")).isEmpty();
        assertThat(heads(" ip nat inside\n!\n")).containsExactly(" ip nat inside", "!");
    }

    @Test
    void should_survive_a_banner_that_never_ends() {
        String text = "banner motd ^C\n" + "x\n".repeat(1000);
        assertThat(ConfigTree.sections(text)).hasSize(1);
        assertThat(ConfigTree.sections(text).get(0).texts().stream()
                        .map(ConfigLine::section)
                        .collect(Collectors.toSet()))
                .containsExactly("banner motd ^C");
    }

    @Test
    void should_know_a_whole_configuration_from_a_cut_one() {
        String whole = "version 15.5\nhostname edge\n!\nend\n";
        assertThat(ConfigurationText.isComplete(whole)).isTrue();
        assertThat(ConfigurationText.isComplete(whole.replace("\n", "\r\n") + "\r\n\r\n"))
                .isTrue();
        assertThat(ConfigurationText.isComplete("end")).isTrue();
        for (int length = 0; length < whole.length() - "d\n".length(); length++) {
            assertThat(ConfigurationText.isComplete(whole.substring(0, length)))
                    .as("cut after %d", length)
                    .isFalse();
        }
        assertThat(ConfigurationText.isComplete("hostname weekend\n")).isFalse();
        assertThat(ConfigurationText.isComplete("hostname edge\n end\n")).isFalse();
    }

    @Test
    void should_not_see_a_change_in_what_changes_by_itself() {
        String one = """
                Load for five secs: 14%/0%; one minute: 13%; five minutes: 19%
                Time source is NTP, 11:58:48.301 EST Fri Oct 14 2016

                Building configuration...

                Current configuration : 2417 bytes
                !
                ! Last configuration change at 09:12:44 UTC Mon Mar 2 2026 by netops
                ! NVRAM config last updated at 09:12:50 UTC Mon Mar 2 2026 by netops
                !
                hostname edge
                ntp clock-period 17179865
                end
                """;
        String other = """
                Using 1413 out of 262136 bytes, uncompressed size = 2417 bytes
                !
                hostname edge\s\s
                ntp clock-period 17179866
                end
                """;
        assertThat(ConfigurationMeaning.lines(one))
                .extracting(MeaningfulLine::text)
                .containsExactly("hostname edge", "end");
        assertThat(ConfigurationMeaning.lines(other)).isEqualTo(ConfigurationMeaning.lines(one));
        assertThat(IosReader.read(other).fingerprint())
                .isEqualTo(IosReader.read(one).fingerprint())
                .isNotEqualTo(IosReader.read(one.replace("edge", "core")).fingerprint());
    }
}
