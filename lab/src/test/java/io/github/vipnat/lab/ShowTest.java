package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the show commands print (ios-facts 3). */
class ShowTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void logIn() throws Exception {
        start(Personality.IOS_15, Quirks.defaults());
    }

    private void start(Personality personality, Quirks quirks) throws Exception {
        leave();
        router = Fixtures.edgeRouter()
                .personality(personality)
                .quirks(quirks)
                .withoutSsh()
                .start();
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        if (router != null) {
            typist.close();
            router.close();
        }
    }

    @Test
    void should_print_the_running_config_with_its_header_and_count() throws Exception {
        String body = router.runningConfig();
        assertThat(body).startsWith("!\nversion 15.1\n").endsWith("!\nend\n");
        assertThat(typist.line("show running-config"))
                .isEqualTo("Building configuration...\n\nCurrent configuration : " + (body.length() + 1) + " bytes\n"
                        + body + "\n");
    }

    @Test
    void should_print_a_given_configuration_unchanged() throws Exception {
        start(Personality.IOS_15, Quirks.defaults().with(Quirk.HeldCertificate.NONE));
        assertThat(router.runningConfig()).isEqualTo("!\n" + Fixtures.edge());
        assertThat(router.startupConfig()).isEqualTo(router.runningConfig());
    }

    // ios-facts 10, "running-config-filters": the count of that sample
    @Test
    void should_count_the_bytes_of_an_interface_as_ios_does() throws Exception {
        try (SimulatedRouter cafe = SimulatedRouter.builder()
                        .configuration("""
                                hostname Cafe-Rtr
                                interface Ethernet0/0
                                 description Cafe LAN
                                 ip address 192.168.1.1 255.255.255.0
                                 ip nat inside
                                """)
                        .privilege15User("netops", "x")
                        .withoutSsh()
                        .start();
                Typist there = Typist.at(cafe)) {
            assertThat(there.line("show running-config interface ethernet0/0")).isEqualTo("""
                            Building configuration...

                            Current configuration : 104 bytes
                            !
                            interface Ethernet0/0
                             description Cafe LAN
                             ip address 192.168.1.1 255.255.255.0
                             ip nat inside
                            end

                            """);
        }
    }

    @Test
    void should_say_who_changed_the_configuration_last() throws Exception {
        typist.lines("configure terminal", "hostname changed", "end");
        router.clock().advance(Duration.ofSeconds(90));
        typist.line("write memory");
        assertThat(router.runningConfig()).startsWith("""
                        !
                        ! Last configuration change at 12:00:00 UTC Mon Mar 2 2026 by netops
                        ! NVRAM config last updated at 12:01:30 UTC Mon Mar 2 2026 by netops
                        !
                        version 15.1
                        """);
        assertThat(typist.line("show startup-config | include ^! Last"))
                .isEqualTo("! Last configuration change at 12:00:00 UTC Mon Mar 2 2026 by netops\n");
    }

    @Test
    void should_filter_lines() throws Exception {
        assertThat(typist.line("show running-config | include ^ip nat inside source list|^ip route"))
                .isEqualTo("ip nat inside source list 1 interface GigabitEthernet0/1 overload\n"
                        + "ip route 0.0.0.0 0.0.0.0 172.18.55.1\n");
        assertThat(typist.line("show running-config | begin ^line vty"))
                .isEqualTo("line vty 0 4\n exec-timeout 20 0\n login local\n transport input ssh\n!\nend\n\n");
        assertThat(typist.line("show ip interface brief | exclude unassigned")).hasLineCount(4);
        assertThat(typist.line("show running-config | count ^interface"))
                .isEqualTo("Number of lines which match regexp = 4\n");
        assertThat(typist.line("show running-config | include no such line")).isEmpty();
    }

    // ios-facts 3: the matching lines with what is below them, without the interface lines above
    @Test
    void should_print_sections() throws Exception {
        assertThat(typist.line("show running-config | section ip nat"))
                .startsWith(" ip nat inside\n ip nat outside\n ip nat outside\nip nat inside source list 1")
                .doesNotContain("interface GigabitEthernet0/0");
        assertThat(typist.line("show running-config | section ^interface GigabitEthernet0/3"))
                .isEqualTo("interface GigabitEthernet0/3\n no ip address\n shutdown\n");
    }

    @Test
    void should_stand_the_child_above_its_parent() throws Exception {
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.43.94.1:42931");
        typist.lines("conf t", "ip nat inside source static 10.51.10.67 172.18.55.60", "end");
        assertThat(typist.line("show ip nat translations")).isEqualTo("""
                        Pro Inside global      Inside local       Outside local      Outside global
                        tcp 172.18.55.51:21    10.51.10.11:21     ---                ---
                        tcp 172.18.55.51:80    10.51.10.11:80     203.43.94.1:42931  203.43.94.1:42931
                        tcp 172.18.55.51:80    10.51.10.11:80     ---                ---
                        tcp 172.18.55.51:443   10.51.10.11:443    ---                ---
                        --- 172.18.55.60       10.51.10.67        ---                ---
                        tcp 192.168.4.51:80    10.51.10.11:80     ---                ---
                        tcp 192.168.4.51:443   10.51.10.11:443    ---                ---
                        tcp 192.168.4.52:80    10.52.10.31:80     ---                ---
                        tcp 192.168.4.52:443   10.52.10.31:443    ---                ---
                        """);
    }

    @Test
    void should_print_wide_columns_a_trailer_and_use_counts_on_xe() throws Exception {
        start(Personality.IOS_XE, Quirks.defaults());
        router.addFlow("tcp", "192.168.4.52:443", "10.52.10.31:443", "203.43.94.1:42931");
        router.addFlow("tcp", "192.168.4.52:443", "10.52.10.31:443", "203.43.94.1:42932");
        assertThat(typist.line("show ip nat translations"))
                .startsWith("Pro  Inside global         Inside local          Outside local         Outside global\n"
                        + "tcp  172.18.55.51:21       10.51.10.11:21        ---                   ---\n")
                .endsWith("tcp  192.168.4.52:443      10.52.10.31:443       ---                   ---\n"
                        + "Total number of translations: 9\n\n");
        assertThat(typist.line("show ip nat translations verbose"))
                .contains("tcp  192.168.4.52:443      10.52.10.31:443       ---                   ---\n"
                        + "  create: 03/02/26 12:00:00, use: 03/02/26 12:00:00, timeout: 00:00:00\n"
                        + "  RuleID : 7\n  Flags: static\n  entry-id: 0x0, use_count:2\n");
        assertThat(typist.line("show ip nat translations tcp total")).isEqualTo("Total number of translations: 9\n");
        assertThat(typist.line("show ip nat translations udp")).isEmpty();
    }

    @Test
    void should_stretch_a_column_for_a_long_value() throws Exception {
        typist.lines("conf t", "ip nat inside source static tcp 100.100.100.100 65001 172.18.155.151 65001", "end");
        assertThat(typist.line("show ip nat translations | include 65001"))
                .isEqualTo("tcp 172.18.155.151:65001 100.100.100.100:65001 ---                ---\n");
    }

    // ios-facts 9.9
    @Test
    void should_print_nothing_or_a_header_for_an_empty_table() throws Exception {
        for (Quirk.EmptyTable quirk : Quirk.EmptyTable.values()) {
            try (SimulatedRouter empty = SimulatedRouter.builder()
                            .quirks(Quirks.defaults().with(quirk))
                            .privilege15User("netops", "x")
                            .withoutSsh()
                            .start();
                    Typist there = Typist.at(empty)) {
                assertThat(there.line("show ip nat translations").lines())
                        .hasSize(quirk == Quirk.EmptyTable.HEADER ? 1 : 0);
            }
        }
    }

    @Test
    void should_count_translations() throws Exception {
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.43.94.1:42931");
        assertThat(typist.line("show ip nat statistics"))
                .startsWith("Total active translations: 8 (7 static, 1 dynamic; 8 extended)\nPeak translations: ")
                .contains("Outside interfaces:\n  GigabitEthernet0/1, GigabitEthernet0/2\n")
                .contains("-- Inside Source\n[Id: 1] access-list 1 interface GigabitEthernet0/1 refcount 0\n")
                .endsWith("Total doors: 0\nAppl doors: 0\nNormal doors: 0\nQueued Packets: 0\n");
        start(Personality.IOS_XE, Quirks.defaults());
        assertThat(typist.line("show ip nat statistics"))
                .contains("nat-limit statistics:\n")
                .endsWith("IP alias add fail: 0\n");
    }

    // ios-facts 10, "ip-aliases-static-nat"
    @Test
    void should_list_a_nat_alias_beside_its_own_addresses() throws Exception {
        typist.lines("conf t", "ip nat inside source static 10.4.4.44 172.18.55.44", "end");
        router.setArp("10.51.10.67", "0050.56aa.0001");
        router.clock().advance(Duration.ofMinutes(3));
        assertThat(typist.line("show ip arp"))
                .startsWith("Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n"
                        + "Internet  10.51.10.67             3   0050.56aa.0001  ARPA   GigabitEthernet0/0\n"
                        + "Internet  10.51.10.254            -   aabb.cc00.0100  ARPA   GigabitEthernet0/0\n"
                        + "Internet  172.18.55.44            -   aabb.cc00.0101  ARPA   GigabitEthernet0/1\n");
        assertThat(typist.line("show ip aliases")).isEqualTo("""
                        Address Type             IP Address      Port
                        Interface                10.51.10.254
                        Dynamic                  172.18.55.44
                        Interface                172.18.55.50
                        Dynamic                  172.18.55.51
                        Interface                192.168.4.50
                        Dynamic                  192.168.4.51
                        Dynamic                  192.168.4.52
                        """);
        typist.lines("conf t", "ip nat inside source static 10.4.4.44 172.18.55.44 no-alias", "end");
        assertThat(typist.line("show ip aliases")).doesNotContain("172.18.55.44");
        assertThat(typist.line("show ip arp 172.18.55.44")).isEmpty();
    }

    // ios-facts 10, "ip-aliases-static-nat": 192.168.1.4 there
    @Test
    void should_list_the_alias_of_an_outside_static_and_count_it() throws Exception {
        router.configureBehindTheBack("ip nat outside source static 203.0.113.7 10.51.9.7 add-route");
        assertThat(typist.line("show ip aliases")).contains("Dynamic                  10.51.9.7\n");
        assertThat(typist.line("show ip nat statistics"))
                .startsWith("Total active translations: 8 (8 static, 0 dynamic;");
        router.configureBehindTheBack(
                "no ip nat outside source static 203.0.113.7 10.51.9.7 add-route",
                "ip nat outside source static 203.0.113.7 10.51.9.7 add-route no-alias");
        assertThat(typist.line("show ip aliases")).doesNotContain("10.51.9.7");
    }

    @Test
    void should_find_out_by_ping_who_is_there() throws Exception {
        router.setArp("10.51.10.67", "0050.56aa.0001");
        assertThat(typist.line("ping 10.51.10.67")).contains("\n!!!!!\nSuccess rate is 100 percent (5/5)");
        assertThat(typist.line("ping 10.51.10.254")).contains("!!!!!");
        assertThat(typist.line("ping 10.51.10.68")).contains("\n.....\nSuccess rate is 0 percent (0/5)\n");
        assertThat(typist.line("show ip arp 10.51.10.68")).contains("10.51.10.68             0   Incomplete      ARPA");
        router.setPingable("10.51.10.67", false);
        assertThat(typist.line("ping 10.51.10.67")).contains(".....");
        router.setPingable("10.51.10.68", true);
        assertThat(typist.line("ping 10.51.10.68")).contains("!!!!!");
        router.removeArp("10.51.10.67");
        assertThat(typist.line("show ip arp 10.51.10.67")).isEmpty();
    }

    /** A line of the configuration outlives every clear, and whatever is learnt beside it. */
    @Test
    void should_keep_the_row_that_a_line_of_the_configuration_fixes() throws Exception {
        router.setArp("10.51.10.67", "0050.56aa.0001");
        router.configureBehindTheBack("arp 10.51.10.67 0050.56aa.0002 ARPA");
        typist.line("clear ip arp 10.51.10.67");
        assertThat(typist.line("show ip arp 10.51.10.67"))
                .contains("0050.56aa.0002  ARPA   GigabitEthernet0/0")
                .doesNotContain("0050.56aa.0001");
        router.configureBehindTheBack("no arp 10.51.10.67 0050.56aa.0002 ARPA");
        assertThat(typist.line("show ip arp 10.51.10.67")).contains("0050.56aa.0001");
    }

    // ios-facts 7: the row keeps its MAC until it is refreshed
    @Test
    void should_keep_a_stale_row_until_it_is_cleared() throws Exception {
        router.setArp("10.51.10.67", "0050.56aa.0001");
        router.setArpOwner("10.51.10.67", "0050.56aa.0002");
        assertThat(typist.line("show ip arp 10.51.10.67")).contains("0050.56aa.0001");
        assertThat(typist.line("clear ip arp 10.51.10.67")).isEmpty();
        assertThat(typist.line("show ip arp 10.51.10.67")).contains("0050.56aa.0002");
        router.setArpOwner("10.51.10.67", "0050.56aa.0003");
        assertThat(typist.line("clear arp-cache")).isEmpty();
        assertThat(typist.line("show arp 10.51.10.67")).contains("0050.56aa.0003");
    }

    @Test
    void should_list_interfaces() throws Exception {
        assertThat(typist.line("show ip interface brief").lines().map(String::stripTrailing))
                .containsExactly(
                        "Interface              IP-Address      OK? Method Status                Protocol",
                        "GigabitEthernet0/0     10.51.10.254    YES NVRAM  up                    up",
                        "GigabitEthernet0/1     172.18.55.50    YES NVRAM  up                    up",
                        "GigabitEthernet0/2     192.168.4.50    YES NVRAM  up                    up",
                        "GigabitEthernet0/3     unassigned      YES NVRAM  administratively down down");
    }

    @Test
    void should_name_itself_in_show_version() throws Exception {
        assertThat(typist.line("show version")).contains("Version 15.1(4)M4").contains("\nedge uptime is ");
        start(Personality.IOS_XE, Quirks.defaults());
        assertThat(typist.line("show version")).startsWith("Cisco IOS XE Software, Version 17.09.04a\n");
        start(Personality.IOS_12, Quirks.defaults());
        assertThat(typist.line("show version")).contains("Version 12.4(24)T");
    }

    @Test
    void should_list_who_is_logged_in() throws Exception {
        try (Typist other = Typist.as(router, "operator")) {
            assertThat(other.line("show users")).isEqualTo("""
                                Line       User       Host(s)              Idle       Location
                              10 vty 0     netops     idle                 00:00:00   127.0.0.1
                            * 11 vty 1     operator   idle                 00:00:00   127.0.0.1

                              Interface    User               Mode         Idle     Peer Address

                            """);
        }
    }

    @Test
    void should_print_the_startup_config_behind_the_header_the_quirk_has() throws Exception {
        String body = router.startupConfig();
        assertThat(typist.line("show startup-config"))
                .isEqualTo("Using " + (body.length() + 1) + " out of 262136 bytes\n" + body + "\n");
        start(Personality.IOS_15, Quirks.defaults().with(Quirk.StartupHeader.NONE));
        assertThat(typist.line("show startup-config")).isEqualTo(body + "\n");
        start(Personality.IOS_15, Quirks.defaults().with(Quirk.StartupHeader.WITH_UNCOMPRESSED_SIZE));
        assertThat(typist.line("show startup-config"))
                .contains("bytes, uncompressed size = " + (body.length() + 1) + " bytes\n" + body);
    }

    @Test
    void should_say_when_nothing_was_ever_saved() throws Exception {
        typist.raw("write erase\r\r");
        assertThat(typist.line("show startup-config")).isEqualTo("startup-config is not present\n");
        assertThat(router.startupConfig()).isEmpty();
    }

    @Test
    void should_put_a_load_line_in_front_where_the_quirk_says_so() throws Exception {
        start(Personality.IOS_15, Quirks.defaults().with(Quirk.LoadHeader.ON));
        assertThat(typist.line("show privilege"))
                .startsWith("Load for five secs: 2%/0%; one minute: 3%; five minutes: 3%\n")
                .endsWith("Current privilege level is 15\n");
    }
}
