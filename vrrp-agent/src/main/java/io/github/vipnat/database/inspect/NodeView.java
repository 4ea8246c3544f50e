package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A host as seen from inside: what tells a server that listens on 127.0.0.1 alone from one that is down.
 *
 * @param addresses on its interfaces, with their masks
 * @param listeners TCP sockets that take connections; empty when the kernel's list could not be read, which says nothing of
 *     what listens
 */
public record NodeView(List<Ipv4Prefix> addresses, Optional<List<Listener>> listeners) {

    /** Prints on a Linux host what {@link #parse} reads, and ends with 0 only then; a kernel without IPv6 has no tcp6. */
    public static final String COMMAND =
            "ip -o -4 addr show && cat /proc/net/tcp" + " && if test -e /proc/net/tcp6; then cat /proc/net/tcp6; fi";

    /** {@code 2: eth0    inet 10.51.10.11/16 brd ...}. */
    private static final Pattern ADDRESS = Pattern.compile("(?m)^[0-9]+: \\S+ +inet ([0-9.]+/[0-9]+) ");

    /** {@code 0: 0B0A330A:0CEA 00000000:0000 0A ...}: state 0A listens; addresses are words in the host's byte order. */
    private static final Pattern SOCKET =
            Pattern.compile("(?m)^ *[0-9]+: ([0-9A-F]{32}|[0-9A-F]{8}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A ");

    /** What /proc/net/tcp begins with, whatever it lists. */
    private static final String SOCKETS_FOLLOW = "local_address";

    public NodeView {
        addresses = List.copyOf(addresses);
        listeners = listeners.map(List::copyOf);
    }

    /** A socket that listens; 0.0.0.0 stands for every address. */
    public record Listener(Ipv4 address, int port) {
        boolean takes(Ipv4 called) {
            return address.bits() == 0 || address.equals(called);
        }

        boolean isLoopback() {
            return address.bits() >>> 24 == 127;
        }
    }

    /**
     * Reads what {@link #COMMAND} printed; lines that are neither are passed over. Every host has an address and a list of
     * sockets: without either it was something else that answered, such as a forced command, and nothing is known.
     */
    public static Optional<NodeView> parse(String text) {
        List<Ipv4Prefix> addresses = ADDRESS.matcher(text)
                .results()
                .flatMap(line -> Ipv4Prefix.parse(line.group(1)).stream())
                .toList();
        return listeners(text)
                .filter(listeners -> !addresses.isEmpty())
                .map(listeners -> new NodeView(addresses, Optional.of(listeners)));
    }

    /** The host we run on. */
    public static NodeView here() {
        return here(Path.of("/proc/net"));
    }

    /** @param sockets the folder in which the kernel lists them */
    static NodeView here(Path sockets) {
        List<Ipv4Prefix> addresses = new ArrayList<>();
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            all.flatMap(each -> each.getInterfaceAddresses().stream())
                    .forEach(each -> prefix(each.getAddress(), each.getNetworkPrefixLength())
                            .ifPresent(addresses::add));
        } catch (SocketException e) {
            return new NodeView(List.of(), Optional.empty());
        }
        return new NodeView(addresses, listeners(file(sockets.resolve("tcp")) + file(sockets.resolve("tcp6"))));
    }

    /** Whether a packet to this address stays on the host. */
    boolean has(Ipv4 address) {
        return address.bits() >>> 24 == 127
                || addresses.stream().anyMatch(own -> own.address().equals(address));
    }

    private static Optional<Ipv4Prefix> prefix(InetAddress address, int length) {
        return Ipv4.parse(address.getHostAddress()).map(ipv4 -> new Ipv4Prefix(ipv4, length));
    }

    private static Optional<List<Listener>> listeners(String text) {
        if (!text.contains(SOCKETS_FOLLOW)) {
            return Optional.empty();
        }
        List<Listener> listeners = new ArrayList<>();
        Matcher socket = SOCKET.matcher(text);
        while (socket.find()) {
            String address = socket.group(1);
            boolean isVersion4 =
                    address.length() == 8 || address.matches("0{32}|0{16}FFFF0000[0-9A-F]{8}|0{20}FFFF[0-9A-F]{8}");
            if (isVersion4) {
                int word = Integer.parseUnsignedInt(address.substring(address.length() - 8), 16);
                listeners.add(
                        new Listener(new Ipv4(Integer.reverseBytes(word)), Integer.parseInt(socket.group(2), 16)));
            }
        }
        return Optional.of(listeners);
    }

    private static String file(Path name) {
        try {
            return Files.readString(name, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
