package io.github.vipnat.lab.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketFilterTest {

    private static final Datagram REQUEST = new Datagram("tcp", "198.51.100.7", 50000, "10.5.5.30", 80, false);

    private static final Datagram ANSWER = new Datagram("tcp", "10.5.5.30", 80, "198.51.100.7", 50000, true);

    private static boolean passes(Datagram packet, String... entries) {
        return PacketFilter.of("interface Vlan1\n ip access-group LAN in\nip access-list extended LAN\n "
                        + String.join("\n ", entries) + "\nend\n")
                .passes("Vlan1", "in", packet);
    }

    @ParameterizedTest
    @CsvSource({
        "permit tcp host 10.5.5.30 eq www any established,   true",
        "permit tcp any host 10.5.5.30 eq www,               false",
        "permit ip 10.5.5.0 0.0.0.63 any,                    true",
        "permit ip 10.5.5.0 0.0.0.15 any,                    false",
        "permit ip 10.0.5.30 0.255.0.0 any,                  true",
        "15 permit tcp host 10.5.5.30 range 79 81 any log,   true",
        "permit tcp host 10.5.5.30 neq 80 any,               false",
        "permit tcp host 10.5.5.30 gt 79 any lt 50001,       true",
        "permit udp any any,                                 false",
        "permit tcp host 10.5.5.30 any ttl gt 1 log SEEN,    true",
        "permit tcp host 10.5.5.30 any ttl range 1 20,       false",
        "permit tcp any any log-input established,           true",
        "permit tcp any any reflect R timeout 60 log,        true",
        "deny ip any any,                                    false",
    })
    void should_let_the_first_entry_decide_about_an_answer(String entry, boolean passes) {
        assertThat(passes(ANSWER, "remark first", entry)).isEqualTo(passes);
        assertThat(passes(REQUEST, "permit tcp any any established")).isFalse();
    }

    @Test
    void should_say_what_it_cannot_judge() {
        assertThatThrownBy(() -> passes(ANSWER, "evaluate RETURNING")).hasMessage("cannot judge: evaluate RETURNING");
        assertThatThrownBy(() -> passes(ANSWER, "permit ip any any time-range NIGHT"))
                .hasMessageContaining("time-range");
    }

    @Test
    void should_look_into_groups_numbered_lists_and_lists_of_sources() {
        PacketFilter filter = PacketFilter.of("""
                object-group network WEB
                 group-object OLD
                 10.5.5.28 255.255.255.252
                object-group network OLD
                 range 10.5.5.20 10.5.5.21
                interface Vlan1
                 ip access-group 101 in
                 ip access-group 7 out
                access-list 7 deny   198.51.100.7
                access-list 7 permit any
                access-list 101 permit tcp object-group WEB eq www any
                end
                """);

        assertThat(filter.passes("Vlan1", "in", ANSWER)).isTrue();
        assertThat(filter.passes("Vlan1", "in", new Datagram("tcp", "10.5.5.21", 80, "192.0.2.1", 5, true)))
                .isTrue();
        assertThat(filter.passes("Vlan1", "in", new Datagram("tcp", "10.5.5.22", 80, "192.0.2.1", 5, true)))
                .isFalse();
        assertThat(filter.passes("Vlan1", "out", REQUEST)).isFalse();
    }

    @Test
    void should_follow_classes_that_hold_each_other_and_entries_of_route_maps() {
        PacketFilter filter = PacketFilter.of("""
                class-map type inspect match-any SERVICES
                 match protocol https
                 match protocol web
                class-map type inspect match-all PUBLISHED
                 match access-group name WEB
                 match class-map SERVICES
                policy-map type inspect OUT-IN
                 class type inspect PUBLISHED
                  inspect
                 class class-default
                  drop log
                zone-pair security OI source out destination in
                 service-policy type inspect OUT-IN
                interface Vlan1
                 zone-member security in
                interface Dialer0
                 zone-member security out
                ip port-map web port tcp 80
                ip access-list extended WEB
                 permit ip any host 10.5.5.30
                ip access-list extended BACK
                 permit ip host 10.5.5.30 any
                route-map ISP permit 20
                 match ip address BACK
                route-map ISP deny 10
                 match ip address WEB
                end
                """);

        assertThat(filter.passesZones("Dialer0", "Vlan1", REQUEST)).isTrue();
        assertThat(filter.passesZones("Dialer0", "Vlan1", new Datagram("tcp", "192.0.2.1", 5, "10.5.5.30", 22, false)))
                .isFalse();
        assertThat(filter.passesZones("Vlan1", "Dialer0", ANSWER)).isFalse();
        assertThat(filter.picks("ISP", ANSWER)).isTrue();
        assertThat(filter.picks("ISP", REQUEST)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp source eq www,        true",
        "tcp-udp source 80,        true",
        "tcp,                      true",
        "udp source eq 80,         false",
        "tcp eq www,               false",
        "tcp source eq www gt 50000, false",
        "group-object OTHER,       true",
        "esp,                      false",
    })
    void should_look_into_groups_of_services(String member, boolean passes) {
        PacketFilter filter = PacketFilter.of("object-group service OTHER\n ip\nobject-group service G\n " + member
                + "\ninterface Vlan1\n ip access-group LAN in\n"
                + "ip access-list extended LAN\n permit object-group G any any log\nend\n");

        assertThat(filter.passes("Vlan1", "in", ANSWER)).isEqualTo(passes);
    }

    @Test
    void should_let_answers_in_for_which_a_flow_has_opened_the_way() {
        PacketFilter filter = PacketFilter.of("""
                interface Vlan1
                 ip access-group FROM-LAN in
                ip access-list extended TO-LAN
                 deny tcp host 192.0.2.1 any
                 permit tcp any host 10.5.5.30 eq www reflect OPEN timeout 60
                ip access-list extended FROM-LAN
                 evaluate OPEN
                end
                """);

        assertThat(filter.passes("Vlan1", "in", ANSWER)).isTrue();
        assertThat(filter.passes("Vlan1", "in", new Datagram("tcp", "10.5.5.30", 80, "192.0.2.1", 5, true)))
                .as("the flow was denied")
                .isFalse();
        assertThat(filter.passes("Vlan1", "in", new Datagram("tcp", "10.5.5.30", 22, "198.51.100.7", 5, true)))
                .isFalse();
        assertThat(filter.passes("Vlan1", "in", new Datagram("tcp", "10.5.5.30", 80, "198.51.100.7", 5, false)))
                .isFalse();
    }

    @Test
    void should_ask_a_common_list_first_and_on_request_both() {
        PacketFilter filter = PacketFilter.of("""
                interface Vlan1
                 ip access-group common BOGONS LAN in
                 ip access-group common BOGONS out
                ip access-list extended BOGONS
                 deny ip host 10.5.5.99 any
                ip access-list extended LAN
                 permit ip 10.5.5.0 0.0.0.255 any
                end
                """);

        assertThat(filter.passes("Vlan1", "in", ANSWER)).isTrue();
        assertThat(filter.passes("Vlan1", "in", new Datagram("tcp", "10.5.5.99", 80, "192.0.2.1", 5, true)))
                .isFalse();
        assertThat(filter.passes("Vlan1", "out", REQUEST)).isFalse();
        assertThat(filter.chainedStrictly().passes("Vlan1", "in", ANSWER)).isFalse();
    }

    @Test
    void should_have_an_interface_in_no_zone_in_the_default_zone_where_there_is_one() {
        String interfaces = """
                interface Vlan1
                interface Dialer0
                 zone-member security out
                policy-map type inspect ALL
                 class class-default
                  pass
                """;
        String pair = "zone-pair security OD source out destination default\n service-policy type inspect ALL\n";

        assertThat(PacketFilter.of(interfaces).passesZones("Dialer0", "Vlan1", REQUEST))
                .isFalse();
        assertThat(PacketFilter.of(interfaces + pair).passesZones("Dialer0", "Vlan1", REQUEST))
                .isTrue();
    }
}
