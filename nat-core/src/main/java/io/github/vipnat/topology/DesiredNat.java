package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import java.util.ArrayList;
import java.util.List;

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
        this.publications = Publications.of(router);
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
        boolean isOneOfSeveral = wishes + rules.stream().filter(this::isVips).count() > 1;
        router.publish().forEach(publication -> rules.addAll(wished(publication, isOneOfSeveral)));
        return rules;
    }

    /**
     * Whether the rule gives way to what the file wishes: its global is published, and it leads to a retired address or
     * to the VIP. A rule of the VIP that is wished as it stands comes back with the wishes.
     */
    private boolean givesWay(StaticRule rule) {
        Ipv4 local = rule.mapping().insideLocal();
        boolean isOfCluster = local.equals(vip()) || topology.retiredAddresses().contains(local);
        return isOfCluster && publications.about(rule).isPresent() && !publications.isKept(rule);
    }

    /** @param isOneOfSeveral whether IOS would refuse a full static without {@code extendable} (ios-facts 1.3) */
    private List<StaticRule> wished(Publication publication, boolean isOneOfSeveral) {
        StaticOptions options = publication.options();
        if (publication.extent() instanceof Extent.Ports ports) {
            return ports.ports().stream()
                    .map(port -> portRule(publication.global(), port, options))
                    .toList();
        }
        Ipv4 global = ((Global.Address) publication.global()).address();
        return List.of(new StaticRule(
                new Mapping.Full(vip(), global), isOneOfSeveral ? options.with(Flag.EXTENDABLE) : options));
    }

    /**
     * IOS gives {@code extendable} to a port static of an address by itself and to none of an interface (ios-facts fact 4
     * and 1.4 row 4); typed that way, a rule and its removal read as the router prints them.
     */
    private StaticRule portRule(Global global, Publication.PortPair port, StaticOptions options) {
        if (global instanceof Global.OfInterface of) {
            return new StaticRule(
                    new Mapping.InterfacePort(vip(), port.localPort(), of.name(), port.global()), options);
        }
        Ipv4 address = ((Global.Address) global).address();
        return new StaticRule(
                new Mapping.Port(vip(), port.localPort(), address, port.global()), options.with(Flag.EXTENDABLE));
    }

    private boolean isVips(StaticRule rule) {
        return rule.mapping().insideLocal().equals(vip());
    }

    private Ipv4 vip() {
        return topology.vip().address();
    }
}
