package io.github.vipnat.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All filters of a router. */
public record Filters(
        Map<String, AccessList> accessLists, List<ZonePolicy> zonePolicies, Map<String, Policy> routeMaps) {

    public Filters {
        accessLists = Map.copyOf(accessLists);
        zonePolicies = List.copyOf(zonePolicies);
        routeMaps = Map.copyOf(routeMaps);
    }

    /** The list of that name, if the router has one. */
    public Optional<AccessList> accessList(String name) {
        return Optional.ofNullable(accessLists.get(name));
    }

    /** The route-map of that name, if the router has one: it picks packets, or leaves them. */
    public Optional<Policy> routeMap(String name) {
        return Optional.ofNullable(routeMaps.get(name));
    }
}
