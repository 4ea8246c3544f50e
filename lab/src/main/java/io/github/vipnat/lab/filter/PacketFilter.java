package io.github.vipnat.lab.filter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges packets by the text of a running-config: which ones get through an interface, from zone to zone, and which ones a
 * route-map picks. Between an inside and an outside interface packets carry the inside local address (ios-facts 8, "order of
 * operations", "ZBFW"). What it cannot judge it says and does not guess.
 */
public final class PacketFilter {

    private final ConfigurationSections configuration;
    private final EntryJudge lists;
    private final ClassJudge classes;
    private final boolean isEachAsked;

    private PacketFilter(ConfigurationSections configuration, boolean isEachAsked) {
        this.configuration = configuration;
        this.lists = new EntryJudge(configuration);
        this.classes = new ClassJudge(configuration, lists);
        this.isEachAsked = isEachAsked;
    }

    /** Reads a configuration as {@code show running-config} prints it. */
    public static PacketFilter of(String runningConfig) {
        return new PacketFilter(new ConfigurationSections(runningConfig), false);
    }

    /**
     * The same, where each of two lists that {@code ip access-group common} chains has to permit. Cisco ("IPv4 ACL Chaining Support")
     * says only that the common one is asked first; of itself this filter lets the first entry of both decide that is about a packet.
     */
    public PacketFilter chainedStrictly() {
        return new PacketFilter(configuration, true);
    }

    /**
     * Whether the {@code ip access-group} of an interface lets the packet through.
     *
     * @param direction {@code in} or {@code out}
     * @throws IllegalArgumentException when an entry on the way cannot be judged
     */
    public boolean passes(String interfaceName, String direction, Datagram packet) {
        return configuration.below("interface " + interfaceName).orElseThrow().stream()
                .filter(line -> line.startsWith("ip access-group ") && line.endsWith(" " + direction))
                .allMatch(line -> isLet(List.of(line.split(" ", -1)), packet));
    }

    /** {@code ip access-group LIST in}, or {@code ip access-group common LIST [LIST] in}, which only IOS-XE has. */
    private boolean isLet(List<String> words, Datagram packet) {
        boolean isChain = words.size() > 4 && words.get(2).equals("common");
        List<String> names = words.subList(isChain ? 3 : 2, words.size() - 1);
        return isEachAsked
                ? names.stream().allMatch(list -> lists.permits(list, packet))
                : lists.permits(names, packet);
    }

    /**
     * Whether the policy between the zones of two interfaces lets the packet through; what answers a flow that was inspected gets
     * through by itself. Two interfaces in one zone, or in none, have no policy between them; one in none is in the zone called
     * {@code default} where there are policies for that.
     *
     * @throws IllegalArgumentException when a match on the way cannot be judged
     */
    public boolean passesZones(String from, String to, Datagram packet) {
        Optional<String> source = configuration.value("interface " + from, "zone-member security");
        Optional<String> destination = configuration.value("interface " + to, "zone-member security");
        return source.equals(destination)
                || !action(source.orElse("default"), destination.orElse("default"), packet)
                        .equals("drop");
    }

    private String action(String source, String destination, Datagram packet) {
        return configuration.heads("zone-pair security").stream()
                .filter(head -> head.endsWith("source " + source + " destination " + destination))
                .flatMap(head ->
                        configuration.value("zone-pair security " + head, "service-policy type inspect").stream())
                .findFirst()
                .map(policy -> classes.action(policy, packet))
                .orElse("drop");
    }

    /**
     * Whether a route-map picks the packet: the first entry by number whose lists permit it, unless that is a {@code deny}.
     *
     * @throws IllegalArgumentException when an entry matches anything but access lists
     */
    public boolean picks(String routeMap, Datagram packet) {
        return configuration.heads("route-map " + routeMap).stream()
                .sorted(Comparator.comparingInt(head -> Integer.parseInt(head.split(" ", -1)[1])))
                .filter(head -> isMatched("route-map " + routeMap + " " + head, packet))
                .findFirst()
                .map(head -> head.startsWith("permit"))
                .orElse(false);
    }

    private boolean isMatched(String head, Datagram packet) {
        List<String> matches = configuration.below(head).orElseThrow().stream()
                .filter(line -> line.startsWith("match "))
                .toList();
        return matches.stream().allMatch(line -> {
            if (!line.startsWith("match ip address ")) {
                throw new IllegalArgumentException("cannot judge: " + line);
            }
            return Arrays.stream(line.substring("match ip address ".length()).split(" ", -1))
                    .anyMatch(list -> lists.permits(list, packet));
        });
    }
}
