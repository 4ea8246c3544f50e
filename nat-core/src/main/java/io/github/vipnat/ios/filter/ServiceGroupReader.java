package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.filter.Ports;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code object-group service} sections: protocols, and ports of TCP and UDP, {@code tcp-udp eq domain}, {@code udp source gt
 * 1023 range 5060 5061}; {@code eq} may be left out (Cisco, "Object Groups for ACLs").
 */
final class ServiceGroupReader {

    private static final Map<String, List<String>> PROTOCOLS =
            Map.of("tcp-udp", List.of("tcp", "udp"), "1", List.of("icmp"), "6", List.of("tcp"), "17", List.of("udp"));

    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp");

    private final Map<String, List<String>> lines = new HashMap<>();

    /** One service of a group. */
    record Service(String protocol, Ports source, Ports destination, String flags, When when) {}

    /** @param isWhole whether all that the group holds is understood */
    record Group(List<Service> services, boolean isWhole) {}

    void add(String name, List<ConfigLine> children) {
        List<String> group = lines.computeIfAbsent(name, any -> new ArrayList<>());
        children.forEach(line -> group.add(line.text()));
    }

    Map<String, Group> toGroups() {
        Map<String, Group> groups = new HashMap<>();
        lines.keySet().forEach(name -> groups.put(name, group(name, new HashSet<>())));
        return groups;
    }

    /** @param seen names on the way here, so that groups that hold each other end */
    private Group group(String name, Set<String> seen) {
        if (!lines.containsKey(name) || !seen.add(name)) {
            return new Group(List.of(), false);
        }
        List<Service> services = new ArrayList<>();
        boolean isWhole = true;
        for (String line : lines.getOrDefault(name, List.of())) {
            WordCursor words = new WordCursor(line);
            if (words.takeIf("description")) {
                continue;
            }
            Group more = words.takeIf("group-object") ? group(words.take(), seen) : member(words);
            services.addAll(more.services());
            isWhole &= more.isWhole();
        }
        seen.remove(name);
        return new Group(services, isWhole);
    }

    private static Group member(WordCursor words) {
        String protocol = words.take();
        String rest = words.rest();
        List<Service> services = PROTOCOLS.getOrDefault(protocol, List.of(protocol)).stream()
                .flatMap(one -> service(one, new WordCursor(rest)).stream())
                .toList();
        return new Group(services, !services.isEmpty());
    }

    private static Optional<Service> service(String protocol, WordCursor words) {
        if (!WITH_PORTS.contains(protocol)) {
            return Optional.of(plain(protocol, words.rest()))
                    .filter(service ->
                            protocol.equals("icmp") || service.flags().isEmpty());
        }
        Optional<Ports> source = words.takeIf("source") ? ports(protocol, words) : Optional.of(Ports.every());
        return source.flatMap(from -> ports(protocol, words)
                .filter(to -> words.isEmpty())
                .map(to -> new Service(protocol, from, to, "", When.ALWAYS)));
    }

    private static Service plain(String protocol, String type) {
        return new Service(protocol, Ports.every(), Ports.every(), type, type.isEmpty() ? When.ALWAYS : When.SOMETIMES);
    }

    private static Optional<Ports> ports(String protocol, WordCursor words) {
        return PortNames.parse(protocol, words.peek()).isPresent()
                ? PortMatchCodec.parse(protocol, new WordCursor("eq " + words.take()))
                : PortMatchCodec.parse(protocol, words);
    }
}
