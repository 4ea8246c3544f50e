package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports on which the router itself listens: ios-facts 1.3, "port-form global = the router's own outside interface IP". */
class OwnServiceTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    @Test
    void should_warn_where_the_router_itself_listens_on_the_port() {
        String own = "global: 203.0.113.2, as: ports, ports: [tcp 80, tcp 443, tcp 23, tcp 25]";
        assertThat(publishing(own)
                        .lines("ip http server", "ip http secure-server", "line vty 0 4", " transport input telnet ssh")
                        .problems())
                .allMatch(problem -> problem.code().equals("own-service-on-global"))
                .extracting(Problem::what)
                .containsExactly(
                        "tcp 80 of 203.0.113.2 is where the router itself listens:  ip http server",
                        "tcp 443 of 203.0.113.2 is where the router itself listens:  ip http secure-server",
                        "tcp 23 of 203.0.113.2 is where the router itself listens:  line vty 0 4 / transport input"
                                + " telnet ssh");
        assertThat(publishing("interface: GigabitEthernet0/1, as: ports, ports: [tcp 8080, tcp 80]")
                        .lines("ip http server", "ip http port 8080")
                        .problem()
                        .what())
                .startsWith("tcp 8080 of GigabitEthernet0/1 is where the router itself listens");
        assertThat(publishing(own)
                        .lines("no ip http server", "no ip http secure-server", "line vty 0 4", " transport input ssh")
                        .found())
                .isEmpty();
        assertThat(publishing(WEB).lines("ip http server").found())
                .as("another address than the router's own")
                .isEmpty();
    }

    @Test
    void should_say_where_it_cannot_be_told_whether_the_router_takes_telnet() {
        assertThat(publishing("global: 203.0.113.2, as: ports, ports: [tcp 23]")
                        .lines("line vty 0 4", " login local")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("own-service-on-global");
                    assertThat(problem.what())
                            .isEqualTo("it cannot be told whether the router itself listens on tcp 23 of 203.0.113.2: "
                                    + " line vty 0 4 has no transport input");
                });
    }

    private static List<String> ownServices(String ports, String... lines) {
        return publishing("interface: GigabitEthernet0/1, as: ports, ports: [" + ports + "]")
                .lines(lines)
                .problems()
                .stream()
                .filter(problem -> problem.code().equals("own-service-on-global"))
                .map(Problem::what)
                .toList();
    }

    @Test
    void should_know_what_one_line_makes_the_router_listen_on() {
        assertThat(ownServices("udp 53, tcp 53, tcp 8053", "ip dns server"))
                .containsExactly(
                        "udp 53 of GigabitEthernet0/1 is where the router itself listens:  ip dns server",
                        "tcp 53 of GigabitEthernet0/1 is where the router itself listens:  ip dns server");
        assertThat(ownServices("tcp 2222, tcp 2223, tcp 2224, tcp 2225", "ip ssh port 2222 rotary 1 3"))
                .as("one port for each group")
                .hasSize(3);
        assertThat(ownServices("tcp 3007, tcp 5007, tcp 4007", "line vty 5", " rotary 7", " transport input telnet"))
                .hasSize(2);
        assertThat(ownServices("tcp 3007", "line vty 5", " rotary 7", " transport input ssh"))
                .isEmpty();
        assertThat(ownServices("udp 161", "snmp-server community s3cr3t RO", "no ip dns server"))
                .containsExactly(
                        "udp 161 of GigabitEthernet0/1 is where the router itself listens:  snmp-server community");
        assertThat(ownServices(
                        "udp 123, tcp 179, tcp 21", "ntp server 192.0.2.1", "router bgp 65000", "ftp-server enable"))
                .hasSize(3);
        assertThat(ownServices("tcp 80", "ip dns server", "ntp server 192.0.2.1", "router bgp 65000"))
                .isEmpty();
    }

    @Test
    void should_know_the_gateways_of_the_routers_own_ssl_vpns() {
        String[] webvpn = {
            "webvpn gateway GW", " ip address 203.0.113.20 port 443", " http-redirect port 80", " inservice"
        };
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 443, tcp 80, tcp 25]")
                        .lines(webvpn)
                        .found())
                .containsExactly("RISK own-service-on-global", "RISK own-service-on-global");
        assertThat(publishing("global: 203.0.113.20, as: full, exposure: accepted")
                        .lines(webvpn)
                        .found())
                .as("an address to itself")
                .containsExactly("RISK own-service-on-global", "RISK own-service-on-global");
        assertThat(publishing("global: 203.0.113.21, as: ports, ports: [tcp 443]")
                        .lines(webvpn)
                        .found())
                .as("another global")
                .isEmpty();
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 443]")
                        .lines("webvpn gateway GW", " ip address 203.0.113.20 port 443", " no inservice")
                        .found())
                .isEmpty();
        assertThat(ownServices(
                        "tcp 443, tcp 8443", "webvpn gateway GW", " ip interface GigabitEthernet0/1", " inservice"))
                .containsExactly(
                        "tcp 443 of GigabitEthernet0/1 is where the router itself listens:  webvpn gateway GW /"
                                + " ip interface GigabitEthernet0/1");
        assertThat(ownServices(
                        "tcp 443, tcp 8443",
                        "crypto ssl policy P",
                        " ip address local 203.0.113.2 port 8443",
                        " no shutdown"))
                .as("the address of the interface")
                .hasSize(1);
        assertThat(ownServices("tcp 443", "crypto ssl policy P", " ip interface local GigabitEthernet0/1", " shutdown"))
                .isEmpty();
    }

    /** Cisco, "Configuring Server Load Balancing": a virtual server answers once {@code inservice} stands. */
    @Test
    void should_know_the_virtual_servers_and_aliases_of_the_router() {
        String[] farm = {"ip slb vserver WWW", " virtual 203.0.113.20 tcp www", " serverfarm F", " inservice"};
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 80, tcp 443]")
                        .lines(farm)
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK own-service-on-global");
                    assertThat(problem.what()).contains("ip slb vserver WWW / virtual 203.0.113.20 tcp www");
                });
        assertThat(publishing("global: 203.0.113.20, as: full, exposure: accepted")
                        .lines(farm)
                        .found())
                .containsExactly("RISK own-service-on-global");
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 443]")
                        .lines(farm)
                        .found())
                .as("another port")
                .isEmpty();
        farm[1] = " virtual 203.0.113.20 255.255.255.255 tcp 443 service x";
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 443]")
                        .lines(farm)
                        .found())
                .hasSize(1);
        farm[1] = " virtual 203.0.113.20 esp";
        farm[3] = " no inservice";
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 443]")
                        .lines(farm)
                        .found())
                .isEmpty();
        assertThat(publishing("global: 203.0.113.20, as: ports, ports: [tcp 3001, tcp 80]")
                        .lines("ip alias 203.0.113.20 3001")
                        .found())
                .containsExactly("RISK own-service-on-global");
    }

    @Test
    void should_know_where_a_router_with_voice_listens() {
        assertThat(ownServices(
                        "udp 5060, tcp 5061, udp 5070",
                        "voice service voip",
                        " sip",
                        "  bind all source-interface Vlan1"))
                .containsExactly(
                        "udp 5060 of GigabitEthernet0/1 is where the router itself listens:  voice service voip / sip",
                        "tcp 5061 of GigabitEthernet0/1 is where the router itself listens:  voice service voip / sip");
        assertThat(ownServices(
                        "udp 5060, udp 5070",
                        "voice service voip",
                        " sip",
                        "  listen-port non-secure 5070 secure 5071"))
                .singleElement()
                .asString()
                .startsWith("udp 5070");
        assertThat(ownServices("udp 5060", "voice service voip", " sip", "  shutdown"))
                .isEmpty();
        assertThat(ownServices("udp 5060", "dial-peer voice 7 voip", " session protocol sipv2"))
                .hasSize(1);
        assertThat(ownServices("udp 5060, tcp 1720", "voice service voip", " allow-connections sip to sip"))
                .allMatch(what -> what.startsWith("it cannot be told whether"))
                .hasSize(2);
        assertThat(ownServices("udp 5060, tcp 2000", "dial-peer voice 1 pots", " port 0/0/0:15"))
                .isEmpty();
        assertThat(ownServices("tcp 2000", "telephony-service", " ip source-address 10.51.10.254 port 2000"))
                .as("the other side of the router")
                .isEmpty();
    }
}
