package io.github.vipnat.lab.filter;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Zone-based policies: the classes of a policy-map from the top, the first one whose class-map matches decides; what is of none is
 * dropped. Class-maps match all of their lines unless they say {@code match-any}, and may hold others (Cisco, "Zone-Based Policy
 * Firewall Design and Application Guide").
 */
final class ClassJudge {

    private static final Map<String, String> PROTOCOLS = Map.of(
            "http", "tcp 80", "https", "tcp 443", "smtp", "tcp 25", "ssh", "tcp 22", "ftp", "tcp 21", "telnet",
            "tcp 23");

    private final ConfigurationSections configuration;
    private final EntryJudge lists;

    ClassJudge(ConfigurationSections configuration, EntryJudge lists) {
        this.configuration = configuration;
        this.lists = lists;
    }

    /** What a policy-map does with the packet: {@code inspect}, {@code pass} or {@code drop}. */
    String action(String policy, Datagram packet) {
        List<String> lines =
                configuration.below("policy-map type inspect " + policy).orElseThrow();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("class ") && isOf(line.replaceFirst("^class (type inspect )?", ""), packet)) {
                String next = at + 1 < lines.size() ? lines.get(at + 1).split(" ", -1)[0] : "drop";
                return next.equals("class") ? "drop" : next;
            }
        }
        return "drop";
    }

    private boolean isOf(String name, Datagram packet) {
        if (name.equals("class-default")) {
            return true;
        }
        String head = configuration.heads("class-map type inspect").stream()
                .filter(words -> words.equals(name) || words.endsWith(" " + name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class-map " + name));
        Predicate<String> matches = line -> matches(line, packet);
        List<String> lines = configuration.below("class-map type inspect " + head).orElseThrow().stream()
                .filter(line -> line.startsWith("match "))
                .toList();
        return head.startsWith("match-any ")
                ? lines.stream().anyMatch(matches)
                : lines.stream().allMatch(matches);
    }

    private boolean matches(String line, Datagram packet) {
        String[] words = line.split(" ", -1);
        String last = words[words.length - 1];
        return switch (words[1]) {
            case "access-group" -> lists.permits(last, packet);
            case "class-map" -> isOf(last, packet);
            case "protocol" -> isProtocol(last, packet);
            default -> throw new IllegalArgumentException("cannot judge: " + line);
        };
    }

    private boolean isProtocol(String name, Datagram packet) {
        if (List.of("tcp", "udp", "icmp").contains(name)) {
            return name.equals(packet.protocol());
        }
        String port = packet.protocol() + " " + (packet.isAnswer() ? packet.sourcePort() : packet.destinationPort());
        boolean isMapped = configuration.heads("ip port-map " + name + " port").stream()
                .anyMatch(words -> words.equals(port) || words.startsWith(port + " "));
        return isMapped || port.equals(PROTOCOLS.get(name)) || (name.equals("dns") && port.endsWith(" 53"));
    }
}
