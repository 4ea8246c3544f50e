package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A full static on an address the router itself owns would take the router's own traffic with it, its SSH first; a port
 * static does so on that port. Whether IOS refuses is unknown (ios-facts 8 "global = router's own interface IP", 9.3),
 * so vipnat does, unless the same is forwarded to a node today.
 */
final class OwnAddress implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        TransportPort ssh = new TransportPort(Protocol.TCP, subject.router().port());
        return subject.added()
                .filter(rule -> !subject.isServedToday(rule))
                .filter(rule -> rule.mapping().takesEverything()
                        || rule.mapping().globalTransportPort().equals(Optional.of(ssh)))
                .flatMap(rule -> whose(subject, rule.mapping().globalSide()).stream()
                        .map(whose -> problem(subject, rule, whose)))
                .toList();
    }

    private static Optional<String> whose(Subject subject, GlobalSide global) {
        return global.match(new GlobalSide.Cases<>(
                (GlobalSide.OfAddress own) ->
                        own.toString().equals(subject.router().host())
                                ? Optional.of("the address vipnat logs in through")
                                : owner(subject, own.address()),
                (GlobalSide.OfNetwork whole) -> Optional.empty(),
                (GlobalSide.OfInterface named) -> Optional.of("the router's own")));
    }

    private static Optional<String> owner(Subject subject, Ipv4 address) {
        return subject.view().ownerOf(address).map(RouterInterface::name).map(name -> "the router's own, on " + name);
    }

    private static Problem problem(Subject subject, StaticRule rule, String whose) {
        GlobalSide global = rule.mapping().globalSide();
        Optional<TransportPort> port = rule.mapping().globalTransportPort();
        return Problem.fatal(
                "global-is-own-address",
                subject.where(rule),
                global + " is " + whose,
                port.map(ssh -> ssh + " is how one logs in to the router, and would lead to the VIP")
                        .orElse("a full static would send everything meant for the router itself, SSH included, to the"
                                + " VIP"),
                port.map(ssh -> "publish the service on another port, as: ports, ports: [\"tcp 2222:" + ssh.number()
                                + "\"]")
                        .orElse("publish ports instead: { global: " + global
                                + ", as: ports, ports: [tcp 80, tcp 443] }"));
    }
}
