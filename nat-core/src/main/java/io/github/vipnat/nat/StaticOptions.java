package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What may follow the addresses of a static rule (ios-facts 1.1, OPTS). */
public record StaticOptions(
        Optional<String> vrf,
        Optional<Redundancy> redundancy,
        Optional<RouteMap> routeMap,
        Set<Flag> flags,
        Ties ties) {

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

    /**
     * What newer and older images tie a rule to (ios-facts 11.5): words that vipnat reads and prints again and that
     * cluster.yaml cannot wish.
     *
     * @param mappingId of stateful NAT, without {@code redundancy}, 1 to 2147483647
     * @param track the tracked object, 1 to 1000
     */
    public record Ties(
            OptionalInt mappingId,
            OptionalInt track,
            Optional<InterfaceName> egressInterface,
            Optional<InterfaceName> garpInterface) {

        private static final Ties NONE =
                new Ties(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

        /** Nothing of the kind. */
        public static Ties none() {
            return NONE;
        }

        public boolean isNone() {
            return equals(NONE);
        }

        /** Each as the router prints it, in the order it prints them: {@code track 10}. */
        public List<String> texts() {
            List<String> texts = new ArrayList<>();
            mappingId.ifPresent(id -> texts.add("mapping-id " + id));
            egressInterface.ifPresent(name -> texts.add("egress-interface " + name));
            track.ifPresent(object -> texts.add("track " + object));
            garpInterface.ifPresent(name -> texts.add("garp-interface " + name));
            return List.copyOf(texts);
        }
    }

    /** Options that every image knows. */
    public StaticOptions(
            Optional<String> vrf, Optional<Redundancy> redundancy, Optional<RouteMap> routeMap, Set<Flag> flags) {
        this(vrf, redundancy, routeMap, flags, Ties.none());
    }

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
        return new StaticOptions(vrf, redundancy, routeMap, more, ties);
    }

    public StaticOptions without(Flag flag) {
        Set<Flag> fewer = EnumSet.noneOf(Flag.class);
        fewer.addAll(flags);
        fewer.remove(flag);
        return new StaticOptions(vrf, redundancy, routeMap, fewer, ties);
    }
}
