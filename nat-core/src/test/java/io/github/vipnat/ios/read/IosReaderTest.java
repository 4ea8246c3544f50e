package io.github.vipnat.ios.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.nat.AccessGroup;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IosReaderTest {

    private static RouterInterface face(String... lines) {
        return IosReader.read("interface GigabitEthernet0/0\n " + String.join("\n ", lines) + "\n!\nend\n")
                .interfaces()
                .get(0);
    }

    @Test
    void should_read_addresses_and_role_of_an_interface() {
        RouterInterface lan = face(
                "description LAN",
                "ip address 10.51.10.254 255.255.0.0",
                "ip address 10.52.10.254 255.255.255.0 secondary",
                "ip nat inside",
                "ip nat stick",
                "ip virtual-reassembly in");

        assertThat(lan.name().text()).isEqualTo("GigabitEthernet0/0");
        assertThat(lan.role()).isEqualTo(NatRole.INSIDE);
        assertThat(lan.addresses())
                .extracting(Ipv4Prefix::toString)
                .containsExactly("10.51.10.254/16", "10.52.10.254/24");
        assertThat(lan.owns(Ipv4.of("10.52.10.254"))).isTrue();
        assertThat(lan.owns(Ipv4.of("10.52.10.253"))).isFalse();
    }

    @Test
    void should_read_a_role_beside_the_word_of_nvi() {
        assertThat(face("ip nat inside", "ip nat enable").role()).isEqualTo(NatRole.INSIDE);
        assertThat(face("ip nat enable", "ip nat outside").role()).isEqualTo(NatRole.OUTSIDE);
        assertThat(face("ip nat enable").role()).isEqualTo(NatRole.NVI);
    }

    @Test
    void should_own_the_addresses_it_shares_with_its_pair() {
        RouterInterface shared = face(
                "standby 1 ip 172.18.55.1",
                "standby ip 172.18.55.2",
                "standby 1 name WEB",
                "vrrp 7 ip 172.18.55.3",
                "glbp 2 ip 172.18.55.4",
                "vrrp 9 address-family ipv4",
                " address 172.18.55.5 primary",
                "redundancy rii 100",
                "redundancy group 1 ip 172.18.55.6 exclusive decrement 100");

        assertThat(shared.sharedAddresses())
                .extracting(Ipv4::toString)
                .containsExactly(
                        "172.18.55.1", "172.18.55.2", "172.18.55.3", "172.18.55.4", "172.18.55.5", "172.18.55.6");
        assertThat(shared.owns(Ipv4.of("172.18.55.5"))).isTrue();
    }

    @Test
    void should_read_vrf_access_group_and_crypto_map_in_both_spellings() {
        RouterInterface old =
                face("ip vrf forwarding RED", "ip access-group OUT-IN in", "ip access-group X out", "crypto map VPN");
        RouterInterface modern = face("vrf forwarding RED", "ip address dhcp", "ip nat outside");

        assertThat(old.vrf()).contains("RED");
        assertThat(old.accessGroupIn()).contains(AccessGroup.of("OUT-IN"));
        assertThat(old.cryptoMap()).isTrue();
        assertThat(modern.vrf()).contains("RED");
        assertThat(modern.addresses()).isEmpty();
        assertThat(modern.role()).isEqualTo(NatRole.OUTSIDE);
        assertThat(modern.accessGroupIn()).isEmpty();
    }

    @Test
    void should_read_a_list_in_front_of_another_and_a_list_that_is_called_common() {
        RouterInterface chained = face("ip access-group common SHARED OUT-IN in", "ip access-group common SHARED out");
        RouterInterface named = face("ip access-group common in", "ip access-group common common OWN out");

        assertThat(chained.accessGroupIn()).contains(new AccessGroup(Optional.of("SHARED"), Optional.of("OUT-IN")));
        assertThat(chained.accessGroupOut()).contains(new AccessGroup(Optional.of("SHARED"), Optional.empty()));
        assertThat(named.accessGroupIn()).contains(AccessGroup.of("common"));
        assertThat(named.accessGroupOut()).contains(new AccessGroup(Optional.of("common"), Optional.of("OWN")));
    }

    @Test
    void should_read_every_kind_of_interface_name() {
        RouterView view = IosReader.read("""
                interface GigabitEthernet0/0/1.51
                interface TenGigabitEthernet0/0/0
                interface BD-VIF6443
                interface Dialer1
                interface Port-channel1.100
                interface Serial0/0/0:15
                interface range GigabitEthernet0/0 - 3
                end
                """);
        assertThat(view.interfaces())
                .extracting(face -> face.name().text())
                .containsExactly(
                        "GigabitEthernet0/0/1.51",
                        "TenGigabitEthernet0/0/0",
                        "BD-VIF6443",
                        "Dialer1",
                        "Port-channel1.100",
                        "Serial0/0/0:15");
    }

    @Test
    void should_collect_the_names_that_rules_may_refer_to() {
        RouterView view = IosReader.read("""
                hostname edge
                ip vrf OLD
                vrf definition NEW
                redundancy
                 application redundancy
                  group 1
                interface GigabitEthernet0/0
                 standby 3 name HSRP-WEB
                access-list 101 permit ip any any
                ip access-list extended WEB
                 permit tcp any any eq www
                ip access-list standard LAN
                route-map ISP-A permit 10
                 match ip address WEB 101
                 match interface GigabitEthernet0/1
                route-map ISP-A permit 20
                 match ip address LAN
                route-map ISP-B permit 10
                 match ip address prefix-list PL
                end
                """);
        assertThat(view.hostname()).isEqualTo("edge");
        assertThat(view.definitions().vrfs()).containsExactlyInAnyOrder("OLD", "NEW");
        assertThat(view.definitions().accessLists()).containsExactlyInAnyOrder("101", "WEB", "LAN");
        assertThat(view.definitions().routeMaps()).containsOnlyKeys("ISP-A", "ISP-B");
        assertThat(view.definitions().accessListsOf("ISP-A")).containsExactlyInAnyOrder("WEB", "101", "LAN");
        assertThat(view.definitions().accessListsOf("ISP-B")).isEmpty();
        assertThat(view.definitions().redundancyGroups()).containsExactlyInAnyOrder("1", "HSRP-WEB");
    }

    @Test
    void should_see_an_archive_only_with_a_path() {
        assertThat(IosReader.read("archive\n path flash:cfg\n write-memory\nend\n")
                        .archive())
                .isTrue();
        assertThat(IosReader.read("archive\n log config\nend\n").archive()).isFalse();
        assertThat(IosReader.read("end\n").archive()).isFalse();
    }

    @Test
    void should_not_take_the_text_of_a_banner_for_a_rule() {
        RouterView view = IosReader.read("""
                banner motd #
                ip nat inside source static 10.51.10.11 172.18.55.51
                interface GigabitEthernet0/9
                #
                end
                """);
        assertThat(view.nat().entries()).isEmpty();
        assertThat(view.interfaces()).isEmpty();
    }

    @Test
    void should_find_the_lines_that_name_an_address_and_no_other_address() {
        RouterView view = IosReader.read("""
                ip host web 10.51.10.1
                ip host db 10.51.10.11
                ip host far 110.51.10.11
                ip host long 10.51.10.110
                ip access-list extended WEB
                 permit tcp any host 10.51.10.11 eq www
                end
                """);
        assertThat(view.linesNaming(Ipv4.of("10.51.10.11")))
                .extracting(ConfigLine::place)
                .containsExactly(
                        "line 2: ip host db 10.51.10.11",
                        "line 6: ip access-list extended WEB / permit tcp any host 10.51.10.11 eq www");
    }

    @Test
    void should_know_who_owns_an_address() {
        RouterView view = IosReader.read("""
                interface GigabitEthernet0/1
                 ip address 172.18.55.1 255.255.255.0
                 ip nat outside
                end
                """);
        assertThat(view.ownerOf(Ipv4.of("172.18.55.1")).map(face -> face.name().text()))
                .isEqualTo(Optional.of("GigabitEthernet0/1"));
        assertThat(view.ownerOf(Ipv4.of("172.18.55.2"))).isEmpty();
    }
}
