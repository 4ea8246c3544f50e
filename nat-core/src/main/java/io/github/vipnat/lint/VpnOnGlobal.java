package io.github.vipnat.lint;

import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.TunnelEnd;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tunnel ends on the global: UDP 500 and 4500 and ESP would go to the VIP (ios-facts 8 "VPN", 1.1 esp form). */
final class VpnOnGlobal implements LintRule {

    private static final Set<TransportPort> IKE =
            Set.of(new TransportPort(Protocol.UDP, 500), new TransportPort(Protocol.UDP, 4500));

    @Override
    public List<Problem> check(Subject subject) {
        return subject.added()
                .filter(rule -> !subject.isServedToday(rule))
                .filter(rule -> rule.mapping().takesEverything()
                        || rule.mapping()
                                .globalTransportPort()
                                .filter(IKE::contains)
                                .isPresent())
                .flatMap(rule -> tunnel(subject, rule).stream().map(end -> problem(subject, rule, end)))
                .toList();
    }

    private static Optional<String> tunnel(Subject subject, StaticRule rule) {
        GlobalSide global = rule.mapping().globalSide();
        Optional<String> onRouter = subject.view().interfaces().stream()
                .filter(RouterInterface::cryptoMap)
                .filter(face -> isOf(face, global))
                .map(face -> "the crypto map on " + face.name())
                .findFirst();
        return onRouter.or(() -> tunnelEnd(subject, global))
                .or(() -> subject.plan().kept().stream()
                        .filter(entry -> subject.addresses()
                                .side(entry.rule())
                                .equals(subject.addresses().resolve(global)))
                        .filter(entry -> isTunnel(entry.rule().mapping()))
                        .map(NatEntry::line)
                        .findFirst());
    }

    private static Optional<String> tunnelEnd(Subject subject, GlobalSide global) {
        return subject.view().tunnelEnds().stream()
                .filter(end -> subject.addresses()
                        .resolve(end.side())
                        .equals(subject.addresses().resolve(global)))
                .map(TunnelEnd::text)
                .findFirst();
    }

    private static boolean isOf(RouterInterface face, GlobalSide global) {
        return global.match(new GlobalSide.Cases<>(
                (GlobalSide.OfAddress own) -> face.owns(own.address()),
                (GlobalSide.OfNetwork whole) -> false,
                (GlobalSide.OfInterface named) -> named.name().equals(face.name())));
    }

    private static boolean isTunnel(Mapping mapping) {
        return mapping.match(new Mapping.Cases<>(
                (Mapping.Full full) -> false,
                (Mapping.Port port) -> IKE.contains(port.globalPort()),
                (Mapping.InterfacePort port) -> IKE.contains(port.globalPort()),
                (Mapping.InterfaceFull full) -> false,
                (Mapping.InterfaceEsp esp) -> true,
                (Mapping.Network network) -> false));
    }

    private static Problem problem(Subject subject, StaticRule rule, String end) {
        return Problem.fatal(
                "vpn-on-global",
                subject.where(rule),
                "a tunnel ends on " + rule.mapping().globalSide() + ": " + end,
                "its UDP 500 and 4500 and ESP would be sent to the VIP, and the tunnel would fall",
                "publish ports other than udp 500 and udp 4500, or another global");
    }
}
