package io.github.vipnat.nat;

import java.util.Set;

/** Names a rule may refer to; a reference to a name that is not here leads nowhere. */
public record Definitions(Set<String> accessLists, Set<String> routeMaps, Set<String> vrfs) {

    public Definitions {
        accessLists = Set.copyOf(accessLists);
        routeMaps = Set.copyOf(routeMaps);
        vrfs = Set.copyOf(vrfs);
    }
}
