package io.github.vipnat.topology;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.Publication.Global;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one router publishes, found by the outside that a rule answers on. */
public final class Publications {

    private final Map<GlobalSide, List<Publication>> byGlobal;
    private final InterfaceAddresses addresses;

    private Publications(Map<GlobalSide, List<Publication>> byGlobal, InterfaceAddresses addresses) {
        this.byGlobal = byGlobal;
        this.addresses = addresses;
    }

    /**
     * What a router publishes.
     *
     * @param addresses what its interfaces answer on: an interface and its address are one outside
     */
    public static Publications of(Router router, InterfaceAddresses addresses) {
        return new Publications(
                router.publish().stream()
                        .collect(Collectors.groupingBy(publication -> addresses.resolve(globalSide(publication)))),
                addresses);
    }

    /** The publications of each outside, an interface by its address where that is known. */
    public Collection<List<Publication>> perOutside() {
        return byGlobal.values();
    }

    /** What the publication's outside is known by, as it is written. */
    public static GlobalSide globalSide(Publication publication) {
        return publication
                .global()
                .match(new Global.Cases<>(
                        (Global.Address own) -> new GlobalSide.OfAddress(own.address()),
                        (Global.OfInterface of) -> new GlobalSide.OfInterface(of.name())));
    }

    /** Whether cluster.yaml has a word for it. */
    public static boolean canWish(Flag flag) {
        return PublicationOptions.FLAGS.contains(flag);
    }

    /**
     * The publication that a rule is about. Of several publications of one global, the one in the rule's own VRF, and of
     * these the one that is written as the rule is, by interface or by address, and of these the one with its route-map:
     * the same mapping under two route-maps is two rules. A publication that names no
     * VRF also answers for rules in VRFs that no publication names, so that a forgotten {@code vrf} is found and not
     * passed over.
     */
    public Optional<Publication> about(StaticRule rule) {
        List<Publication> ofGlobal = byGlobal.getOrDefault(addresses.side(rule), List.of());
        Optional<String> routeMap = rule.options().routeMap().map(RouteMap::name);
        return inVrf(ofGlobal, rule.options().vrf()).stream()
                .min(Comparator.<Publication, Boolean>comparing(publication ->
                                !globalSide(publication).equals(rule.mapping().globalSide()))
                        .thenComparing(publication -> !publication
                                .options()
                                .routeMap()
                                .map(RouteMap::name)
                                .equals(routeMap)));
    }

    /** Whether the rule's publication says that it stays as it is. */
    public boolean isKept(StaticRule rule) {
        return about(rule)
                .filter(publication -> keeps(publication, rule.mapping()))
                .isPresent();
    }

    private static boolean keeps(Publication publication, Mapping mapping) {
        return mapping.globalTransportPort()
                .filter(publication.keep()::contains)
                .isPresent();
    }

    private static List<Publication> inVrf(List<Publication> publications, Optional<String> vrf) {
        List<Publication> exact = publications.stream()
                .filter(publication -> publication.options().vrf().equals(vrf))
                .toList();
        return exact.isEmpty() && vrf.isPresent() ? inVrf(publications, Optional.empty()) : exact;
    }
}
