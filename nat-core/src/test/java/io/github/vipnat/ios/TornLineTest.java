package io.github.vipnat.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.SavedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that a mail program, a narrow terminal or a message of the router tore in two; and lines that only look like it. */
class TornLineTest {

    private static final String HEAD = "version 15.6\nhostname edge\n!\n";

    private static final String INTERFACE = "interface GigabitEthernet0/1\n description to the servers\n"
            + " ip address 10.51.10.254 255.255.0.0\n ip nat inside\n ip access-group WEB out\n"
            + " zone-member security INSIDE\n!\n";

    private static final String LIST =
            "ip access-list extended WEB\n permit tcp any host 10.51.10.11 eq www\n deny ip any any\n!\n";

    private static SavedText found(String block) {
        return new IosDeviceOs().configurationIn(HEAD + block + "!\nend\n");
    }

    private static void assertTorn(String block) {
        assertThat(found(block)).as(block).isInstanceOf(SavedText.Torn.class);
        SavedText.Torn torn = (SavedText.Torn) found(block);
        assertThat(torn.line().number()).as(block).isGreaterThan(3);
        assertThat(block).contains(torn.line().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip nat inside source static tcp 10.51.10.11 8443 interface Dialer1 8443",
                "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable",
                "ip nat inside source static 10.51.10.11 172.18.55.51",
                "ip nat inside source static udp 10.51.10.11 53 172.18.55.51 53 vrf RED extendable",
                "ip nat inside source static 10.51.10.11 interface Dialer1",
                "ip nat inside source static network 10.51.10.0 172.18.55.0 /24",
                "ip nat inside source list LAN interface Dialer1 overload",
                "ip nat inside source route-map ISP pool OFFICE overload",
                "ip route 0.0.0.0 0.0.0.0 172.18.55.50",
                "zone-pair security P source OUTSIDE destination INSIDE",
            })
    void should_find_a_rule_torn_at_any_of_its_blanks(String rule) {
        for (int blank = rule.indexOf(' '); blank >= 0; blank = rule.indexOf(' ', blank + 1)) {
            if (!rule.substring(0, blank).matches("ip|ip nat|ip nat inside")) {
                assertTorn(rule.substring(0, blank) + "\n" + rule.substring(blank + 1) + "\n");
                assertTorn(rule.substring(0, blank) + " \n  " + rule.substring(blank + 1) + "\n");
                assertTorn(rule.substring(0, blank)
                        + "\n*Nov 28 00:50:00.123: %SYS-5-CONFIG_I: Configured from console by x\n"
                        + rule.substring(blank + 1) + "\n");
            }
        }
    }

    /** At 40 columns, at 80, or wherever a message came in between. */
    @Test
    void should_find_a_static_torn_in_the_middle_of_any_word() {
        for (String rule : new String[] {
            "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 8080 extendable",
            "ip nat inside source static tcp 10.51.10.11 8443 interface Dialer1 8443",
        }) {
            for (int at = "ip nat inside s".length(); at < rule.length(); at++) {
                assertTorn(rule.substring(0, at) + "\n" + rule.substring(at) + "\n" + INTERFACE);
            }
        }
    }

    @Test
    void should_find_a_message_that_came_in_the_middle_of_a_line() {
        String log = "*Nov 28 00:50:00.123: %LINK-3-UPDOWN: Interface Gi0/3, changed state to down\n";
        String rule = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80";
        assertTorn(rule.substring(0, 40) + log + rule.substring(40) + "\n");
        assertTorn(rule + log + " extendable\n");
        assertTorn(INTERFACE.replace(" ip nat inside", " ip nat in" + log + "side"));
        assertTorn(LIST.replace(" deny ip", " deny" + log + " ip"));
        assertTorn(INTERFACE.replace(" ip nat inside", " ip nat in%SYS-5-CONFIG_I: Configured from console\nside"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "' ip nat inside'; ' ip nat|inside'",
                "' ip nat inside'; ' ip nat in|side'",
                "' ip address 10.51.10.254 255.255.0.0'; ' ip address 10.51.10.254|255.255.0.0'",
                "' ip address 10.51.10.254 255.255.0.0'; ' ip address 10.51|.10.254 255.255.0.0'",
                "' ip access-group WEB out'; ' ip access-group WEB|out'",
                "' zone-member security INSIDE'; ' zone-member security|INSIDE'",
                "interface GigabitEthernet0/1; interface Gigabit|Ethernet0/1",
                "interface GigabitEthernet0/1; interface|GigabitEthernet0/1",
                "interface GigabitEthernet0/1; interface GigabitEthernet0/|1",
                "' description to the servers'; ' description to|the servers'",
                "' description to the servers'; ' description to the|2nd server'",
                "' description to the servers'; ' description to the|\"servers\"'",
                "permit tcp any host 10.51.10.11 eq www; permit tcp any host|10.51.10.11 eq www",
                "permit tcp any host 10.51.10.11 eq www; permit tcp any host 10.51.10.11 eq|www",
                "permit tcp any host 10.51.10.11 eq www; permit tcp any host 10.51.10.1|1 eq www",
                "permit tcp any host 10.51.10.11 eq www; permit tcp any|host 10.51.10.11 eq www",
                "permit tcp any host 10.51.10.11 eq www; perm|it tcp any host 10.51.10.11 eq www",
                "' permit tcp any host 10.51.10.11 eq www'; ' permit tcp| any host 10.51.10.11 eq www'",
                "' deny ip any any'; ' deny ip any| any'",
                "' ip nat inside'; ' i|p nat inside'",
                "ip access-list extended WEB; ip access-list ext|ended WEB",
                "zone-member security INSIDE; zone-m|ember security INSIDE",
            })
    void should_find_what_a_tear_takes_out_of_its_section(String whole, String torn) {
        String block = INTERFACE + LIST;
        assertThat(block).contains(whole);
        assertThat(found(block)).isInstanceOf(SavedText.Whole.class);
        assertTorn(block.replace(whole, torn.replace('|', '\n')));
    }

    /** Both halves look whole, and an applet that types NAT would go unseen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " action 3.0 cli command \"no ip nat|inside source list 1 pool P\"",
                " action 3.0 cli command \"no ip nat inside source list 1 pool |P\"",
                " action 3.0 cli command \"no ip nat inside source list 1 pool P|\"",
                " action 3.0 cli comm|and \"no ip nat inside source list 1 pool P\"",
                " action 3.0 c|li command \"no ip nat inside source list 1 pool P\"",
                " action 3.0 cli command|\"no ip nat inside source list 1 pool P\"",
                " action 3.0 cli|command \"no ip nat inside source list 1 pool P\"",
            })
    void should_find_a_torn_line_of_an_applet(String torn) {
        String applet = "event manager applet A\n event track 1 state down\n%s\n action 4.0 cli command \"end\"\n";
        assertThat(found(applet.formatted(" action 3.0 cli command \"no ip nat inside source list 1 pool P\"")))
                .isInstanceOf(SavedText.Whole.class);
        assertTorn(applet.formatted(torn.replace('|', '\n')));
        assertTorn(applet.formatted(torn.replace("|", "\n ")));
    }

    @Test
    void should_find_what_a_tear_leaves_of_an_address_in_a_group() {
        String group = "object-group network S\n host 10.51.10.11\n 10.51.20.0 255.255.255.0\n!\n";
        assertThat(found(group)).isInstanceOf(SavedText.Whole.class);
        assertTorn(group.replace("10.51.10.11", "10.51.10.1\n 1"));
        assertTorn(group.replace("10.51.10.11", "10.51.10\n .11"));
        assertTorn(group.replace("255.255.255.0", "255.255\n .255.0"));
        assertTorn(INTERFACE.replace("255.255.0.0", "255.255.0.0\n secondary"));
        assertTorn(INTERFACE.replace("255.255.0.0", "255.255.0.0\nsecondary"));
    }

    /** What people write tears anywhere, and its second half looks like a command of some later release. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip access-list extended L\n remark the servers of\nthe shop\n permit tcp any any\n",
                "ip access-list extended L\n 10 remark the servers of\nthe shop\n 20 deny ip any any\n",
                "object-group network S\n description the servers of\nthe shop\n host 10.51.10.11\n",
                "class-map type inspect match-any C\n description the servers of\nthe shop\n match protocol http\n",
                "policy-map type inspect P\n description towards\nthe servers\n class type inspect C\n  inspect\n",
                "route-map M permit 10\n description towards\nprovider two\n match ip address L\n",
                "event manager applet A\n description in\ncase of need\n action 1.0 cli command \"enable\"\n",
                "interface Vlan9\n description towards\nthe servers\n ip access-group L out\n",
            })
    void should_find_the_words_of_people_that_end_a_section(String block) {
        assertTorn(block);
        assertTorn(INTERFACE + LIST + block + INTERFACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class-map match-any A\n match any\nclass-map match-any B\n match any\nroute-map M\n match ip address 1\n",
                "interface Vlan9\n no ip address\nrouter ospf 1\n network 10.0.0.0 0.0.0.255 area 0\n",
                "object-group network S\n host 10.1.1.1\nip dhcp pool P\n host 10.1.1.2 255.255.255.0\n",
                "ip access-list standard L\n permit any\nipv6 access-list M\n permit ipv6 any any\n",
                "route-map M permit 10\n match ip address 1\nsome-later-map M\n match all\n",
                "interface Vlan9\n no ip address\n!\nlater section\n ip helper\n",
                "interface Vlan9\n no ip address\ncontrol-plane\n service-policy input P\nvoice-port 0/0\n description x\n",
                // ends in a word that demands another one elsewhere
                "interface Vlan9\n description towards the other interface\n ip address 10.9.9.1 255.255.255.0\n",
                "ip access-list extended L\n remark what follows is for the host\n permit ip any any\n",
                "alias exec nat show ip nat translations tcp\n",
                "ip access-list extended host\n permit ip any any\n",
                "ip nat inside source list interface interface Dialer1 overload\n",
                "ip nat inside source static 10.51.10.11 172.18.55.51 vrf vrf\n",
                "ip nat pool pool 172.18.55.33 172.18.55.34 prefix-length 27\n",
                "ip nat pool OFFICE prefix-length 27\n address 172.18.55.33 172.18.55.34\n",
                "ip nat translation tcp-timeout\n",
                "ip nat service list 10 ftp tcp port\n",
                // stands behind a rule and begins as one of its options does
                "ip nat inside source static 10.51.10.11 172.18.55.51\nroute-map ISP permit 10\n match ip address WEB\n",
                "ip nat inside source static 10.51.10.11 172.18.55.51\nvrf definition RED\n rd 1:1\n",
                "ip nat inside source static 10.51.10.11 172.18.55.51\nredundancy\n mode sso\n",
                "ip nat inside source static 10.51.10.11 172.18.55.51\ntrack 1 interface Dialer1 ip routing\n",
                "ip nat inside source list LAN interface Dialer1 overload\ninterface Dialer2\n",
                "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 some-later-word extendable\n",
                "ip nat inside source static some-later-form 10.51.10.11\n",
                // grammar that only seems unfinished
                "ip route profile\nip route vrf R 10.0.0.0 255.0.0.0 10.1.1.1\nip route 10.0.0.0 255.0.0.0 Null0\n",
                "access-list 7 permit any\naccess-list 107 remark\naccess-list compiled\naccess-list dynamic-extended\n",
                "line vty 0 4\n login\n transport preferred none\n transport output none\nno ip http server\nno cdp run\n",
                "security authentication failure rate 3 log\nsecurity passwords min-length 8\n",
                "policy-map type inspect P\n class C\n  inspect\n class class-default\n  drop\n",
                "class-map match-all ma\n match any\nclass-map match-any m\n match protocol http\n match cos 5\n",
                "interface Embedded-Service-Engine0/0\n no ip address\n shutdown\ninterface Dialer1\n ip address dhcp\n",
                "interface Serial0/0.1 point-to-point\n ip unnumbered Loopback0\n",
                "ip access-list extended L\n permit object-group SVC any object-group S\n permit 50 any any\n",
                "ip access-list extended L\n permit tcp any eq 80 443 host 10.1.1.1 range 1024 2048\n evaluate R\n",
                "ip access-list extended L\n permit ip user-group U any host 10.1.1.1\n permit icmp any any echo\n",
                "zone-pair security P source self destination O\n service-policy type inspect P\nzone security O\n",
                "interface Vlan9\n no ip address\n standby 1 ip\n ip nat enable\n ip nat stick\n",
                "interface Dialer1\n ip address negotiated\n ip access-group 101 in\n",
                "interface Vlan9\n ip address dhcp\n vrf forwarding RED\n zone-member security 7\n",
                "interface Vlan9\n service instance 1 ethernet\n  encapsulation dot1q 1\n  l2protocol peer\n",
                "ip access-list standard L\n permit any\n permit 10.0.0.0 0.255.255.255\n 30 deny any log\n",
                "ip access-list extended L\n permit tcp any any established\n permit object-group S any host 10.1.1.1\n",
                "ipv6 access-list L6\n permit tcp any host 2001:DB8::1 eq www\n",
                "ip community-list standard C\n permit 1:1\n",
                "access-list 7 remark eq\naccess-list 7 permit any\n",
                // text at the margin
                "banner motd ^C\nGigabitEthernet0/0 is the way out\n7 of 9\n ip nat inside\n^C\n",
                "crypto pki certificate chain T\n certificate self-signed 01\n30820330 30820218\nA0030201\n quit\n",
                "crypto key pubkey-chain rsa\n named-key peer\n  key-string\n30820122 300D0609\nF3020301 0001\n  quit\n",
                "ip ssh pubkey-chain\n  username netops\n   key-string\nAAAAB3NzaC1yc2EAAAADAQABAAAB\n   exit\n",
                "ip sla 1\n http raw http://192.0.2.7\n http-raw-request\nGET /index.html HTTP/1.0\\r\\n\n\\r\\n\n exit\n",
                "macro name port\nDescription x\n1\n ip nat inside\n@\n",
                // the router's messages in somebody's words
                "interface Vlan9\n description seen: %LINK-3-UPDOWN: Interface down\n ip address 10.9.9.1 255.0.0.0\n",
                "event manager applet A\n event syslog pattern %LINK-3-UPDOWN: Interface\n action 1 syslog msg \"%X-1-Y: z\"\n",
                "logging discriminator D msg-body drops %SYS-5-CONFIG_I: Configured\n",
                "call-home\n profile P\n  subscribe-to-alert-group syslog severity 5 pattern \"%SYS-5-CONFIG_I: .*\"\n",
                "snmp-server location room 7 %A-1-B: c\n",
            })
    void should_take_no_honest_line_for_a_torn_one(String block) {
        assertThat(found(block)).as(block).isInstanceOf(SavedText.Whole.class);
        assertThat(found(block + INTERFACE + LIST)).as(block).isInstanceOf(SavedText.Whole.class);
        assertThat(found(INTERFACE + block.replace("\n", "\r\n"))).as(block).isInstanceOf(SavedText.Whole.class);
    }

    @Test
    void should_not_look_at_what_stands_above_the_configuration() {
        String letter = "Hello,\n\n  here is our router. It has\n2 interfaces\n\nRegards\n\n";
        assertThat(new IosDeviceOs().configurationIn(letter + HEAD + INTERFACE + "end\n"))
                .isInstanceOf(SavedText.Whole.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ip nat outside\n!\n",
                "!\n ip nat outside\n!\n",
                "Building configuration...\n\n ip nat outside\n!\n",
                "",
                "ip nat inside source static 10.51.10.11 172.18.55.51\n",
            })
    void should_say_that_the_top_is_lost(String top) {
        SavedText found = new IosDeviceOs().configurationIn(top + INTERFACE + LIST + "end\n");
        assertThat(found).isInstanceOf(SavedText.Headless.class);
        String first = ((SavedText.Headless) found).first().text();
        assertThat(top + INTERFACE).contains(first);
        assertThat(first).isNotBlank().doesNotStartWith("!").doesNotStartWith("Building");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conf t\nno ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80\nend\n",
                "hostname edge\nno ip nat inside source static 10.51.10.11 172.18.55.51\nend\nwr\n",
                "configure terminal\ninterface Vlan1\n ip nat inside\nend\n",
                "no ip nat inside source list LAN interface Dialer1 overload\nend\n",
                "version 15.6\nhostname edge\nno ip nat pool OFFICE\nend\n",
            })
    void should_know_commands_that_are_meant_to_be_typed(String script) {
        SavedText found = new IosDeviceOs().configurationIn(script);
        assertThat(found).as(script).isInstanceOf(SavedText.Script.class);
        assertThat(script).contains(((SavedText.Script) found).line().text() + "\n");
    }

    @Test
    void should_take_settings_that_are_off_for_no_script() {
        assertThat(found("no ip nat service sip udp port 5060\nno ip nat create flow-entries\n" + INTERFACE))
                .isInstanceOf(SavedText.Whole.class);
    }
}
