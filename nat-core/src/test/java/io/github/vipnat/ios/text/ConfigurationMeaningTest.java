package io.github.vipnat.ios.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.nat.MeaningfulLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two renderings of one configuration say the same, and what differs in meaning is seen. */
class ConfigurationMeaningTest {

    private static final String RUNNING = """
            Building configuration...

            Current configuration : 2417 bytes
            !
            ! Last configuration change at 09:12:44 UTC Mon Mar 2 2026 by netops
            !
            version 15.5
            hostname edge
            !
            crypto pki trustpoint TP-self-signed-4096
             enrollment selfsigned
             subject-name cn=IOS-Self-Signed-Certificate-4096
            !
            crypto pki certificate chain TP-self-signed-4096
             certificate self-signed 01
              3082022B 30820194 A0030201 02020101 300D0609 2A864886 F70D0101 05050030
              31312F30 2D060355 04031326 494F532D
              \tquit
            crypto pki certificate chain SLA-TrustPoint
             certificate ca 01
              30820321 30820209 A0030201 02020101
              \tquit
            !
            interface GigabitEthernet0/0
             ip nat inside
            !
            interface GigabitEthernet0/1
             ip nat outside
            !
            ntp clock-period 17179865
            end
            """;

    private static final String STARTUP = """
            Using 1413 out of 262136 bytes, uncompressed size = 2417 bytes
            Uncompressed configuration from 1413 bytes to 2417 bytes
            !
            ! Last configuration change at 08:00:00 UTC Mon Mar 2 2026 by netops
            ! NVRAM config last updated at 08:00:03 UTC Mon Mar 2 2026 by netops
            !
            version 15.5
            hostname edge
            !
            crypto pki trustpoint TP-self-signed-4096
             enrollment selfsigned
             subject-name cn=IOS-Self-Signed-Certificate-4096
            !
            crypto pki certificate chain TP-self-signed-4096
             certificate self-signed 01 nvram:IOS-Self-Sig#1D.cer
            crypto pki certificate chain SLA-TrustPoint
             certificate ca 01 nvram:CiscoLicensi#1CA.cer
            !
            interface GigabitEthernet0/0
             ip nat inside
            !
            interface GigabitEthernet0/1
             ip nat outside
            !
            ntp clock-period 17179866
            end
            """;

    private static List<MeaningfulLine> meaning(String text) {
        return ConfigurationMeaning.lines(text);
    }

    @Test
    void should_say_the_same_of_a_running_configuration_and_of_the_one_it_was_saved_in() {
        assertThat(meaning(RUNNING)).isEqualTo(meaning(STARTUP)).isNotEmpty();
    }

    @Test
    void should_name_a_certificate_by_its_chain_its_type_and_its_serial_number() {
        assertThat(meaning(RUNNING))
                .contains(
                        new MeaningfulLine(
                                "crypto pki certificate chain TP-self-signed-4096", "certificate self-signed 01"),
                        new MeaningfulLine("crypto pki certificate chain SLA-TrustPoint", "certificate ca 01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certificate self-signed 02 nvram:IOS-Self-Sig#1D.cer",
                "certificate ca 01 nvram:IOS-Self-Sig#1D.cer",
                "certificate 01 nvram:IOS-Self-Sig#1D.cer"
            })
    void should_see_another_serial_number_or_type(String other) {
        String changed = STARTUP.replace("certificate self-signed 01 nvram:IOS-Self-Sig#1D.cer", other);
        assertThat(meaning(changed)).isNotEqualTo(meaning(RUNNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crypto pki certificate chain SLA-TrustPoint\n certificate ca 01 nvram:CiscoLicensi#1CA.cer\n",
                " certificate ca 01 nvram:CiscoLicensi#1CA.cer\n",
                " subject-name cn=IOS-Self-Signed-Certificate-4096\n",
                "ip nat inside\n",
                "hostname edge\n"
            })
    void should_see_what_is_not_saved(String unsaved) {
        assertThat(STARTUP).contains(unsaved);
        assertThat(meaning(STARTUP.replace(unsaved, ""))).isNotEqualTo(meaning(RUNNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nvram:IOS-Self-Sig#3636.cer",
                "nvram:edge#1.cer",
                "flash:/certs/edge#1.cer",
                "disk0:edge_selfsigned.cer"
            })
    void should_not_care_where_the_router_keeps_it(String file) {
        String elsewhere = STARTUP.replace("nvram:IOS-Self-Sig#1D.cer", file);
        assertThat(meaning(elsewhere)).isEqualTo(meaning(RUNNING));
    }

    @Test
    void should_know_the_word_of_older_images() {
        String running = "crypto ca certificate chain vpn\n certificate 1E\n  30820321 30820209\n  quit\nend\n";
        String startup = "crypto ca certificate chain vpn\n certificate 1E nvram:vpn#1E.cer\nend\n";
        assertThat(meaning(running)).isEqualTo(meaning(startup));
    }

    @Test
    void should_see_that_a_line_stands_under_another_one() {
        String moved = RUNNING.replace(" ip nat inside", " ip nat x")
                .replace(" ip nat outside", " ip nat inside")
                .replace(" ip nat x", " ip nat outside");
        assertThat(meaning(moved)).isNotEqualTo(meaning(RUNNING));
    }

    @Test
    void should_take_what_configures_above_the_version_for_configuration() {
        String fpd = "Using 900 out of 129016 bytes\n!\nupgrade fpd auto\nversion 12.4\nhostname core\nend\n";
        assertThat(meaning(fpd))
                .extracting(MeaningfulLine::text)
                .containsExactly("upgrade fpd auto", "version 12.4", "hostname core", "end");
    }

    @Test
    void should_not_take_a_line_of_a_banner_for_what_the_command_says() {
        String banner = "version 15.5\nbanner motd ^C\n Using 3 cups\n! of tea\n^C\nend\n";
        assertThat(meaning(banner)).extracting(MeaningfulLine::text).contains(" Using 3 cups", "! of tea");
    }

    @Test
    void should_leave_out_what_drifts_by_itself() {
        String one = """
                version 15.2
                interface Tunnel7
                 tunnel mpls traffic-eng bandwidth 1200
                 tunnel mpls traffic-eng auto-bw frequency 300
                snmp mib expression owner noc name load
                 expression 17
                end
                """;
        String other = one.replace("1200", "1800").replace("expression 17", "expression 18");
        assertThat(meaning(other)).isEqualTo(meaning(one));
        String fixed = one.replace(" tunnel mpls traffic-eng auto-bw frequency 300\n", "");
        assertThat(meaning(fixed.replace("1200", "1800"))).isNotEqualTo(meaning(fixed));
    }
}
