package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.lint.Ways.Way;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.Route;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the router finds the VIP behind an inside interface of the rules' VRF. From outside to inside a packet is
 * translated first and routed then (ios-facts 8, "order of operations"), so a VIP that no inside way leads to is served to
 * nobody.
 */
final class VipWithoutWay implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        if (subject.view().withRole(NatRole.INSIDE).isEmpty()) {
            return List.of();
        }
        return vrfs(subject)
                .filter(vrf -> hasInside(subject, vrf))
                .flatMap(vrf -> check(subject, vrf))
                .toList();
    }

    /** The VRFs of the VIP's rules. */
    private static Stream<Optional<String>> vrfs(Subject subject) {
        return subject.plan().after().entries().stream()
                .map(NatEntry::rule)
                .filter(subject::isVip)
                .map(rule -> rule.options().vrf())
                .distinct();
    }

    /** A VRF without any inside interface is {@link RolesMissing}'s. */
    private static boolean hasInside(Subject subject, Optional<String> vrf) {
        return subject.view().withRole(NatRole.INSIDE).stream()
                .anyMatch(face -> face.vrf().equals(vrf));
    }

    private static Stream<Problem> check(Subject subject, Optional<String> vrf) {
        Ipv4 vip = subject.topology().vip().address();
        if (subject.view().interfaces().stream().anyMatch(face -> face.vrf().equals(vrf) && face.owns(vip))) {
            return Stream.empty();
        }
        Ways ways = new Ways(subject.view());
        List<Way> found = ways.to(vip, vrf);
        Optional<Way> inside = found.stream().filter(Way::leadsInside).findFirst();
        List<String> open = ways.openOnes(vip, vrf);
        if (!open.isEmpty() && (inside.isPresent() || ways.leadsInsideForSure(vip, vrf))) {
            return Stream.of(undecided(subject, vip, vrf, open));
        }
        if (inside.isPresent()) {
            return inside.get().route().filter(route -> route.nextHop().isPresent()).stream()
                    .map(route -> routed(subject, vip, route));
        }
        return ways.isSilent(vrf) ? Stream.empty() : Stream.of(notInside(subject, vip, vrf, found));
    }

    private static Problem notInside(Subject subject, Ipv4 vip, Optional<String> vrf, List<Way> found) {
        Ways ways = new Ways(subject.view());
        List<String> undecided = ways.undecided(vrf);
        return undecided.isEmpty() || (!found.isEmpty() && found.stream().allMatch(way -> ways.isFinal(way, vip, vrf)))
                ? new NoWay(subject, vip, vrf, found).problem()
                : undecided(subject, vip, vrf, undecided);
    }

    /** Without a next hop the router asks for the VIP itself by ARP, as on a network of its own. */
    private static Problem routed(Subject subject, Ipv4 vip, Route route) {
        return route.nextHop()
                        .filter(subject.topology().retiredAddresses()::contains)
                        .isPresent()
                ? routedByNode(subject, vip, route)
                : routedByRouter(subject, vip, route);
    }

    private static Problem routedByNode(Subject subject, Ipv4 vip, Route route) {
        return Problem.risk(
                "vip-is-routed",
                subject.where(),
                "what is for the VIP " + vip + " is sent to a node's own address: " + route.text(),
                "the node gets it whether it holds the VIP or not, and after a failover nobody does",
                Paste.command(
                        "let the router ask for the VIP itself",
                        "no " + route.text(),
                        "show running-config | include ^ip route"));
    }

    private static Problem routedByRouter(Subject subject, Ipv4 vip, Route route) {
        return Problem.risk(
                "vip-is-routed",
                subject.where(),
                "the VIP " + vip + " lies behind another router: " + route.text(),
                "the router never asks for it by ARP, so that neither a missing ARP entry nor a present one proves"
                        + " anything, and gratuitous ARP after a failover does not reach it; only an answer to a ping does",
                "before the change, on the router:  ping " + inVrf(route.vrf()) + vip);
    }

    private static Problem undecided(Subject subject, Ipv4 vip, Optional<String> vrf, List<String> reasons) {
        return Problem.risk(
                "vip-way-unknown",
                subject.where(),
                "whether the router finds the VIP " + vip + " behind an inside interface cannot be told from its"
                        + " configuration (" + String.join("; ", reasons) + ")",
                "where it does not, the rules stand in the configuration and serve nobody",
                "compare on the router:  show ip route " + inVrf(vrf) + vip);
    }

    /** The words of a command about a VRF; none for the global table. */
    static String inVrf(Optional<String> vrf) {
        return vrf.map(name -> "vrf " + name + " ").orElse("");
    }
}
