package io.github.vipnat.ios.filter;

import io.github.vipnat.address.TransportPort;
import java.util.Map;
import java.util.Optional;

/**
 * The names that access lists print for ports (ios-facts 1.1, "Ports"); NAT lines never do. The list is the one that
 * {@code eq ?} shows; a name that is missing here leaves its line unread, not misread.
 */
public final class PortNames {

    private static final Map<String, Integer> TCP = Map.ofEntries(
            Map.entry("bgp", 179),
            Map.entry("chargen", 19),
            Map.entry("cmd", 514),
            Map.entry("daytime", 13),
            Map.entry("discard", 9),
            Map.entry("domain", 53),
            Map.entry("echo", 7),
            Map.entry("exec", 512),
            Map.entry("finger", 79),
            Map.entry("ftp", 21),
            Map.entry("ftp-data", 20),
            Map.entry("gopher", 70),
            Map.entry("hostname", 101),
            Map.entry("ident", 113),
            Map.entry("irc", 194),
            Map.entry("klogin", 543),
            Map.entry("kshell", 544),
            Map.entry("login", 513),
            Map.entry("lpd", 515),
            Map.entry("msrpc", 135),
            Map.entry("nntp", 119),
            Map.entry("pop2", 109),
            Map.entry("pop3", 110),
            Map.entry("smtp", 25),
            Map.entry("sunrpc", 111),
            Map.entry("tacacs", 49),
            Map.entry("talk", 517),
            Map.entry("telnet", 23),
            Map.entry("time", 37),
            Map.entry("uucp", 540),
            Map.entry("whois", 43),
            Map.entry("www", 80));

    private static final Map<String, Integer> UDP = Map.ofEntries(
            Map.entry("biff", 512),
            Map.entry("bootpc", 68),
            Map.entry("bootps", 67),
            Map.entry("discard", 9),
            Map.entry("domain", 53),
            Map.entry("echo", 7),
            Map.entry("isakmp", 500),
            Map.entry("mobile-ip", 434),
            Map.entry("nameserver", 42),
            Map.entry("netbios-dgm", 138),
            Map.entry("netbios-ns", 137),
            Map.entry("netbios-ss", 139),
            Map.entry("non500-isakmp", 4500),
            Map.entry("ntp", 123),
            Map.entry("rip", 520),
            Map.entry("snmp", 161),
            Map.entry("snmptrap", 162),
            Map.entry("sunrpc", 111),
            Map.entry("syslog", 514),
            Map.entry("tacacs", 49),
            Map.entry("talk", 517),
            Map.entry("tftp", 69),
            Map.entry("time", 37),
            Map.entry("who", 513),
            Map.entry("xdmcp", 177));

    private PortNames() {}

    /**
     * A number 0 to 65535, or a name of the protocol.
     *
     * @param protocol {@code tcp} or {@code udp}; any other has no names
     * @return empty for a word that is neither
     */
    public static Optional<Integer> parse(String protocol, String text) {
        if (text.equals("0")) {
            return Optional.of(0);
        }
        Optional<Integer> number = TransportPort.parseNumber(text);
        if (number.isPresent()) {
            return number;
        }
        Map<String, Integer> names = protocol.equals("tcp") ? TCP : protocol.equals("udp") ? UDP : Map.of();
        return Optional.ofNullable(names.get(text));
    }
}
