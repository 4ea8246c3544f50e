package io.github.vipnat.ios.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.DeviceProfile;
import io.github.vipnat.device.DeviceProfile.Trait;
import io.github.vipnat.device.Inspection.Seen;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IosInspectionTest {

    private final Map<String, String> shown = new HashMap<>();

    private DeviceProfile profile() {
        return new IosInspection().profile(new Seen(shown, Map.of(), Optional.empty(), ""));
    }

    private String trait(String name) {
        return profile().traits().stream()
                .filter(trait -> trait.name().equals(name))
                .map(Trait::value)
                .findFirst()
                .orElseThrow();
    }

    // ios-facts 3, "show version", and its neighbours among switches
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.1(4)M4, RELEASE SOFTWARE (fc1)"
                        + "|IOS|15.1(4)M4|C2900-UNIVERSALK9-M",
                "Cisco IOS Software, IOS-XE Software, Catalyst L3 Switch Software (CAT3K_CAA-M), Version 03.06.05E RELEASE"
                        + "|IOS-XE|03.06.05E|CAT3K_CAA-M",
                "Cisco IOS XE Software, Version 16.12.03|IOS-XE|not said|not said",
                "Cisco NX-OS Software|not said|not said|not said",
            })
    void should_tell_the_image_from_its_first_lines(String line, String family, String version, String platform) {
        shown.put(IosInspection.VERSION, line + "\r\nCopyright (c) by Cisco Systems, Inc.\r\n");
        assertThat(trait("family")).isEqualTo(family);
        assertThat(trait("version")).isEqualTo(version);
        assertThat(trait("platform")).isEqualTo(platform);
    }

    // ios-facts 3, "show users"; with "all" free lines are listed too
    @Test
    void should_count_the_vty_lines_somebody_sits_at() {
        shown.put(IosInspection.USERS, """
                    Line       User       Host(s)              Idle       Location
                   0 con 0                                     00:00:00
                *  2 vty 0     netops     idle                 00:00:00   198.51.100.7
                   3 vty 1     other      idle                 00:04:10   198.51.100.8
                   4 vty 2                                     00:00:00
                """);
        assertThat(trait("vtysInUse")).isEqualTo("2");
    }

    @Test
    void should_say_nothing_about_what_was_not_answered() {
        assertThat(profile().traits())
                .extracting(Trait::value)
                .contains("not said")
                .doesNotContain("known");
        assertThat(profile().questions())
                .allMatch(question ->
                        question.answer().isEmpty() || question.fact().equals("9.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Processor board ID FTX1234A5BC",
                "License UDI: CISCO2911/K9 SN FTX1234A5BC",
                "edge-of-the-customer uptime is 3 weeks",
                "cisco CISCO2911/K9 (revision 1.0) with 487424K bytes of memory.",
            })
    void should_take_nothing_from_the_version_that_names_the_very_device(String line) {
        shown.put(IosInspection.VERSION, "Cisco IOS Software, X (Y), Version 15.1(4)M4\n" + line + "\n");
        assertThat(profile().excerpts().get(0).printed()).isEqualTo("Cisco IOS Software, X (Y), Version 15.1(4)M4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path ftp://backup:pa@ss@10.0.0.9/edge|path ftp://***@A.B.C.D/edge",
                "The next archive file will be named scp://u:p@host/a-1|"
                        + "The next archive file will be named scp://***@host/a-1",
                "snmp-server community public RO|snmp-server community ***",
                "enable secret 5 $1$abc|enable secret ***",
                "Password: Hunter2|Password: ***",
                "key-string 7 0A1B|key-string ***",
                "flash:edge-Feb-15-15-56-38.517-1|flash:edge-Feb-15-15-56-38.517-1",
            })
    void should_hide_what_is_nobodys_business(String line, String shared) {
        assertThat(TextAnonymizer.line(line)).isEqualTo(shared);
    }

    @Test
    void should_keep_what_it_passes_on_short_and_free_of_control_characters() {
        String text =
                TextAnonymizer.text("\u0007\u001b[31mred\u001b[0m" + "x".repeat(500) + "\n" + "line\n".repeat(5000));
        assertThat(text).startsWith("[31mred[0mxxx").doesNotContain("\u001b");
        assertThat(text.lines()).hasSize(200).allMatch(line -> line.length() <= 201);
    }
}
