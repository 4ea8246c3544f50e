package io.github.vipnat.ios.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that one person wrote for another is never read as what the router does (ios-facts 11.4). */
class FreeTextTest {

    private static final String RULE = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80";

    /** What any of these texts may say; each line would change what is planned. */
    private static final String BAIT = """
            hostname impostor
            ip nat inside source static tcp 10.51.10.99 80 172.18.55.99 80
            interface Dialer9
             ip nat outside
             ip address 172.18.55.51 255.255.255.0
            end
            """;

    private static void assertIsText(String block) {
        RouterView view = IosReader.read("hostname edge\n!\n" + block + RULE + "\nend\n");
        assertThat(view.nat().entries()).as(block).extracting(NatEntry::line).containsExactly(RULE);
        assertThat(view.nat().unknown()).as(block).isEmpty();
        assertThat(view.interfaces()).as(block).isEmpty();
        assertThat(view.hostname()).as(block).isEqualTo("edge");
        assertThat(LineWalk.unsoundLine(block)).as(block).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner motd ^C",
                "banner login ^C",
                "banner exec ^C",
                "banner incoming ^C",
                "banner slip-ppp ^C",
                "banner prompt-timeout ^C",
                "banner some-later-kind ^C",
                "banner ^C",
                "banner motd ^CC",
                "banner motd   ^CWelcome, press ^C to leave",
                "banner motd\u0020\u0003",
                "aaa authentication banner ^C",
                "aaa authentication fail-message ^C",
                "menu operators title ^C",
                "menu operators prompt ^C",
                "menu title title ^C",
                "busy-message bastion ^C",
                "ip admission auth-proxy-banner http ^C",
                "ip auth-proxy auth-proxy-banner ^C",
                "crypto isakmp client configuration group STAFF\n key secret\n banner ^C",
                "crypto ikev2 authorization policy STAFF\n banner ^CWelcome",
                "parameter-map type webauth global\n type consent\n banner text ^C",
                "parameter-map type webauth global\n  banner title ^C",
                "line vty 0 4\n refuse-message ^C",
                "line con 0\n vacant-message ^C",
                "some later-command ^C",
                "object later\n depth one\n  some-message ^C",
            })
    void should_take_no_line_between_two_control_c_for_configuration(String opening) {
        assertIsText(opening + "\n" + BAIT + "^C\n");
        assertIsText(opening + "\n" + BAIT + "that is all^C\n");
        assertIsText(opening + "\n" + BAIT + "^C  \n!\n");
        assertIsText(opening + "\n" + BAIT.replace("\n", "\r\n") + "^C\r\n");
        assertIsText(opening.replace("^C", "\u0003") + "\n" + BAIT + "\u0003\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "$", "*", "^", "@", "\"", "%", "z", "7", "é", "~"})
    void should_know_any_character_as_a_delimiter(String mark) {
        String text = BAIT.replace(mark, "");
        assertIsText("banner motd " + mark + "\n" + text + mark + "\n");
        assertIsText("banner login " + mark + "Hi.\n" + text + "Bye." + mark + "\n");
        assertIsText("aaa authentication fail-message " + mark + "\n" + text + mark + "\n");
        assertIsText("menu noc title " + mark + text + mark + "\n");
        assertIsText("crypto isakmp client configuration group STAFF\n banner " + mark + "\n" + text + mark + "\n");
    }

    @Test
    void should_know_a_text_that_ends_in_the_line_in_which_it_begins() {
        assertIsText("banner motd ^C ip nat inside ^C\n");
        assertIsText("banner motd ^C press ^C to leave ^C\n");
        assertIsText("banner motd #hello#\n");
        assertIsText("banner login #hello# and what a router passes over\n");
        assertIsText("banner exec ^CHello^C and so on\n");
        assertIsText("banner motd ^Closed area^\n");
        assertIsText("webvpn context PORTAL\n policy group ONE\n  banner \"Login done\"\n");
        assertIsText("parameter-map type webauth global\n banner file flash:page.html\n banner title ^CHello^C\n");
        assertIsText("banner motd ^C\n^C\nbanner exec ##\nmenu m title ^C^C\n");
    }

    @Test
    void should_find_the_end_of_each_of_several_texts() {
        assertIsText("banner exec ^C\n" + BAIT + "$(hostname)^C\nbanner motd ^CC\n####\nend\n^C\n" + "banner login #\n"
                + BAIT + "#\n");
        assertIsText("banner exec ^C\npress ^C twice\n" + BAIT + "^C\nbanner motd ^C\n" + BAIT + "^C\n");
    }

    @Test
    void should_take_a_caret_and_a_letter_in_somebodys_words_for_no_delimiter() {
        RouterView view = IosReader.read("""
                interface GigabitEthernet0/0
                 description stop the test with ^C
                 ip nat outside
                alias exec halt send ^C
                ip nat inside source static 10.51.10.11 172.18.55.51
                banner motd ^C
                hello
                ^C
                end
                """);
        assertThat(view.withRole(NatRole.OUTSIDE)).hasSize(1);
        assertThat(view.nat().entries()).hasSize(1);
    }

    @Test
    void should_keep_macros_out_of_the_configuration() {
        assertIsText("macro name add-web\n" + BAIT + "@\n");
        assertIsText("macro name add-web\ndescription noc@example.com\n" + BAIT + "@\n!\n");
        assertIsText("macro name one\n" + BAIT + "@\nmacro name two\n" + BAIT + "no shutdown@\n");
        assertIsText(
                "macro auto execute WEB_EVENT {\nif [[ $LINKUP = YES ]]; then\n" + BAIT + "echo ${interface}\nfi\n}\n");
        assertIsText("macro auto execute CISCO_PHONE_EVENT builtin CISCO_PHONE_AUTO_SMARTPORT ACCESS_VLAN=4\n");
        assertIsText("macro global description one | two\n");
    }

    @Test
    void should_keep_a_certificate_together_where_its_indentation_is_lost_too() {
        assertIsText("""
                crypto pki certificate chain TP-self-signed-1
                 certificate self-signed 01
                30820330 30820218 A0030201 02020101 300D0609 2A864886 F70D0101 05050030
                quit
                license udi pid CISCO2901/K9 sn FCZ00000000
                """);
        assertIsText("crypto pki certificate chain TP\n certificate self-signed 01 nvram:IOS-Self-Sig#1.cer\n");
        // cut in the middle of the digits: what follows is configuration all the same
        assertIsText("crypto pki certificate chain TP\n certificate ca 01\n  30820330 30820218\n");
    }

    @Test
    void should_take_what_an_applet_will_type_for_nothing_that_stands() {
        assertIsText("""
                event manager applet WAN-DOWN
                 action 1.0 cli command "ip nat inside source static tcp 10.51.10.11 80 interface Dialer1 80"
                 action 2.0 cli command "banner motd ^C"
                kron policy-list NIGHT
                 cli ip nat inside source static 10.51.10.11 172.18.55.51
                alias configure web ip nat inside source static 10.51.10.11 172.18.55.51
                menu noc text 1 ip nat inside
                menu noc command 1 show ip nat translations
                """);
    }

    @Test
    void should_read_nothing_of_a_line_from_what_it_refuses_people_with() {
        RouterView view = IosReader.read("""
                line vty 0 4
                 refuse-message ^C
                 transport input telnet
                 exec-timeout 99 0
                ^C
                 transport input ssh
                end
                """);
        assertThat(view.services()).isEmpty();
    }

    @Test
    void should_say_of_each_line_of_text_what_opens_it() {
        List<ConfigTree.Section> sections = ConfigTree.sections("""
                crypto isakmp client configuration group STAFF
                 banner ^C
                VIP 10.51.10.67
                ^C
                 pool VPN
                """);
        assertThat(sections.get(0).texts())
                .extracting(ConfigLine::place)
                .containsExactly("line 3: banner ^C / VIP 10.51.10.67", "line 4: banner ^C / ^C");
        assertThat(ConfigTree.configuration(sections))
                .extracting(ConfigLine::place)
                .containsExactly(
                        "line 1: crypto isakmp client configuration group STAFF",
                        "line 2: crypto isakmp client configuration group STAFF / banner ^C",
                        "line 5: crypto isakmp client configuration group STAFF / pool VPN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner motd ^C|call 10.51.10.11^C",
                "banner login #|10.51.10.11#",
                "aaa authentication banner ^C|10.51.10.11^C",
                "menu ops title $|10.51.10.11$",
                "macro auto execute E {| ping 10.51.10.11 }"
            })
    void should_count_no_text_in_the_line_that_opens_it_as_configuration(String line) {
        String opening = line.substring(0, line.indexOf('|'));
        assertThat(ConfigTree.configuration(ConfigTree.sections(line.replace("|", ""))))
                .extracting(ConfigLine::text)
                .containsExactly(opening);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner motd ^C\n",
                "banner motd #\n",
                "banner login\n",
                "aaa authentication banner ^C\n",
                "macro name x\n",
                "menu m title $\n",
                "macro auto execute E {\n",
                "crypto isakmp client configuration group G\n banner ^C\n"
            })
    void should_name_the_line_whose_text_never_ends(String opening) {
        ConfigLine line = LineWalk.unsoundLine("hostname edge\n" + opening + "ip route 10.0.0.0 255.0.0.0 Null0\nend\n")
                .orElseThrow();
        assertThat(opening).contains(line.text().strip());
    }

    @Test
    void should_name_the_end_of_a_text_that_nothing_opened() {
        String text = "hostname edge\nsomething new\nip nat inside\n^C\nend\n";
        assertThat(LineWalk.unsoundLine(text).orElseThrow().place()).isEqualTo("line 4: ^C");
    }

    /** Each of these asks for a look at all that follows, at every line; looked at each time, it would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner motd ^C\n",
                "banner motd ^C a ^C b\n",
                "some later-command ^C\n",
                "some later-command ^C ^C x\n",
                "^C",
                "^C ",
                "banner motd #\n",
                "macro name x\n",
                "macro auto execute E {\n",
                "crypto pki certificate chain T\n certificate ca 01\n",
                "crypto pki certificate chain T\n certificate ca 01\nAB\n",
                "\u0003\n",
                "^\n",
                "\n",
            })
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void should_look_at_megabytes_of_the_worst_once(String line) {
        String text = line.repeat(4_000_000 / line.length());
        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(8), () -> ConfigTree.sections(text)))
                .isNotNull();
    }
}
