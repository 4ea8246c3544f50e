package io.github.vipnat.ios.read;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.OwnService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines each of which makes the router listen on a well-known port, as Cisco documents them: the IOS Command References name the
 * service of each, "Configuring a Router as a Server" FTP and TFTP, and the hardening guide (document 13608) the small servers.
 */
final class SingleLineServices {

    /** How a line begins, and its ports. */
    private static final Map<String, String> PORTS = new LinkedHashMap<>();

    static {
        PORTS.put("ip dns server", "udp 53, tcp 53");
        PORTS.put("ip finger", "tcp 79");
        PORTS.put("service finger", "tcp 79");
        PORTS.put("service tcp-small-servers", "tcp 7, tcp 9, tcp 13, tcp 19");
        PORTS.put("service udp-small-servers", "udp 7, udp 9, udp 19");
        PORTS.put("ip identd", "tcp 113");
        PORTS.put("ip rcmd rsh-enable", "tcp 514");
        PORTS.put("ip rcmd rcp-enable", "tcp 514");
        PORTS.put("ftp-server enable", "tcp 21");
        PORTS.put("tftp-server", "udp 69");
        PORTS.put("snmp-server community", "udp 161");
        PORTS.put("snmp-server user", "udp 161");
        PORTS.put("ntp master", "udp 123");
        PORTS.put("ntp server", "udp 123");
        PORTS.put("ntp peer", "udp 123");
        PORTS.put("netconf-yang", "tcp 830");
        PORTS.put("ip sla responder", "udp 1967");
        PORTS.put("vpdn enable", "udp 1701, tcp 1723");
        PORTS.put("router bgp", "tcp 179");
        PORTS.put("router rip", "udp 520");
        PORTS.put("mgcp", "udp 2427");
    }

    private SingleLineServices() {}

    /** What the line makes the router listen on. */
    static List<OwnService> in(String line) {
        return PORTS.entrySet().stream()
                .filter(entry -> isOf(line, entry.getKey()))
                .flatMap(entry -> ports(entry.getValue()).map(port -> service(port, line, entry.getKey())))
                .toList();
    }

    private static boolean isOf(String line, String beginning) {
        return line.startsWith(beginning)
                && (line.length() == beginning.length()
                        || (line.charAt(beginning.length()) == ' ' && !beginning.equals("mgcp")));
    }

    /** A line that goes on may be one of several, and then to take it out changes little; what it goes on with may be secret. */
    private static OwnService service(TransportPort port, String line, String beginning) {
        return line.equals(beginning) ? OwnService.ofLine(port, line) : OwnService.ofLines(port, beginning, true);
    }

    private static Stream<TransportPort> ports(String texts) {
        return Stream.of(texts.split(", ", -1)).map(TransportPort::parse).flatMap(Optional::stream);
    }
}
