package io.github.vipnat.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.SavedText;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them: each is read where that is safe, and else known for what it is. */
class SavedTextReaderTest {

    private static final String RULE = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";

    private static final String CONFIGURATION = """
            !
            version 15.6
            hostname edge
            !
            interface GigabitEthernet0/0
             description to the café
             ip address 172.18.55.49 255.255.255.240
             ip nat outside
            !
            interface GigabitEthernet0/1
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            !
            ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
            !
            banner motd ^C
            edge# is where you are
            end
            ^C
            !
            end
            """;

    private static final String SHOWN = """
            Building configuration...

            Current configuration : 987 bytes
            """ + CONFIGURATION;

    private static final String OTHER_RULE = "ip nat inside source static 10.51.10.12 172.18.55.52";

    /** The same router with another rule. */
    private static final String CHANGED = SHOWN.replace(RULE, OTHER_RULE);

    private static final IosDeviceOs OS = new IosDeviceOs();

    private static void assertReads(String file) {
        assertReads(file, RULE);
    }

    private static void assertReads(String file, String... rules) {
        SavedText found = OS.configurationIn(file);
        assertThat(found).as(file).isInstanceOf(SavedText.Whole.class);
        RouterView view = OS.read(((SavedText.Whole) found).text());
        assertThat(view.nat().entries()).as(file).extracting(NatEntry::line).containsExactly(rules);
        assertThat(view.nat().unknown()).as(file).isEmpty();
        assertThat(view.interfaces()).as(file).hasSize(2);
        assertThat(view.hostname()).as(file).isEqualTo("edge");
    }

    private static <T extends SavedText> T assertIs(Class<T> kind, String file) {
        SavedText found = OS.configurationIn(file);
        assertThat(found).as(file).isInstanceOf(kind);
        return kind.cast(found);
    }

    @Test
    void should_read_the_bare_text_and_what_show_prints() {
        assertReads(CONFIGURATION);
        assertReads(SHOWN);
        assertReads(SHOWN.stripTrailing());
        assertReads("Using 987 out of 262136 bytes\n" + CONFIGURATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge#",
                "edge#exit",
                "edge#logout\nConnection to 10.9.9.9 closed by remote host.",
                "edge# show ip nat translations\nPro Inside global      Inside local\n"
                        + "tcp 172.18.55.51:80    10.51.10.11:80\nedge#exit",
                "edge#show running-config | include ip nat\n ip nat outside\n ip nat inside\n" + RULE + "\nedge#",
                "edge#show ip interface brief\nInterface   IP-Address  OK? Method Status Protocol\nedge#quit",
                "edge#write memory\nBuilding configuration...\n[OK]\nedge#",
                "edge#conf t\nEnter configuration commands, one per line.  End with CNTL/Z.\nedge(config)#end\nedge#",
                "*Mar  1 09:12:44.123: %SYS-5-CONFIG_I: Configured from console by netops on vty0",
                "netops@desk:~$ exit\nlogout",
            })
    void should_read_a_log_that_goes_on_behind_the_end(String tail) {
        assertReads("edge#show running-config\n" + SHOWN + "\n" + tail + "\n");
        assertReads(SHOWN + "\n" + tail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge#show running-config",
                "edge>enable\nPassword: \nedge#terminal length 0\nedge#sh run",
                "\nUser Access Verification\n\nUsername: netops\nPassword: \n\nedge#sh ip nat statistics\n"
                        + "Total active translations: 1 (1 static, 0 dynamic; 1 extended)\nedge#show run",
                "=~=~=~=~=~=~= PuTTY log 2026.03.02 09:12:01 =~=~=~=~=~=~=\nlogin as: netops\nedge# show running-config",
                "edge#show run | inc ip nat\n" + RULE + "\n" + OTHER_RULE + "\nedge#write terminal",
                "edge#sh rnu\b \b\b \bun",
                "edge#conf t\nedge(config)#hostname edge\nedge(config)#do show running-config all",
                "edge#show configuration\nUsing 10 out of 262136 bytes\nhostname old\n" + OTHER_RULE
                        + "\nend\nedge#show running-config",
                "------------------ show version ------------------\n\nCisco IOS Software, Version 15.6\n\n"
                        + "------------------ show running-config ------------------\n",
                "edge#show run\nBuilding configuration...\nhostname edge\n" + OTHER_RULE
                        + "\nedge#terminal length 0\nedge#show run",
            })
    void should_read_a_log_with_what_was_typed_before(String before) {
        assertReads(before + "\n" + SHOWN);
        assertReads(before + "\n" + SHOWN + "\nedge#exit\n");
    }

    @Test
    void should_keep_the_numbers_that_an_editor_shows() {
        SavedText.Whole whole =
                assertIs(SavedText.Whole.class, "edge>enable\r\n\r\nedge#show run\r\n" + SHOWN.replace("\n", "\r\n"));
        assertThat(OS.read(whole.text()).lines())
                .filteredOn(line -> line.text().equals(RULE))
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo(3 + 3 + 14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\r\r\n", "\n\r", "\r\0\n", "\u2028", "\u0085", " \n", "\t\r\n", "\f\n"})
    void should_read_every_line_end(String end) {
        assertReads("edge#show run\n".concat(SHOWN).replace("\n", end));
        assertReads(SHOWN.replace("\n", end) + end + end + "edge#" + end);
    }

    @Test
    void should_read_what_was_quoted_indented_or_laid_out() {
        assertReads(CONFIGURATION.indent(4));
        assertReads(CONFIGURATION.lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
        assertReads(CONFIGURATION.lines().map(line -> "\t" + line).collect(Collectors.joining("\n")));
        assertReads(CONFIGURATION.replace(' ', '\u00a0'));
        assertReads(CONFIGURATION.replace("\n ", "\n\t"));
        assertReads("\ufeff" + CONFIGURATION.replace("\nhostname", "\n\ufeffhostname"));
        assertReads("\u001b]0;netops@desk: ~\u0007\u001b[01;32mnetops@desk\u001b[00m:~$ ssh edge\n\u001b[?2004h"
                + "edge#show run\n" + SHOWN.replace("\n", "\u001b[K\n"));
    }

    @Test
    void should_read_one_configuration_that_was_captured_twice() {
        assertReads(SHOWN + SHOWN);
        assertReads("edge#show run\n" + SHOWN + "\nedge#show run\n"
                + SHOWN.replace("987 bytes", "988 bytes\n! Last configuration change at 09:12:44 UTC"));
        assertReads("edge#show startup-config\n" + CHANGED + "edge#show run\n" + SHOWN);
        assertReads("edge#show run\n" + SHOWN + "edge#show startup-config\n" + CHANGED);
        assertReads("edge#show run int gi0/0\nBuilding configuration...\ninterface GigabitEthernet0/0\n shutdown\nend\n"
                + "edge#show run\n" + SHOWN);
    }

    @Test
    void should_take_what_one_router_showed_last() {
        assertReads(
                "edge#show run\n" + SHOWN + "edge#conf t\nedge(config)#no " + RULE + "\nedge(config)#" + OTHER_RULE
                        + "\nedge(config)#end\nedge#show run\n" + CHANGED + "edge#exit\n",
                OTHER_RULE);
    }

    @Test
    void should_not_choose_between_configurations_that_differ() {
        assertThat(assertIs(SavedText.Several.class, SHOWN + CHANGED).places())
                .containsExactly("lines 1 to 24 (hostname edge)", "lines 25 to 48 (hostname edge)");
        assertThat(assertIs(
                                SavedText.Several.class,
                                "edge#show run\n" + SHOWN + "core#show run\n"
                                        + SHOWN.replace("hostname edge", "hostname core"))
                        .places())
                .hasSize(2)
                .last()
                .isEqualTo("lines 27 to 50 (hostname core)");
        assertThat(assertIs(SavedText.Several.class, SHOWN + CHANGED.substring(0, 300))
                        .places())
                .hasSize(2)
                .last()
                .asString()
                .endsWith(", cut");
        assertThat(assertIs(SavedText.Several.class, (SHOWN + CHANGED).repeat(100))
                        .places())
                .hasSize(7)
                .last()
                .isEqualTo("and 194 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge#conf t\nedge(config)#no ip nat inside source static 10.51.10.12 172.18.55.52\n",
                "edge#configure terminal\nedge(config)#interface Gi0/0\nedge(config-if)#ip access-group WEB in\nedge#\n"
            })
    void should_say_that_the_router_was_changed_behind_it(String typed) {
        SavedText.Outdated outdated =
                assertIs(SavedText.Outdated.class, "edge#show run\n" + SHOWN + typed + "edge(config)#end\nedge#exit\n");
        assertThat(outdated.typed().number()).isGreaterThan(26);
        assertThat(typed).contains(outdated.typed().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show running-config | section nat",
                "sh run | inc ip nat",
                "show run interface GigabitEthernet0/0",
                "do show run | begin ip nat"
            })
    void should_know_a_part(String command) {
        assertThat(assertIs(SavedText.Part.class, "edge#" + command + "\n" + RULE + "\nedge#")
                        .command())
                .isEqualTo(command);
        assertIs(SavedText.Part.class, "edge#" + command + "\ninterface Gi0/0\n ip nat outside\nend\n\nedge#exit\n");
    }

    @Test
    void should_know_one_that_is_cut_or_broken_off() {
        assertIs(SavedText.Cut.class, SHOWN.substring(0, 300));
        assertIs(SavedText.Cut.class, "");
        assertIs(SavedText.Cut.class, "edge#show run\n" + SHOWN.substring(0, 300) + "\nedge#exit\n");
        // cut behind the "end" of the banner
        assertIs(SavedText.Unsound.class, SHOWN.substring(0, SHOWN.indexOf("end\n^C")) + "end\n");
        // a line like a prompt in the middle of what should be one configuration
        assertIs(
                SavedText.Cut.class,
                SHOWN.replace("banner motd ^C", "new-banner").replace("\n^C", ""));
    }

    @Test
    void should_know_marks_of_a_pager_where_they_matter() {
        String paged = SHOWN.replace("\n ip nat inside", "\n --More-- \b\b\b\b\b\b\b\b\b ip nat inside");
        assertIs(SavedText.PagerMarks.class, paged);
        assertIs(SavedText.PagerMarks.class, SHOWN.replace("\n ip nat inside", "\n--more--\n ip nat inside"));
        assertIs(SavedText.PagerMarks.class, "edge#show run\n" + paged + "edge#exit\n");
        assertIs(SavedText.PagerMarks.class, SHOWN.substring(0, 300) + "\n --More-- ");
        assertReads("edge#show ip route\n --More-- \b\b\b\nedge#show run\n" + SHOWN + "edge#show tech\n --More-- q\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Vlan1\nip address 10.2.2.1 255.255.255.0\nip nat inside\n",
                "interface Vlan1\n description here\n ip address 10.2.2.1 255.255.255.0\nip nat inside\n",
                "interface Dialer1\nno ip address\nshutdown\n",
                "ip access-list extended WEB\npermit tcp any host 172.18.55.51 eq www\n",
                "ip access-list extended WEB\n10 deny ip any any\n",
                "route-map ISP permit 10\nmatch ip address WEB\n",
                "line vty 0 4\ntransport input telnet\n",
                "event manager applet WAN\naction 1.0 cli command \"" + RULE + "\"\n",
                "crypto isakmp client configuration group G\nbanner #\nhi\n#\ninterface Vlan2\nip address dhcp\n",
            })
    void should_say_that_the_indentation_is_lost(String block) {
        SavedText.Flat flat = assertIs(SavedText.Flat.class, "hostname edge\n!\n" + block + "!\nend\n");
        assertThat(block).contains("\n" + flat.line().text() + "\n");
    }

    @Test
    void should_not_take_a_macro_for_lost_indentation() {
        assertReads(CONFIGURATION.replace(
                "banner", "macro name port\nswitchport mode access\nip nat inside\ndescription x\n@\nbanner"));
    }

    /** Where each line made it look at all the others, this would take hours. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void should_survive_large_files_of_the_worst() {
        for (String line : List.of(
                "end\n",
                "edge#show run\n",
                "hostname a\nend\n",
                "a#show run\nhostname a\nend\n",
                "\r",
                "\u001b[",
                "\u001b]",
                "edge#sh" + "\b ".repeat(50) + "\n",
                "> \n",
                "-".repeat(40) + "\n",
                "a#\n",
                "interface a\nip nat inside\n")) {
            String file = line.repeat(3_000_000 / line.length());
            assertThat(Assertions.assertTimeoutPreemptively(
                            Duration.ofMinutes(8), () -> OS.configurationIn(file + SHOWN)))
                    .as(line)
                    .isNotNull();
        }
    }
}
