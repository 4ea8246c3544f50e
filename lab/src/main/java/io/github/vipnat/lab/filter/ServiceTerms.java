package io.github.vipnat.lab.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Groups of services: {@code tcp eq www}, {@code tcp-udp eq domain}, {@code udp source gt 1023 range 5060 5061}, a protocol, another
 * group (Cisco, "Object Groups for ACLs").
 */
record ServiceTerms(ConfigurationSections configuration) {

    /** Whether the packet is one of a service of the group. */
    boolean isIn(String group, Datagram packet) {
        return configuration
                .below("object-group service " + group)
                .orElseThrow(() -> new IllegalArgumentException("no object-group service " + group))
                .stream()
                .filter(line -> !line.startsWith("description"))
                .anyMatch(line -> isOf(new ArrayDeque<>(List.of(line.split(" ", -1))), packet));
    }

    private boolean isOf(Deque<String> words, Datagram packet) {
        String first = words.pop();
        if (first.equals("group-object")) {
            return isIn(words.pop(), packet);
        }
        boolean isOfProtocol =
                first.equals("ip") || List.of(first.split("-", -1)).contains(packet.protocol());
        boolean isFrom = !"source".equals(words.peek()) || takesSource(words, packet);
        boolean isTo = PortTerms.take(named(words), packet.destinationPort());
        return isOfProtocol && isFrom && isTo;
    }

    private static boolean takesSource(Deque<String> words, Datagram packet) {
        words.pop();
        return PortTerms.take(named(words), packet.sourcePort());
    }

    /** A port may stand without {@code eq}. */
    private static Deque<String> named(Deque<String> words) {
        if (!words.isEmpty() && PortTerms.isPort(words.getFirst())) {
            words.push("eq");
        }
        return words;
    }
}
