package io.github.vipnat.report;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.page.Block;
import io.github.vipnat.page.Markup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is published where, before and after.
 *
 * @param kept rules that stand before and after
 */
record PublishedRules(
        ChangeTicket ticket,
        InterfaceAddresses addresses,
        List<StaticRule> removed,
        List<StaticRule> added,
        List<StaticRule> kept) {

    PublishedRules {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        kept = List.copyOf(kept);
    }

    /** One global and one of its services, in the order of addresses and ports. */
    private record Place(GlobalSide global, String vrf, int port, String service) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::global)
                    .thenComparing(Place::vrf)
                    .thenComparing(Place::port)
                    .thenComparing(Place::service)
                    .compare(this, other);
        }
    }

    /** Two pictures, and a table that says the same of what changes. */
    Markup markup() {
        return Markup.all(
                new PublishedPicture(this, "Before", false).markup(),
                new PublishedPicture(this, "After", true).markup(),
                table());
    }

    private Markup table() {
        Map<Place, List<StaticRule>> before = byPlace(removed);
        Map<Place, List<StaticRule>> after = byPlace(added);
        return Block.table(
                List.of("outside", "service", "leads today to", "leads then to"),
                Stream.concat(before.keySet().stream(), after.keySet().stream())
                        .distinct()
                        .sorted()
                        .map(place -> List.of(
                                place.global() + (place.vrf().isEmpty() ? "" : " (VRF " + place.vrf() + ")"),
                                place.service(),
                                hosts(before.getOrDefault(place, List.of())),
                                hosts(after.getOrDefault(place, List.of()))))
                        .toList());
    }

    private Map<Place, List<StaticRule>> byPlace(List<StaticRule> rules) {
        return rules.stream().collect(Collectors.groupingBy(this::place, TreeMap::new, Collectors.toList()));
    }

    private Place place(StaticRule rule) {
        return new Place(
                addresses.side(rule),
                rule.options().vrf().orElse(""),
                rule.mapping().globalTransportPort().map(TransportPort::number).orElse(0),
                service(rule));
    }

    private String hosts(List<StaticRule> rules) {
        String hosts = rules.stream().map(this::host).distinct().collect(Collectors.joining(", "));
        return hosts.isEmpty() ? "–" : hosts;
    }

    private String host(StaticRule rule) {
        Ipv4 local = rule.mapping().insideLocal();
        String port = rule.mapping()
                .localTransportPort()
                .filter(own -> !rule.mapping().globalTransportPort().equals(Optional.of(own)))
                .map(own -> ", " + own)
                .orElse("");
        return ticket.host(local) + port;
    }

    /** {@code tcp 80}, or what takes all of them. */
    static String service(StaticRule rule) {
        return rule.mapping()
                .globalTransportPort()
                .map(TransportPort::toString)
                .orElse(rule.mapping().takesEverything() ? "every protocol and port" : "esp");
    }
}
