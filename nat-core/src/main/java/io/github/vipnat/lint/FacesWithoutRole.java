package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.nat.Route;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.StaticRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The interfaces that lack a role, as far as networks and routes tell them. One that has another role is left to a person. */
record FacesWithoutRole(Subject subject) {

    private static final Ipv4 ANYWHERE = Ipv4.of("0.0.0.0");

    /** Those that lead to the VIP; the default route leads anywhere and tells nothing. */
    List<InterfaceName> towardsVip(Optional<String> vrf) {
        return new Ways(subject.view())
                .to(subject.topology().vip().address(), vrf).stream()
                        .filter(way -> !way.route().map(Route::isDefault).orElse(false))
                        .flatMap(way -> way.face().stream())
                        .flatMap(FacesWithoutRole::free)
                        .toList();
    }

    /** Those that are published, or lie in the network of a global, or else the one that the default route leads by. */
    List<InterfaceName> towardsProvider() {
        List<InterfaceName> ofGlobals = subject.added()
                .flatMap(this::facesOf)
                .flatMap(FacesWithoutRole::free)
                .filter(this::isNoWayToVip)
                .distinct()
                .toList();
        return ofGlobals.isEmpty() ? byDefault() : ofGlobals;
    }

    private List<InterfaceName> byDefault() {
        return new Ways(subject.view())
                .to(ANYWHERE, Optional.empty()).stream()
                        .flatMap(way -> way.face().stream())
                        .flatMap(FacesWithoutRole::free)
                        .filter(this::isNoWayToVip)
                        .distinct()
                        .toList();
    }

    private Stream<RouterInterface> facesOf(StaticRule rule) {
        Optional<InterfaceName> named = rule.mapping().globalInterfaceName();
        Optional<Ipv4> global = rule.mapping().insideGlobalAddress();
        return subject.view().interfaces().stream()
                .filter(face -> named.equals(Optional.of(face.name()))
                        || global.stream()
                                .anyMatch(address ->
                                        face.addresses().stream().anyMatch(network -> network.contains(address))));
    }

    private boolean isNoWayToVip(InterfaceName face) {
        return subject.added()
                .map(rule -> rule.options().vrf())
                .distinct()
                .noneMatch(vrf -> towardsVip(vrf).contains(face));
    }

    /** A loopback only lends its address (ios-facts 8, "order of operations"). */
    private static Stream<InterfaceName> free(RouterInterface face) {
        return face.role() == NatRole.NONE && !face.name().text().startsWith("Loopback")
                ? Stream.of(face.name())
                : Stream.empty();
    }
}
