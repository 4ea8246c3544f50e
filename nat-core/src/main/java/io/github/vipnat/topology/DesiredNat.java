package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The static rules a router is to have: those it has, without the ones that lead a published global to a retired
 * address, and with the ones that lead it to the VIP.
 */
public final class DesiredNat {

    private final Topology topology;
    private final Router router;
    private final RouterView view;

    private DesiredNat(Topology topology, Router router, RouterView view) {
        this.topology = topology;
        this.router = router;
        this.view = view;
    }

    /** Every static rule the router is to have, foreign ones included. */
    public static List<StaticRule> of(Topology topology, Router router, RouterView view) {
        return new DesiredNat(topology, router, view).rules();
    }

    /** The publication that an existing rule belongs to, if its global is published and not under {@code keep}. */
    public static Optional<Publication> publicationOf(Router router, StaticRule rule) {
        return router.publish().stream()
                .filter(publication -> serves(publication, rule.mapping()))
                .filter(publication -> !isKept(publication, rule.mapping()))
                .findFirst();
    }

    private List<StaticRule> rules() {
        List<StaticRule> rules = new ArrayList<>();
        view.nat().entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !gives(rule))
                .forEach(rules::add);
        Set<Ipv4> fullGlobals = fullGlobalsOfVip(rules);
        router.publish().forEach(publication -> rules.addAll(wished(publication, fullGlobals.size() > 1)));
        return rules;
    }

    /** Whether the rule gives way: it leads to a retired address, or it is the VIP's in another extent than wished. */
    private boolean gives(StaticRule rule) {
        Optional<Publication> publication = publicationOf(router, rule);
        if (publication.isEmpty()) {
            return false;
        }
        Mapping mapping = rule.mapping();
        if (topology.retiredAddresses().contains(mapping.insideLocal())) {
            return true;
        }
        boolean wishedFull = publication.get().extent() instanceof Extent.Full;
        boolean isFull = mapping.globalTransportPort().isEmpty();
        return mapping.insideLocal().equals(vip()) && wishedFull != isFull;
    }

    private List<StaticRule> wished(Publication publication, boolean severalGlobals) {
        StaticOptions options = options(publication.options());
        if (publication.extent() instanceof Extent.Ports ports) {
            return ports.ports().stream()
                    .map(port -> new StaticRule(portMapping(publication.global(), port), options))
                    .toList();
        }
        Ipv4 global = ((Global.Address) publication.global()).address();
        return List.of(new StaticRule(
                new Mapping.Full(vip(), global), severalGlobals ? options.with(Flag.EXTENDABLE) : options));
    }

    private Mapping portMapping(Global global, Publication.PortPair port) {
        if (global instanceof Global.OfInterface of) {
            return new Mapping.InterfacePort(vip(), port.localPort(), of.name(), port.global());
        }
        return new Mapping.Port(vip(), port.localPort(), ((Global.Address) global).address(), port.global());
    }

    private Set<Ipv4> fullGlobalsOfVip(List<StaticRule> staying) {
        Set<Ipv4> globals = new HashSet<>();
        staying.stream()
                .map(StaticRule::mapping)
                .filter(mapping -> mapping instanceof Mapping.Full full
                        && full.insideLocal().equals(vip()))
                .forEach(mapping -> mapping.insideGlobalAddress().ifPresent(globals::add));
        router.publish().stream()
                .filter(publication -> publication.extent() instanceof Extent.Full)
                .map(publication -> ((Global.Address) publication.global()).address())
                .forEach(globals::add);
        return globals;
    }

    /** Whether the rule answers on the publication's global. */
    public static boolean serves(Publication publication, Mapping mapping) {
        if (publication.global() instanceof Global.OfInterface of) {
            return mapping.globalInterfaceName().equals(Optional.of(of.name()));
        }
        return mapping.insideGlobalAddress().equals(Optional.of(((Global.Address) publication.global()).address()));
    }

    private static boolean isKept(Publication publication, Mapping mapping) {
        return mapping.globalTransportPort()
                .filter(publication.keep()::contains)
                .isPresent();
    }

    private static StaticOptions options(Publication.Options wish) {
        Set<Flag> flags = new HashSet<>();
        if (wish.noAlias()) {
            flags.add(Flag.NO_ALIAS);
        }
        if (wish.noPayload()) {
            flags.add(Flag.NO_PAYLOAD);
        }
        return new StaticOptions(
                wish.vrf(),
                wish.redundancy().map(group -> new Redundancy(group, wish.mappingId())),
                wish.routeMap().map(name -> new RouteMap(name, false)),
                flags);
    }

    private Ipv4 vip() {
        return topology.vip().address();
    }
}
