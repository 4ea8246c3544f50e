package io.github.vipnat.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A socket that takes connections or datagrams, as {@code ss} of iproute2 prints it.
 *
 * @param owners the processes that hold it; empty where they were not shown
 */
public record Listener(TransportPort port, Bound bound, Optional<Ipv4> address, Set<String> owners) {

    /** Every user sees the sockets. */
    public static final NodeQuestion QUESTION = NodeQuestion.ofAll("sockets", "ss -H -tuln && ss -H -xl");

    /** Only root sees whose they are. */
    public static final NodeQuestion OWNERS = NodeQuestion.ofRoot("socket-owners", "/usr/bin/ss -H -tulnp");

    /** {@code tcp LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=812,fd=6))}. */
    private static final Pattern SOCKET =
            Pattern.compile("(tcp|udp) +\\S+ +[0-9]+ +[0-9]+ +(\\S+):([0-9]{1,5}) +\\S+(?: +(.*))?");

    /** {@code u_str LISTEN 0 4096 /run/php/php8.2-fpm.sock 21430 * 0}. */
    private static final Pattern UNIX = Pattern.compile("u_\\S+ +\\S+ +[0-9]+ +[0-9]+ +(/\\S*) +.*");

    private static final Pattern OWNER = Pattern.compile("\\(\"([^\"]+)\",pid=");

    /** What a socket is bound to. */
    public enum Bound {
        /** Every address of IPv4, and of IPv6 perhaps. */
        EVERY,
        /** One address of IPv4. */
        ONE,
        /** Addresses of 127.0.0.0/8 or ::1. */
        LOOPBACK,
        /** IPv6 alone. */
        IPV6
    }

    public Listener {
        owners = Set.copyOf(owners);
    }

    /** Lines that are no such sockets are passed over. */
    public static List<Listener> parse(String said) {
        return said.lines().flatMap(line -> of(line.strip()).stream()).toList();
    }

    /** The paths of unix sockets that take connections. */
    public static Set<String> unixPaths(String said) {
        Set<String> paths = new HashSet<>();
        said.lines()
                .map(line -> UNIX.matcher(line.strip()))
                .filter(Matcher::matches)
                .forEach(line -> paths.add(line.group(1).replaceFirst("^/var/run/", "/run/")));
        return paths;
    }

    private static Optional<Listener> of(String line) {
        Matcher socket = SOCKET.matcher(line);
        if (!socket.matches()) {
            return Optional.empty();
        }
        Protocol protocol = Protocol.parse(socket.group(1)).orElseThrow();
        String host = socket.group(2).replaceFirst("%.*", "").replaceFirst("^\\[::ffff:([0-9.]+)]$", "$1");
        Optional<Ipv4> address = Ipv4.parse(host);
        return TransportPort.parseNumber(socket.group(3))
                .map(number -> new Listener(
                        new TransportPort(protocol, number),
                        bound(host, address),
                        address,
                        owners(Optional.ofNullable(socket.group(4)).orElse(""))));
    }

    private static Bound bound(String host, Optional<Ipv4> address) {
        if (host.equals("*") || host.equals("0.0.0.0")) {
            return Bound.EVERY;
        }
        boolean isLoopback = address.filter(own -> own.bits() >>> 24 == 127).isPresent();
        return isLoopback || host.equals("[::1]") ? Bound.LOOPBACK : address.isPresent() ? Bound.ONE : Bound.IPV6;
    }

    private static Set<String> owners(String users) {
        Set<String> owners = new HashSet<>();
        OWNER.matcher(users).results().forEach(owner -> owners.add(owner.group(1)));
        return owners;
    }
}
