package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The static rules a router is to have: those it has, without the ones that lead a published global to a retired
 * address, and with the ones that lead it to the VIP.
 */
public final class DesiredNat {

    private final Topology topology;
    private final Router router;
    private final RouterView view;
    private final Publications publications;

    private DesiredNat(Topology topology, Router router, RouterView view) {
        this.topology = topology;
        this.router = router;
        this.view = view;
        this.publications = Publications.of(router, view.nat().addresses());
    }

    /** Every static rule the router is to have, foreign ones included. */
    public static List<StaticRule> of(Topology topology, Router router, RouterView view) {
        return new DesiredNat(topology, router, view).rules();
    }

    private List<StaticRule> rules() {
        List<StaticRule> rules = new ArrayList<>();
        view.nat().entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !givesWay(rule))
                .forEach(rules::add);
        long wishes = router.publish().size();
        boolean isOneOfSeveral =
                wishes + rules.stream().filter(this::leadsToVip).count() > 1;
        router.publish().forEach(publication -> rules.addAll(wished(publication, isOneOfSeveral)));
        return rules;
    }

    /** Whether the rule gives way to what the file wishes of its global; docs/adr/0004 says why these and no others. */
    private boolean givesWay(StaticRule rule) {
        if (publications.isKept(rule)) {
            return false;
        }
        Optional<Publication> publication = publications.about(rule);
        return isVips(rule)
                ? publication.filter(wish -> isReplaced(rule, wish)).isPresent()
                : topology.retiredAddresses().contains(rule.mapping().insideLocal()) && publication.isPresent();
    }

    /** Whether the VIP's own rule cannot stand beside the wish: it is of the other extent, or on a port of the list. */
    private static boolean isReplaced(StaticRule rule, Publication wish) {
        Optional<String> routeMap = rule.options().routeMap().map(RouteMap::name);
        Optional<String> wishedMap = wish.options().routeMap().map(RouteMap::name);
        boolean isTwin = routeMap.isPresent() && wishedMap.isPresent() && !routeMap.equals(wishedMap);
        if (isTwin || !wish.options().vrf().equals(rule.options().vrf())) {
            return false;
        }
        return wish.extent()
                .match(new Extent.Cases<>(
                        (Extent.Full full) -> true,
                        (Extent.Ports ports) -> rule.mapping().takesEverything() || isListed(rule, ports)));
    }

    private static boolean isListed(StaticRule rule, Extent.Ports ports) {
        return rule.mapping()
                .globalTransportPort()
                .filter(port ->
                        ports.ports().stream().anyMatch(pair -> pair.global().equals(port)))
                .isPresent();
    }

    /** @param isOneOfSeveral whether IOS would refuse a full static without {@code extendable} (ios-facts 1.3) */
    private List<StaticRule> wished(Publication publication, boolean isOneOfSeveral) {
        StaticOptions options = publication.options();
        return publication
                .extent()
                .match(new Extent.Cases<>(
                        (Extent.Full full) -> List.of(fullRule(
                                publication.global(), isOneOfSeveral ? options.with(Flag.EXTENDABLE) : options)),
                        (Extent.Ports ports) -> ports.ports().stream()
                                .map(port -> portRule(publication.global(), port, options))
                                .toList()));
    }

    private StaticRule fullRule(Global global, StaticOptions options) {
        return global.match(new Global.Cases<>(
                (Global.Address own) -> new StaticRule(new Mapping.Full(vip(), own.address()), options),
                (Global.OfInterface of) -> {
                    throw new IllegalStateException("the reader refuses a full publication of an interface: " + of);
                }));
    }

    /**
     * IOS gives {@code extendable} to a port static of an address by itself and to none of an interface (ios-facts fact 4
     * and 1.4 row 4); typed that way, a rule and its removal read as the router prints them.
     */
    private StaticRule portRule(Global global, Publication.PortPair port, StaticOptions options) {
        return global.match(new Global.Cases<>(
                (Global.Address own) -> new StaticRule(
                        new Mapping.Port(vip(), port.localPort(), own.address(), port.global()),
                        options.with(Flag.EXTENDABLE)),
                (Global.OfInterface of) -> new StaticRule(
                        new Mapping.InterfacePort(vip(), port.localPort(), of.name(), port.global()), options)));
    }

    /** A network static that holds the VIP counts too: it is a mapping of the same local. */
    private boolean leadsToVip(StaticRule rule) {
        return rule.mapping().leadsTo(vip());
    }

    private boolean isVips(StaticRule rule) {
        return rule.mapping().insideLocal().equals(vip());
    }

    private Ipv4 vip() {
        return topology.vip().address();
    }
}
