package io.github.vipnat.ios.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.filter.ZonePolicy;
import io.github.vipnat.ios.read.IosReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessListReaderTest {

    private static final Ipv4 VIP = Ipv4.of("10.51.10.67");

    private static final Ipv4 NODE = Ipv4.of("10.51.10.11");

    private static final Ipv4 CLIENT = Ipv4.of("198.51.100.7");

    private static Filters filters(String text) {
        return IosReader.read(text + "\nend\n").filters();
    }

    private static AccessList list(String... lines) {
        return filters("ip access-list extended WEB\n " + String.join("\n ", lines))
                .accessList("WEB")
                .orElseThrow();
    }

    private static Packet to(Ipv4 host, String port) {
        return Packet.to(host, TransportPort.parse(port).orElseThrow(), CLIENT);
    }

    private static Verdict verdict(ZonePolicy zone, Packet packet) {
        return zone.policy().answer(packet).verdict();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit ip any any",
                "permit tcp any host 10.51.10.67 eq www",
                "permit tcp any host 10.51.10.67 eq www 443 8443 log",
                "permit tcp 198.51.100.0 0.0.0.255 gt 1023 host 10.51.10.67 range ftp-data ftp established",
                "deny udp any any neq domain",
                "permit udp any eq domain host 10.51.10.67 lt 1024 log-input",
                "permit icmp any host 10.51.10.67 echo",
                "permit icmp any any unreachable",
                "permit esp any any",
                "permit 41 any any",
                "deny tcp any any fragments",
                "permit tcp any any eq 22 time-range OFFICE",
                "permit udp any any eq non500-isakmp",
                "permit tcp any host 10.51.10.67 eq www log WEB-HIT",
                "permit tcp any host 10.51.10.67 eq www log time-range OFFICE",
                "permit tcp any any established log-input Seen_it",
                "permit tcp any any ttl gt 1",
                "deny ip any any ttl range 1 5 log",
                "permit tcp any any match-all +syn -ack",
                "deny ip any any option any-options",
                "permit tcp any host 10.51.10.67 eq www reflect ANSWERS",
                "permit tcp any host 10.51.10.67 eq www reflect ANSWERS timeout 300 log",
            })
    void should_read_a_line_and_print_it_back(String line) {
        AccessEntry entry = list(line).entries().get(0);

        assertThat(entry).isInstanceOf(Rule.class);
        assertThat(AccessEntryCodec.print((Rule) entry)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate RETURNING",
                "permit object-group WEB-PORTS any host 10.51.10.67",
                "permit tcp any object-group NOBODY eq 80",
                "permit tcp any host 10.51.10.67 eq nosuchname",
                "permit tcp any host 10.51.10.67 eq 65536",
                "permit tcp any host 10.51.10.67 lt 0",
                "permit tcp any host 10.51.10.67 range 9 1",
                "permit tcp any host 10.51.10.67 eq 80 reflect",
                "permit tcp any host 10.51.10.67 eq 80 reflect R timeout",
                "permit tcp any host 10.51.10.67 eq 80 ttl",
                "permit tcp any host 10.51.10.67 eq 80 match-any",
                "permit tcp any host 10.51.10.67 eq 80 log ONE TWO",
                "permit tcp any",
                "permit",
                "dynamic LOCK permit ip any any",
            })
    void should_keep_a_line_it_cannot_read(String line) {
        assertThat(list(line).entries()).containsExactly(new Unreadable(line));
        assertThat(list(line).verdict(to(VIP, "tcp 80"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(list(line, "permit ip any any").verdict(to(VIP, "tcp 80")))
                .as("what it permits gets through anyway")
                .isEqualTo(Verdict.LETS_IN);
        assertThat(list("deny tcp any any option lsr", "permit ip any any").verdict(to(VIP, "tcp 80")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(list("deny tcp any any option lsr", "deny ip any any").verdict(to(VIP, "tcp 80")))
                .isEqualTo(Verdict.SHUTS_OUT);
        assertThat(list("permit udp any any eq nosuchname").verdict(to(VIP, "tcp 80")))
                .as("a line of another protocol")
                .isEqualTo(Verdict.SHUTS_OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "permit tcp any host 10.51.10.67 eq www,            LETS_IN",
        "permit tcp any host 10.51.10.67 eq 443 80,         LETS_IN",
        "permit tcp any 10.51.10.64 0.0.0.7,                LETS_IN",
        "permit tcp any 10.51.10.64 0.0.0.1,                SHUTS_OUT",
        "permit tcp any 10.0.10.67 0.255.0.0,               LETS_IN",
        "permit udp any host 10.51.10.67 eq 80,             SHUTS_OUT",
        "permit 6 any any,                                  LETS_IN",
        "permit tcp any any eq 443,                         SHUTS_OUT",
        "permit tcp any any neq 443,                        LETS_IN",
        "permit tcp any any neq 80,                         SHUTS_OUT",
        "permit tcp any any gt 80,                          SHUTS_OUT",
        "permit tcp any any lt 81,                          LETS_IN",
        "permit tcp any any range 79 81,                    LETS_IN",
        "permit tcp any any established,                    SHUTS_OUT",
        "permit tcp any any fragments,                      SHUTS_OUT",
        "permit tcp 192.0.2.0 0.0.0.255 any eq 80,          SHUTS_OUT",
        "permit tcp 198.51.100.0 0.0.0.255 any eq 80,       LETS_IN",
        "permit tcp any gt 1023 any eq 80,                  LETS_IN",
        "permit tcp any any eq 80 time-range OFFICE,        UNKNOWN",
        "permit tcp any any eq 80 ttl gt 1,                 UNKNOWN",
        "permit tcp any any eq 80 log WEB,                  LETS_IN",
        "permit tcp any any eq 80 reflect ANSWERS,          LETS_IN",
        "remark permit tcp any any,                         SHUTS_OUT",
    })
    void should_let_in_the_first_packet_of_a_flow_to_port_80(String line, Verdict verdict) {
        assertThat(list(line).verdict(to(VIP, "tcp 80"))).isEqualTo(verdict);
    }

    @Test
    void should_let_the_first_line_decide() {
        assertThat(list("deny tcp any host 10.51.10.67", "permit ip any any").verdict(to(VIP, "tcp 80")))
                .isEqualTo(Verdict.SHUTS_OUT);
        assertThat(list("permit ip any any", "deny ip any any").verdict(to(VIP, "tcp 80")))
                .isEqualTo(Verdict.LETS_IN);
        assertThat(list("deny tcp 192.0.2.0 0.0.0.255 any", "permit tcp any any")
                        .verdict(to(VIP, "tcp 80")))
                .as("others than those of the first line get in")
                .isEqualTo(Verdict.LETS_IN);
    }

    @Test
    void should_look_at_where_answers_come_from() {
        AccessList list = list("permit tcp host 10.51.10.11 eq www any established", "deny ip any any");

        TransportPort web = TransportPort.parse("tcp 80").orElseThrow();
        assertThat(list.verdict(Packet.from(NODE, web, CLIENT))).isEqualTo(Verdict.LETS_IN);
        assertThat(list.verdict(Packet.from(VIP, web, CLIENT))).isEqualTo(Verdict.SHUTS_OUT);
    }

    @Test
    void should_read_named_and_numbered_lists_with_and_without_line_numbers() {
        Filters filters = filters("""
                ip access-list standard LAN
                 10 permit 10.51.0.0 0.0.255.255
                 20 permit 10.52.10.31
                ip access-list extended WEB
                 10 remark the web
                 20 permit tcp any host 10.51.10.67 eq www
                access-list 7 permit host 10.51.10.11
                access-list 7 deny   any log
                access-list 107 deny   41 any any
                access-list 107 permit ip any any
                """);

        Packet fromLan = Packet.to(VIP, TransportPort.parse("tcp 80").orElseThrow(), Ipv4.of("10.51.99.1"));
        assertThat(filters.accessLists()).containsOnlyKeys("LAN", "WEB", "7", "107");
        assertThat(filters.accessList("LAN").orElseThrow().verdict(fromLan)).isEqualTo(Verdict.LETS_IN);
        assertThat(filters.accessList("7").orElseThrow().verdict(fromLan)).isEqualTo(Verdict.SHUTS_OUT);
        assertThat(filters.accessList("107").orElseThrow().entries())
                .extracting(AccessEntry::text)
                .containsExactly("deny 41 any any", "permit ip any any");
        assertThat(filters.accessList("WEB").orElseThrow().entries()).hasSize(2);
    }

    @Test
    void should_look_into_object_groups_that_hold_each_other() {
        String groups = """
                object-group network NODES
                 description the nodes
                 host 10.51.10.11
                 range 10.51.10.12 10.51.10.13
                object-group network CLUSTER
                 group-object NODES
                 10.51.20.0 255.255.255.0
                object-group network ROUND
                 group-object ROUND
                ip access-list extended WEB
                 permit tcp any object-group CLUSTER eq www
                ip access-list extended LOOP
                 permit tcp any object-group ROUND eq www
                """;
        AccessList web = filters(groups).accessList("WEB").orElseThrow();

        assertThat(web.verdict(to(NODE, "tcp 80"))).isEqualTo(Verdict.LETS_IN);
        assertThat(web.verdict(to(Ipv4.of("10.51.10.13"), "tcp 80"))).isEqualTo(Verdict.LETS_IN);
        assertThat(web.verdict(to(Ipv4.of("10.51.20.200"), "tcp 80"))).isEqualTo(Verdict.LETS_IN);
        assertThat(web.verdict(to(VIP, "tcp 80"))).isEqualTo(Verdict.SHUTS_OUT);
        assertThat(filters(groups).accessList("LOOP").orElseThrow().verdict(to(VIP, "tcp 80")))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void should_follow_a_zone_policy_class_by_class() {
        ZonePolicy policy = filters("""
                class-map type inspect match-any WEB-CLASS
                 match access-group name WEB
                 match access-group name WEB_v6
                 match protocol dns
                class-map type inspect match-all ADMIN-CLASS
                 match access-group 105
                 match protocol tcp
                policy-map type inspect OUT-IN
                 class type inspect ADMIN-CLASS
                  pass
                 class type inspect WEB-CLASS
                  inspect\s
                 class class-default
                  drop log
                zone-pair security OUT-TO-IN source OUTSIDE destination INSIDE
                 service-policy type inspect OUT-IN
                ip access-list extended WEB
                 permit tcp any host 10.51.10.11 eq www
                access-list 105 permit ip host 198.51.100.7 host 10.51.10.12
                """).zonePolicies().get(0);

        assertThat(policy.policy().name()).isEqualTo("OUT-IN");
        assertThat(policy.source()).isEqualTo("OUTSIDE");
        assertThat(policy.destination()).isEqualTo("INSIDE");
        assertThat(verdict(policy, to(NODE, "tcp 80"))).isEqualTo(Verdict.LETS_IN);
        assertThat(verdict(policy, to(VIP, "tcp 80"))).isEqualTo(Verdict.SHUTS_OUT);
        assertThat(verdict(policy, to(VIP, "udp 53"))).isEqualTo(Verdict.LETS_IN);
        assertThat(verdict(policy, to(Ipv4.of("10.51.10.12"), "tcp 22"))).isEqualTo(Verdict.LETS_IN);
        assertThat(verdict(policy, to(Ipv4.of("10.51.10.12"), "udp 22"))).isEqualTo(Verdict.SHUTS_OUT);
    }

    @Test
    void should_not_claim_to_know_what_a_class_with_a_strange_match_does() {
        ZonePolicy policy = filters("""
                class-map type inspect match-any ODD
                 match protocol kazaa2
                policy-map type inspect OUT-IN
                 class type inspect ODD
                  inspect
                zone-pair security OUT-TO-IN source OUTSIDE destination INSIDE
                 service-policy type inspect OUT-IN
                """).zonePolicies().get(0);

        assertThat(verdict(policy, to(VIP, "tcp 80"))).isEqualTo(Verdict.UNKNOWN);
    }
}
