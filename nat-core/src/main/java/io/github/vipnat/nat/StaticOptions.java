package io.github.vipnat.nat;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What may follow the addresses of a static rule (ios-facts 1.1, OPTS). */
public record StaticOptions(
        Optional<String> vrf, Optional<Redundancy> redundancy, Optional<RouteMap> routeMap, Set<Flag> flags) {

    /** A word that stands alone. */
    public enum Flag {
        MATCH_IN_VRF("match-in-vrf"),
        EXTENDABLE("extendable"),
        NO_ALIAS("no-alias"),
        NO_PAYLOAD("no-payload"),
        STATELESS("stateless"),
        OVERLOAD("overload"),
        FORCED("forced");

        private final String word;

        Flag(String word) {
            this.word = word;
        }

        /** The word as IOS spells it. */
        public String word() {
            return word;
        }
    }

    /**
     * {@code redundancy GROUP [mapping-id N]}.
     *
     * @param group an HSRP group's name or a redundancy group's number
     * @param mappingId 1 to 2147483647; must be repeated when the rule is removed (ios-facts 1.1)
     */
    public record Redundancy(String group, OptionalInt mappingId) {}

    /** {@code route-map NAME [reversible]}. */
    public record RouteMap(String name, boolean reversible) {}

    public StaticOptions {
        Set<Flag> copy = EnumSet.noneOf(Flag.class);
        copy.addAll(flags);
        flags = Collections.unmodifiableSet(copy);
    }

    /** No option at all. */
    public static StaticOptions none() {
        return new StaticOptions(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    public StaticOptions with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new StaticOptions(vrf, redundancy, routeMap, more);
    }

    public StaticOptions without(Flag flag) {
        Set<Flag> fewer = EnumSet.noneOf(Flag.class);
        fewer.addAll(flags);
        fewer.remove(flag);
        return new StaticOptions(vrf, redundancy, routeMap, fewer);
    }
}
