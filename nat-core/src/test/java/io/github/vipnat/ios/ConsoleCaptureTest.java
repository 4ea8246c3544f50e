package io.github.vipnat.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.SavedText;
import io.github.vipnat.nat.RouterView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a router says by itself on its console stands between the lines of a capture and belongs to none of them. */
class ConsoleCaptureTest {

    private static final String CONFIGURATION = """
            version 15.6
            hostname edge
            object-group network SERVERS
             host 10.51.10.11
             host 10.51.10.12
            class-map type inspect match-all WEB
             match access-group name WEB
            policy-map type inspect IN
             class type inspect WEB
              inspect
            interface GigabitEthernet0/0
             ip address 172.18.55.49 255.255.255.240
             ip nat outside
            interface GigabitEthernet0/1
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
             ip access-group WEB out
            ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
            ip access-list extended WEB
             permit tcp any object-group SERVERS eq www
             deny ip any any
            event manager applet WAN
             event none
             action 1.0 cli command "enable"
            end
            """;

    private static final IosDeviceOs OS = new IosDeviceOs();

    private static RouterView read(String file) {
        SavedText found = OS.configurationIn(file);
        assertThat(found).as(file).isInstanceOf(SavedText.Whole.class);
        return OS.read(((SavedText.Whole) found).text());
    }

    /** Whatever stands behind each line, every line keeps its section. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*Nov 28 00:50:00.123: %LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/3, changed state to down",
                ".Nov  3 00:50:00.123 CET: %SEC-6-IPACCESSLOGP: list WEB denied tcp 192.0.2.1(4) -> 192.0.2.2(5), 1 packet",
                "Nov 28 2026 00:50:00.123 UTC: %SYS-5-CONFIG_I: Configured from console by netops on vty0 (10.9.9.9)",
                "000123: *Nov 28 00:50:00.123: %LINK-3-UPDOWN: Interface Gi0/3, changed state to down",
                "00:12:34: %LINK-3-UPDOWN: Interface Gi0/3, changed state to down",
                "1w2d: %LINK-3-UPDOWN: Interface Gi0/3, changed state to down",
                "%LINK-3-UPDOWN: Interface Gi0/3, changed state to down",
                "<189>000123: *Nov 28 00:50:00.123: %SYS-5-CONFIG_I: Configured from console",
                "\u0007***\n*** --- SHUTDOWN in 0:05:00 ---\n***",
                "Rollback Confirmed Change: Rollback will begin in one minute.\nEnter \"configure confirm\" if you wish to keep it",
                "*Nov 28 00:50:00.123: NAT: s=10.51.10.11->172.18.55.51, d=192.0.2.7 [4711]",
                "Nov 28 00:50:00.123: NAT*: o: tcp (192.0.2.7, 4711) -> (172.18.55.51, 80) [17]",
                "00:12:34: NAT*: s=192.0.2.7, d=172.18.55.51->10.51.10.11 [4711]",
                "*Nov 28 00:50:00.123: %SYS-2-MALLOCFAIL: Memory allocation of 65536 bytes failed\n-Traceback= 60a1b2c4z",
            })
    void should_end_no_section_with_a_line_that_the_router_prints_by_itself(String said) {
        RouterView quiet = read(CONFIGURATION);
        for (String end : new String[] {"\n", "\r\n"}) {
            String disturbed = CONFIGURATION.replace("\n", "\n" + said + "\n").replace("\n", end);
            RouterView view = read("edge#show running-config\n" + disturbed + "edge#exit\n");
            assertThat(view.interfaces()).isEqualTo(quiet.interfaces());
            assertThat(view.filters()).isEqualTo(quiet.filters());
            assertThat(view.nat()).isEqualTo(quiet.nat());
            assertThat(view.fingerprint()).isEqualTo(quiet.fingerprint());
        }
    }

    @Test
    void should_keep_the_numbers_of_the_lines() {
        String disturbed = CONFIGURATION.replace(
                "interface GigabitEthernet0/1\n",
                "interface GigabitEthernet0/1\n***\n*** --- SHUTDOWN in 0:05:00 ---\n***\n%LINK-3-UPDOWN: Gi0/3 down\n");
        long number = disturbed
                        .lines()
                        .takeWhile(line -> !line.contains(" source static "))
                        .count()
                + 1;
        assertThat(read(disturbed).lines())
                .filteredOn(line -> line.text().contains(" source static "))
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo((int) number));
    }

    @Test
    void should_leave_what_people_wrote_about_such_lines() {
        String wordy = CONFIGURATION
                .replace(" ip nat outside\n", " description Nov 28 00:50:00: %LINK-3-UPDOWN: seen\n ip nat outside\n")
                .replace(" event none\n", " event syslog pattern \"%LINEPROTO-5-UPDOWN: Line protocol\"\n");
        assertThat(read(wordy).lines()).hasSize(CONFIGURATION.lines().toList().size() + 1);
    }
}
