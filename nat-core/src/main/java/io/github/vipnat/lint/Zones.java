package io.github.vipnat.lint;

import io.github.vipnat.filter.Filter;
import io.github.vipnat.filter.NoPassage;
import io.github.vipnat.filter.Policy;
import io.github.vipnat.filter.ZonePolicy;
import io.github.vipnat.nat.RouterInterface;
import java.util.List;
import java.util.Optional;

/**
 * What lies between two interfaces for a zone-based firewall: within one zone, or where both are in none, nothing; between two
 * zones a policy, or without one no passage; between a zone and an interface in none no passage (Cisco, "Zone-Based Policy
 * Firewall Design and Application Guide"). With the zone called {@code default}, interfaces in none are in that one.
 */
record Zones(List<ZonePolicy> policies) {

    private static final String DEFAULT = "default";

    /** The zone that the interface is in. */
    Optional<String> of(RouterInterface face) {
        boolean isAlwaysInOne = policies.stream()
                .anyMatch(policy ->
                        policy.source().equals(DEFAULT) || policy.destination().equals(DEFAULT));
        return face.zone().or(() -> Optional.of(DEFAULT).filter(zone -> isAlwaysInOne));
    }

    boolean isOneZone(RouterInterface one, RouterInterface other) {
        return of(one).equals(of(other));
    }

    /** The policy for flows from one to the other, within one zone too (IOS has such pairs since 15.0). */
    Optional<Policy> policy(RouterInterface from, RouterInterface to) {
        return policies.stream()
                .filter(policy -> of(from).equals(Optional.of(policy.source()))
                        && of(to).equals(Optional.of(policy.destination())))
                .map(ZonePolicy::policy)
                .findFirst();
    }

    /** What flows meet from one to the other; empty where that is nothing. */
    Optional<Filter> filter(RouterInterface from, RouterInterface to) {
        Optional<Filter> policy = policy(from, to).map(one -> one);
        return policy.isPresent() || isOneZone(from, to)
                ? policy
                : Optional.of(new NoPassage(words(from, to), List.of()));
    }

    /** The place without passage, as the subject of a sentence. */
    String words(RouterInterface from, RouterInterface to) {
        return of(from).isPresent() && of(to).isPresent()
                ? "the zone-based firewall, which has no policy from " + side(from) + " to " + side(to) + ","
                : "the zone-based firewall between " + side(from) + " and " + side(to);
    }

    private String side(RouterInterface face) {
        return of(face).map(zone -> "zone " + zone + " (" + face.name() + ")").orElse(face.name() + " (in no zone)");
    }
}
