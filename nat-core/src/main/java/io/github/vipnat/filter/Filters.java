package io.github.vipnat.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All filters of a router. */
public record Filters(Map<String, AccessList> accessLists, List<ZonePolicy> zonePolicies) {

    public Filters {
        accessLists = Map.copyOf(accessLists);
        zonePolicies = List.copyOf(zonePolicies);
    }

    /** The list of that name, if the router has one. */
    public Optional<AccessList> accessList(String name) {
        return Optional.ofNullable(accessLists.get(name));
    }
}
