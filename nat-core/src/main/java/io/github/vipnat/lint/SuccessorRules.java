package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The VIP's rules once a plan is carried out: who takes the place of a rule that leaves. */
final class SuccessorRules {

    private final Map<GlobalSide, Map<Optional<TransportPort>, List<StaticRule>>> rulesOfVip;
    private final InterfaceAddresses addresses;

    private SuccessorRules(
            Map<GlobalSide, Map<Optional<TransportPort>, List<StaticRule>>> rulesOfVip, InterfaceAddresses addresses) {
        this.rulesOfVip = rulesOfVip;
        this.addresses = addresses;
    }

    static SuccessorRules in(Plan plan, Ipv4 vip) {
        InterfaceAddresses addresses = plan.before().addresses();
        return new SuccessorRules(
                plan.after().entries().stream()
                        .map(NatEntry::rule)
                        .filter(rule -> rule.mapping().insideLocal().equals(vip))
                        .collect(Collectors.groupingBy(
                                addresses::side,
                                Collectors.groupingBy(rule -> rule.mapping().globalTransportPort()))),
                addresses);
    }

    /** The rule that lets in everything the leaving one let in; one of the same VRF and route-map where there is one. */
    Optional<StaticRule> of(StaticRule leaving) {
        Map<Optional<TransportPort>, List<StaticRule>> sameOutside =
                on(leaving.mapping().globalSide());
        Optional<TransportPort> port = leaving.mapping().globalTransportPort();
        return Stream.of(port, Optional.<TransportPort>empty())
                .distinct()
                .flatMap(key -> sameOutside.getOrDefault(key, List.of()).stream())
                .filter(rule -> isForVrfOf(leaving, rule))
                .min(Comparator.<StaticRule, Boolean>comparing(rule ->
                                !rule.options().vrf().equals(leaving.options().vrf()))
                        .thenComparing(rule -> !routeMap(rule).equals(routeMap(leaving))));
    }

    /** The ports on which the VIP answers there. */
    List<TransportPort> portsOn(GlobalSide global) {
        return on(global).keySet().stream().flatMap(Optional::stream).sorted().toList();
    }

    private Map<Optional<TransportPort>, List<StaticRule>> on(GlobalSide global) {
        return rulesOfVip.getOrDefault(addresses.resolve(global), Map.of());
    }

    /** A rule without a VRF may have been wished by a file that forgot it; that is an option lost, not a service. */
    private static boolean isForVrfOf(StaticRule leaving, StaticRule rule) {
        return rule.options().vrf().isEmpty()
                || rule.options().vrf().equals(leaving.options().vrf());
    }

    private static Optional<String> routeMap(StaticRule rule) {
        return rule.options().routeMap().map(RouteMap::name);
    }
}
