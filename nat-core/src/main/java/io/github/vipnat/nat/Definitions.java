package io.github.vipnat.nat;

import java.util.Map;
import java.util.Set;

/**
 * Names a rule may refer to; a reference to a name that is not here leads nowhere.
 *
 * @param routeMaps each with the access lists it matches
 * @param redundancyGroups names of HSRP groups and numbers of redundancy groups (ios-facts 1.1, "Options in XE model")
 */
public record Definitions(
        Set<String> accessLists, Map<String, Set<String>> routeMaps, Set<String> vrfs, Set<String> redundancyGroups) {
    public Definitions {
        accessLists = Set.copyOf(accessLists);
        routeMaps = Map.copyOf(routeMaps);
        vrfs = Set.copyOf(vrfs);
        redundancyGroups = Set.copyOf(redundancyGroups);
    }

    /** The access lists that a route-map matches; none for a route-map that is not there. */
    public Set<String> accessListsOf(String routeMap) {
        return routeMaps.getOrDefault(routeMap, Set.of());
    }
}
