package io.github.vipnat.lint;

import io.github.vipnat.filter.NoPassage;
import io.github.vipnat.filter.Policy;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.Optional;

/**
 * What to type where a zone-based firewall has no passage to the VIP: its interface joins the node's zone where it is in none,
 * and else its zone gets the policy that the node's has.
 *
 * @param inside the interface that leads to the VIP
 * @param nodes the interface that leads to the node
 */
record ZoneOpening(RouterView view, Zones zones, RouterInterface inside, RouterInterface nodes) {

    NoPassage of(RouterInterface from, RouterInterface to, Optional<Policy> wanted) {
        Optional<String> zone = zones.of(nodes);
        if (zones.of(inside).isEmpty() && zone.isPresent()) {
            return new NoPassage("interface " + inside.name(), joining(zone.get()));
        }
        Optional<String> source = zones.of(from);
        Optional<String> destination = zones.of(to);
        return wanted.isPresent() && source.isPresent() && destination.isPresent()
                ? new NoPassage(
                        "zone-pair from " + source.get() + " to " + destination.get(),
                        pair(source.get(), destination.get(), wanted.get()))
                : new NoPassage(zones.words(from, to), List.of());
    }

    private List<String> joining(String zone) {
        return List.of(
                "! whatever else passes " + inside.name() + " is filtered as that of zone " + zone + " from then on",
                "interface " + inside.name(),
                " zone-member security " + zone);
    }

    private List<String> pair(String source, String destination, Policy policy) {
        String ends = " source " + source + " destination " + destination;
        String head = view.lines().stream()
                .map(ConfigLine::text)
                .filter(line -> line.startsWith("zone-pair security ") && line.endsWith(ends))
                .findFirst()
                .orElse("zone-pair security VIPNAT-" + source + "-" + destination + ends);
        return List.of(head, " service-policy type inspect " + policy.name());
    }
}
