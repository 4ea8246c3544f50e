package io.github.vipnat.lab.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges by the text of a running-config whom a packet from outside reaches. Only what comes in by an interface with
 * {@code ip nat outside} is translated, and only when it leaves by one with {@code ip nat inside}; it is translated first and routed
 * then (ios-facts 8, "order of operations"). What it cannot judge it says and does not guess.
 */
public final class WayIn {

    private static final String STATIC = "ip nat inside source static";

    private static final String DESTINATION = "ip nat inside destination";

    private final ConfigurationSections configuration;
    private final EntryJudge lists;
    private final RoutedWay ways;

    private WayIn(ConfigurationSections configuration) {
        this.configuration = configuration;
        this.lists = new EntryJudge(configuration);
        this.ways = new RoutedWay(configuration);
    }

    /** Reads a configuration as {@code show running-config} prints it. */
    public static WayIn of(String runningConfig) {
        return new WayIn(new ConfigurationSections(runningConfig));
    }

    /**
     * The host that a packet reaches which comes in by an interface: {@code 10.51.10.67 80}, or its address alone where the whole of it
     * is published. Empty where no rule is about the packet, or it does not get from outside to inside.
     *
     * @throws IllegalArgumentException when more than one rule is about the packet, or one that shares it out among hosts
     */
    public Optional<String> reached(String interfaceName, Datagram packet) {
        List<Target> targets = Stream.concat(
                        configuration.heads(STATIC).stream().flatMap(rule -> target(rule, packet).stream()),
                        destinations(packet))
                .toList();
        if (targets.size() > 1 || targets.stream().anyMatch(Target::isPool)) {
            throw new IllegalArgumentException("cannot judge: " + targets);
        }
        return targets.stream()
                .filter(target -> hasRole(interfaceName, "outside"))
                .filter(target -> ways.leavesBy(target.host(), target.vrf())
                        .filter(face -> hasRole(face, "inside"))
                        .isPresent())
                .map(target -> target.port().isEmpty() ? target.host() : target.host() + " " + target.port())
                .findFirst();
    }

    private record Target(String host, String port, String vrf) {
        boolean isPool() {
            return host.startsWith("pool ");
        }
    }

    private boolean hasRole(String interfaceName, String role) {
        return configuration
                .below("interface " + interfaceName)
                .orElse(List.of())
                .contains("ip nat " + role);
    }

    /** {@code tcp L l G g …}, {@code tcp L l interface IF g …} or {@code L G …}. */
    private Optional<Target> target(String rule, Datagram packet) {
        String[] words = rule.replace(" interface ", " interface:").split(" ", -1);
        if (words[0].equals("network") || words[0].equals("esp")) {
            throw new IllegalArgumentException("cannot judge: " + rule);
        }
        boolean isPort = words[0].equals("tcp") || words[0].equals("udp");
        String global = words[isPort ? 3 : 1];
        boolean isMeant = isGlobal(global, packet.destination())
                && (!isPort
                        || (words[0].equals(packet.protocol())
                                && words[4].equals(String.valueOf(packet.destinationPort()))));
        return isMeant
                ? Optional.of(new Target(words[isPort ? 1 : 0], isPort ? words[2] : "", behind(words, "vrf")))
                : Optional.empty();
    }

    private boolean isGlobal(String words, String address) {
        return words.startsWith("interface:")
                ? configuration
                        .value("interface " + words.substring("interface:".length()), "ip address")
                        .filter(own -> own.startsWith(address + " "))
                        .isPresent()
                : words.equals(address);
    }

    private static String behind(String[] words, String word) {
        int at = Arrays.asList(words).indexOf(word);
        return at < 0 ? "" : words[at + 1];
    }

    /** ios-facts 11.5. */
    private Stream<Target> destinations(Datagram packet) {
        Stream<Target> statics = configuration.heads(DESTINATION + " static").stream()
                .map(rule -> rule.split(" ", -1))
                .filter(words -> words[0].equals(packet.destination()))
                .map(words -> new Target(words[1], "", ""));
        Stream<Target> shared = configuration.heads(DESTINATION + " list").stream()
                .map(rule -> rule.split(" ", -1))
                .filter(words -> lists.permits(words[0], packet))
                .map(words -> new Target("pool " + words[2], "", ""));
        return Stream.concat(statics, shared);
    }
}
