package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.GlobalSide.OfAddress;
import io.github.vipnat.nat.GlobalSide.OfInterface;
import io.github.vipnat.nat.GlobalSide.OfNetwork;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses that rules of an interface answer on. A rule of an interface and one of the address it has are about one
 * outside, so whatever asks which rules meet asks here (planning 2, the conflict key).
 *
 * @param primary the first address of each interface that has one written down
 */
public record InterfaceAddresses(Map<InterfaceName, Ipv4> primary) {
    public InterfaceAddresses {
        // Not Map.copyOf, whose table looks far for names that differ in their last digits only.
        primary = Collections.unmodifiableMap(new HashMap<>(primary));
    }

    /** Where nothing is known of interfaces. */
    public static InterfaceAddresses none() {
        return new InterfaceAddresses(Map.of());
    }

    static InterfaceAddresses of(List<RouterInterface> interfaces) {
        Map<InterfaceName, Ipv4> primary = new HashMap<>();
        interfaces.forEach(face -> face.primary().ifPresent(address -> primary.put(face.name(), address)));
        return new InterfaceAddresses(primary);
    }

    /** The address of an interface that has one; every other side is what it is. */
    public GlobalSide resolve(GlobalSide side) {
        return side.match(new GlobalSide.Cases<>(
                (OfAddress own) -> own,
                (OfNetwork whole) -> whole,
                (OfInterface named) ->
                        address(named.name()).<GlobalSide>map(OfAddress::new).orElse(named)));
    }

    /** Where the rule answers, by address where that is known. */
    public ConflictKey key(StaticRule rule) {
        return new ConflictKey(
                resolve(rule.mapping().globalSide()), rule.options().vrf());
    }

    /** What the rule's outside is known by, by address where that is known. */
    public GlobalSide side(StaticRule rule) {
        return resolve(rule.mapping().globalSide());
    }

    /** Whether a packet from outside could take either of the two. */
    public boolean meet(StaticRule one, StaticRule other) {
        return one.mapping().isSameService(other.mapping()) && isSameOutside(one, other);
    }

    private boolean isSameOutside(StaticRule one, StaticRule other) {
        return isSameOutside(one.mapping().globalSide(), other.mapping().globalSide());
    }

    /** Whether the two are one outside, or one of them holds the other. */
    public boolean isSameOutside(GlobalSide one, GlobalSide other) {
        GlobalSide a = resolve(one);
        GlobalSide b = resolve(other);
        return a.equals(b) || holds(a, b) || holds(b, a);
    }

    private static boolean holds(GlobalSide outer, GlobalSide inner) {
        return outer instanceof OfNetwork whole
                && inner.match(new GlobalSide.Cases<>(
                        (OfAddress own) -> whole.network().contains(own.address()),
                        (OfNetwork part) ->
                                whole.network().contains(part.network().address()),
                        (OfInterface named) -> false));
    }

    /** The address written down for an interface. */
    public Optional<Ipv4> address(InterfaceName name) {
        return Optional.ofNullable(primary.get(name));
    }
}
