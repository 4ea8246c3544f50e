package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions.Flag;
import java.util.Optional;

/** One {@code ip nat inside source static} rule. */
public record StaticRule(Mapping mapping, StaticOptions options) {

    /** A rule without options. */
    public static StaticRule of(Mapping mapping) {
        return new StaticRule(mapping, StaticOptions.none());
    }

    /** Where the rule answers. */
    public ConflictKey key() {
        return new ConflictKey(mapping.globalSide(), options.vrf());
    }

    /**
     * What makes a rule this rule and not another: entering it twice gives one rule.
     *
     * @param what the mapping; of an interface port rule its local end alone (ios-facts 1.1 row 1)
     */
    public record Identity(Object what, Optional<String> vrf, Optional<String> routeMap) {}

    private record OnInterface(Ipv4 insideLocal, Optional<TransportPort> localPort) {}

    public Identity identity() {
        Object what = mapping instanceof Mapping.InterfacePort port
                ? new OnInterface(port.insideLocal(), port.localTransportPort())
                : mapping;
        return new Identity(what, options.vrf(), options.routeMap().map(StaticOptions.RouteMap::name));
    }

    /**
     * The rule as it means, without what IOS adds by itself: {@code extendable} stands on every port static whether
     * typed or not (ios-facts, fact 4), so it never makes two rules differ.
     */
    public StaticRule meaning() {
        return new StaticRule(mapping, options.without(Flag.EXTENDABLE).without(Flag.FORCED));
    }

    /** Whether the two rules do the same. */
    public boolean means(StaticRule other) {
        return meaning().equals(other.meaning());
    }
}
