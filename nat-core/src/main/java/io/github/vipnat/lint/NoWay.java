package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.lint.Ways.Way;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No inside interface leads to the VIP.
 *
 * @param found the ways that do lead there
 */
record NoWay(Subject subject, Ipv4 vip, Optional<String> vrf, List<Way> found) {

    /** What is so for a node today, and its rules go there all the same, is no reason to stop. */
    Problem problem() {
        return new Problem(
                "vip-not-inside",
                isSoToday() ? Severity.RISK : Severity.FATAL,
                subject.where(),
                "no way leads to the VIP " + vip + " through an interface with \"ip nat inside\""
                        + vrf.map(name -> " in vrf " + name).orElse("") + led(),
                "the rules would stand in the configuration and serve nobody",
                fix("correct vip: in " + subject.topology().source() + " to an address of " + insideNetworks()
                        + ", or "));
    }

    private boolean isSoToday() {
        Ways ways = new Ways(subject.view());
        return subject.plan().before().entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> rule.options().vrf().equals(vrf))
                .filter(rule -> subject.isVip(rule) || isLeavingNode(rule))
                .map(rule -> rule.mapping().insideLocal())
                .anyMatch(host -> ways.to(host, vrf).stream().noneMatch(Way::leadsInside));
    }

    private boolean isLeavingNode(StaticRule rule) {
        return subject.isRetired(rule)
                && subject.plan().removals().stream()
                        .anyMatch(removal -> removal.rule().equals(rule));
    }

    private String led() {
        return found.stream()
                .findFirst()
                .map(way -> "; it is looked for on " + way.face().name()
                        + way.route()
                                .map(route -> " by \"" + route.text() + "\"")
                                .orElse(""))
                .orElse("");
    }

    /** The address may be wrong, or what lets the router find it is missing. */
    private String fix(String orElse) {
        List<InterfaceName> shut = inside().filter(this::isDown)
                .filter(face -> face.addresses().stream().anyMatch(network -> network.contains(vip)))
                .map(RouterInterface::name)
                .toList();
        if (!shut.isEmpty()) {
            return Paste.onInterfaces(
                    orElse + "bring up the interface that has its network, on the router", shut, "no shutdown");
        }
        List<InterfaceName> free = new FacesWithoutRole(subject).towardsVip(vrf);
        return free.isEmpty()
                ? Paste.command(
                        orElse + "add the route to it, with the router that it lies behind for NEXT-HOP",
                        "ip route " + VipWithoutWay.inVrf(vrf) + vip + " 255.255.255.255 NEXT-HOP",
                        "show ip route")
                : Paste.onInterfaces(
                        orElse + "let the way to it be an inside one, on the router", free, "ip nat inside");
    }

    private String insideNetworks() {
        return inside().filter(face -> !isDown(face))
                .flatMap(face -> face.addresses().stream())
                .map(own -> own.network() + "/" + own.length())
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" or "), text -> text.isEmpty() ? "an inside network" : text));
    }

    private Stream<RouterInterface> inside() {
        return subject.view().withRole(NatRole.INSIDE).stream()
                .filter(face -> face.vrf().equals(vrf));
    }

    private boolean isDown(RouterInterface face) {
        return subject.view().routing().down().contains(face.name());
    }
}
