package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.lint.Ways.Way;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.Route;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
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

    /** The prefix length of a route to one host. */
    private static final int HOST = 32;

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
                .map(way -> way.face()
                                .map(face -> "; it is looked for on " + face.name())
                                .orElse("; what is for it is thrown away")
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
        Optional<List<Route>> misleading = misleading();
        if (misleading.isPresent()) {
            return Paste.lines(
                    orElse + "take out what leads it elsewhere, on the router",
                    misleading.get().stream()
                            .map(route -> " no " + route.text())
                            .toList(),
                    "show running-config | include ^ip route");
        }
        List<InterfaceName> free = new FacesWithoutRole(subject).towardsVip(vrf);
        return free.isEmpty()
                ? addRoute(orElse)
                : Paste.onInterfaces(
                        orElse + "let the way to it be an inside one, on the router", free, "ip nat inside");
    }

    private String addRoute(String orElse) {
        String fix = orElse + "add the route to it, with the router that it lies behind for NEXT-HOP";
        String route = "ip route " + VipWithoutWay.inVrf(vrf) + vip + " 255.255.255.255 NEXT-HOP";
        List<String> old = found.stream()
                .flatMap(way -> way.route().stream())
                .filter(led -> led.to().length() == HOST)
                .map(led -> " no " + led.text())
                .distinct()
                .toList();
        return old.isEmpty()
                ? Paste.command(fix, route, "show ip route")
                : Paste.lines(
                        fix, Stream.concat(old.stream(), Stream.of(" " + route)).toList(), "show ip route");
    }

    /** The routes without which the VIP lies on a network of an inside interface. */
    private Optional<List<Route>> misleading() {
        List<Route> out = new ArrayList<>();
        Ways ways = new Ways(subject.view());
        List<Way> now = found;
        while (!now.isEmpty() && now.stream().allMatch(way -> way.route().isPresent())) {
            now.forEach(way -> way.route().ifPresent(out::add));
            ways = ways.without(out::contains);
            now = ways.to(vip, vrf);
        }
        return now.stream().anyMatch(Way::leadsInside)
                ? Optional.of(out.stream().distinct().toList())
                : Optional.empty();
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
