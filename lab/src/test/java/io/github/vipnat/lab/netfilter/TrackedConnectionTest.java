package io.github.vipnat.lab.netfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.PacketPlane.Flow;
import io.github.vipnat.lab.PacketPlane.Neighbour;
import io.github.vipnat.lab.PacketPlane.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines as Debian's conntrack 1.4.7 and iproute2 print them, read as IOS would show them. */
class TrackedConnectionTest {

    private static final String INBOUND =
            "tcp      6 118 TIME_WAIT src=172.18.55.100 dst=172.18.55.51 sport=40000 dport=80"
                    + " src=10.51.10.11 dst=172.18.55.100 sport=80 dport=40000 [ASSURED] mark=0 use=1";
    private static final String OUTBOUND =
            "udp      17 29 src=10.51.10.67 dst=172.18.55.100 sport=5353 dport=53 [UNREPLIED]"
                    + " src=172.18.55.100 dst=172.18.55.51 sport=53 dport=5353 mark=0 use=1";
    private static final String ECHO = "icmp     1 29 src=172.18.55.100 dst=172.18.55.51 type=8 code=0 id=7"
            + " src=10.51.10.67 dst=172.18.55.100 type=0 code=0 id=7 mark=0 use=1";
    private static final String UNTRANSLATED = "tcp      6 10 CLOSE src=10.51.10.11 dst=10.51.10.254 sport=1 dport=2"
            + " src=10.51.10.254 dst=10.51.10.11 sport=2 dport=1 mark=0 use=1";
    private static final Translation WEB = new Translation("tcp", "10.51.10.11", 80, "172.18.55.51", 80, true, true);
    private static final Translation FTP = new Translation("tcp", "10.51.10.11", 21, "172.18.55.51", 21, true, true);
    private static final Translation FULL = new Translation("", "10.51.10.67", 0, "172.18.55.51", 0, true, true);

    private static TrackedConnection row(String line) {
        return TrackedConnection.parse(line).orElseThrow();
    }

    @Test
    void should_name_the_inside_and_the_outside_of_a_flow_whoever_began_it() {
        assertThat(row(INBOUND).flow())
                .contains(new Flow("tcp", "172.18.55.51:80", "10.51.10.11:80", "172.18.55.100:40000"));
        assertThat(row(OUTBOUND).flow())
                .contains(new Flow("udp", "172.18.55.51:5353", "10.51.10.67:5353", "172.18.55.100:53"));
        assertThat(row(ECHO).flow()).contains(new Flow("icmp", "172.18.55.51:7", "10.51.10.67:7", "172.18.55.100:7"));
        assertThat(row(UNTRANSLATED).flow()).isEmpty();
        assertThat(TrackedConnection.parse("conntrack v1.4.7 (conntrack-tools): 4 flow entries have been shown."))
                .isEmpty();
    }

    @Test
    void should_end_a_flow_by_its_first_packets_addresses() {
        assertThat(row(INBOUND).ending())
                .isEqualTo("-D -p tcp -s 172.18.55.100 -d 172.18.55.51 --sport 40000 --dport 80");
        assertThat(row(ECHO).ending()).isEqualTo("-D -p icmp -s 172.18.55.100 -d 172.18.55.51 --icmp-id 7");
    }

    @Test
    void should_end_ftp_data_with_the_control_connections_rule_unless_another_rule_carries_it() {
        TrackedConnection data =
                row("tcp      6 300 ESTABLISHED src=172.18.55.100 dst=172.18.55.51 sport=41000 dport=35001"
                        + " src=10.51.10.11 dst=172.18.55.100 sport=35001 dport=41000 [ASSURED] mark=0 use=1");
        List<TrackedConnection> all = List.of(row(INBOUND), data);

        assertThat(ConnectionEndings.orphanData(Set.of(WEB))).isFalse();
        assertThat(ConnectionEndings.orphanData(Set.of(FTP))).isTrue();
        assertThat(ConnectionEndings.ofData(Set.of(FTP), List.of(WEB), all)).containsExactly(data.ending());
        Translation full = new Translation("", "10.51.10.11", 0, "172.18.55.51", 0, true, true);
        assertThat(ConnectionEndings.ofData(Set.of(FTP), List.of(WEB, full), all))
                .isEmpty();
        assertThat(ConnectionEndings.ofData(Set.of(WEB), List.of(FTP), all)).isEmpty();
    }

    @Test
    void should_end_everything_between_two_addresses_with_their_last_rule_and_one_port_before_that() {
        String web = " -p tcp --orig-dst 172.18.55.51 --orig-port-dst 80 --reply-src 10.51.10.11 --reply-port-src 80";
        String fromWeb =
                " -p tcp --orig-src 10.51.10.11 --orig-port-src 80 --reply-dst 172.18.55.51 --reply-port-dst 80";

        assertThat(ConnectionEndings.ofRules(Set.of(WEB), List.of(FTP, FULL)))
                .containsExactly("-D" + web, "-D" + fromWeb);
        assertThat(ConnectionEndings.ofRules(Set.of(WEB, FTP), List.of(FULL)))
                .containsExactlyInAnyOrder(
                        "-D --orig-dst 172.18.55.51 --reply-src 10.51.10.11",
                        "-D --orig-src 10.51.10.11 --reply-dst 172.18.55.51");
        assertThat(ConnectionEndings.ofRules(
                        Set.of(WEB), List.of(new Translation("", "10.51.10.11", 0, "172.18.55.51", 0, true, true))))
                .isEmpty();
        assertThat(ConnectionEndings.ofRules(Set.of(), List.of(WEB))).isEmpty();
    }

    @Test
    void should_end_all_flows_of_a_mapping_with_two_lines_and_a_single_flow_with_one() {
        TrackedConnection another = row(INBOUND.replace("40000", "40002"));
        List<TrackedConnection> all = List.of(row(INBOUND), another, row(ECHO), row(UNTRANSLATED));
        Flow one = row(INBOUND).flow().orElseThrow();

        assertThat(ConnectionEndings.ofFlows(Set.of(one), all))
                .containsExactly(row(INBOUND).ending());
        assertThat(ConnectionEndings.ofFlows(
                        Set.of(
                                one,
                                another.flow().orElseThrow(),
                                row(ECHO).flow().orElseThrow()),
                        all))
                .hasSize(3)
                .contains(row(ECHO).ending())
                .anyMatch(line -> line.startsWith("-D -p tcp --orig-dst 172.18.55.51 --orig-port-dst 80 "));
    }

    @Test
    void should_read_neighbours_that_answered_and_those_that_did_not() {
        assertThat(NeighbourLine.parse("10.51.10.67 lladdr 02:1a:aa:bb:CC:01 ref 1 used 5/3/61 probes 1 REACHABLE "))
                .contains(new Neighbour("10.51.10.67", "021a.aabb.cc01", Duration.ofSeconds(61)));
        assertThat(NeighbourLine.parse("10.51.10.68 used 5/65/2 probes 6 FAILED "))
                .contains(new Neighbour("10.51.10.68", "", Duration.ofSeconds(2)));
        assertThat(NeighbourLine.parse("10.51.10.69 lladdr 02:1a:aa:bb:cc:01 NOARP"))
                .isEmpty();
        assertThat(NeighbourLine.parse("")).isEmpty();
    }
}
