package io.github.vipnat.plan;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.ConflictKey;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which places travel together. Usually each on its own; two are joined when IOS would not take an addition at one
 * before a removal at the other is done.
 */
final class Flights {

    /** An interface rule is known by protocol, local and local port, so it exists once (ios-facts 1.1 row 1). */
    private record OnInterface(Ipv4 local, TransportPort localPort) {}

    /** A local has one full static, unless the second is typed with {@code extendable} (ios-facts 1.3 rows 1 and 2). */
    private record OnlyFull(Ipv4 local, Optional<String> vrf) {}

    private final InterfaceAddresses addresses;
    private final Map<ConflictKey, ConflictKey> leaders = new HashMap<>();
    private final Set<ConflictKey> joined = new HashSet<>();

    private Flights(InterfaceAddresses addresses) {
        this.addresses = addresses;
    }

    static Flights of(List<Change> changes, InterfaceAddresses addresses) {
        Map<Object, List<ConflictKey>> given = changes.stream()
                .filter(Change::removes)
                .map(Change::rule)
                .filter(rule -> claim(rule, true).isPresent())
                .collect(Collectors.groupingBy(
                        rule -> claim(rule, true).orElseThrow(),
                        Collectors.mapping(addresses::key, Collectors.toList())));
        Flights flights = new Flights(addresses);
        changes.stream()
                .filter(change -> !change.removes())
                .map(Change::rule)
                .forEach(rule -> claim(rule, false)
                        .ifPresent(claim -> given.getOrDefault(claim, List.of())
                                .forEach(key -> flights.join(addresses.key(rule), key))));
        return flights;
    }

    ConflictKey of(Change change) {
        return leader(addresses.key(change.rule()));
    }

    /** Whether the flight is of several places. */
    boolean isJoined(ConflictKey flight) {
        return joined.contains(flight);
    }

    /** What there is one of on the router, and this rule gives up or needs. */
    private static Optional<Object> claim(StaticRule rule, boolean gives) {
        boolean isOnly = gives || !rule.options().has(Flag.EXTENDABLE);
        return rule.mapping()
                .match(new Mapping.Cases<>(
                        (Mapping.Full full) -> isOnly
                                ? Optional.of(new OnlyFull(
                                        full.insideLocal(), rule.options().vrf()))
                                : Optional.empty(),
                        (Mapping.Port port) -> Optional.empty(),
                        (Mapping.InterfacePort port) -> port.localTransportPort()
                                .<Object>map(local -> new OnInterface(port.insideLocal(), local)),
                        (Mapping.InterfaceFull full) -> Optional.empty(),
                        (Mapping.InterfaceEsp esp) -> Optional.empty(),
                        (Mapping.Network network) -> Optional.empty()));
    }

    private ConflictKey leader(ConflictKey key) {
        ConflictKey leader = key;
        for (ConflictKey next = leaders.get(leader); next != null; next = leaders.get(leader)) {
            leader = next;
        }
        return leader;
    }

    private void join(ConflictKey one, ConflictKey other) {
        ConflictKey a = leader(one);
        ConflictKey b = leader(other);
        if (a.equals(b)) {
            return;
        }
        ConflictKey first = a.compareTo(b) < 0 ? a : b;
        leaders.put(first.equals(a) ? b : a, first);
        joined.add(first);
    }
}
