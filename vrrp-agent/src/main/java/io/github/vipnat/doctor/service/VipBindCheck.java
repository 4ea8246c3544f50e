package io.github.vipnat.doctor.service;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.Listener;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A daemon that is bound to the VIP does not start where the VIP is not: the kernel refuses the address, unless
 * {@code ip_nonlocal_bind} (ip-sysctl) or the daemon itself says otherwise.
 */
final class VipBindCheck extends ServiceCheck {

    static final String CODE = "service-vip-bind";

    private static final NodeQuestion ALLOWED =
            NodeQuestion.ofAll("nonlocal-bind", "cat /proc/sys/net/ipv4/ip_nonlocal_bind");

    VipBindCheck() {
        super(CODE, "No service is bound to the VIP that could not start on a node without it.");
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(
                new ExpectedServices(site).question(),
                Listener.QUESTION,
                Listener.OWNERS,
                Links.ADDRESSES,
                Links.CARDS,
                ALLOWED);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        List<ExpectedService> bound = new ExpectedServices(sight.site())
                .expected(sight, node.node()).stream()
                        .filter(service -> service.atVip() == AtVip.BOUND_TO_ALL)
                        .filter(service -> sight.nodes().stream().anyMatch(other -> isBound(sight, other, service)))
                        .toList();
        if (bound.isEmpty()) {
            return List.of(sight.nodes().stream()
                    .filter(other -> NodeSockets.of(other).isEmpty())
                    .findFirst()
                    .map(unknown -> lines().notChecked(unknown, Listener.QUESTION, name))
                    .orElseGet(() -> lines().ok(name, "no service is bound to the VIP alone")));
        }
        return node.said(ALLOWED).isEmpty()
                ? List.of(lines().notChecked(node, ALLOWED, name))
                : bound.stream().map(service -> service(sight, node, service)).toList();
    }

    private Finding service(SiteSight sight, NodeSight node, ExpectedService service) {
        String name = node.node().name();
        Ipv4 vip = sight.site().vip().address();
        if (node.said(ALLOWED).orElse("").strip().equals("1")) {
            return lines().ok(
                            service.on(name), service.name() + " is bound to " + vip + ", and may be before it comes");
        }
        boolean isRunning = NodeSockets.of(node).stream()
                .anyMatch(sockets -> service.ports().stream()
                        .anyMatch(port -> !sockets.at(port).isEmpty()));
        return new Finding(
                CODE,
                isRunning ? Verdict.WARNING : Verdict.FAULT,
                service.on(name),
                service.name() + " is bound to " + vip + ", and ip_nonlocal_bind is 0 on " + name,
                isRunning
                        ? "started again while the VIP is elsewhere it is refused the address"
                        : "without the VIP it cannot start here, so after a failover it is missing",
                "on " + name
                        + ":  echo net.ipv4.ip_nonlocal_bind = 1 | sudo tee /etc/sysctl.d/60-vip.conf && sudo sysctl"
                        + " --system && sudo systemctl restart " + service.shortUnit()
                        + " ; or let it listen on every address",
                List.of());
    }

    /** Whether on this node the service has the VIP's own socket and no wider one. */
    private static boolean isBound(SiteSight sight, NodeSight node, ExpectedService service) {
        Optional<Ipv4> vip = Optional.of(sight.site().vip().address());
        Stream<Listener> listeners = NodeSockets.of(node).stream()
                .flatMap(sockets -> service.ports().stream().flatMap(port -> sockets.at(port).stream()));
        return listeners
                .filter(listener -> listener.owners().isEmpty()
                        || service.process().filter(listener.owners()::contains).isPresent())
                .anyMatch(listener -> listener.address().equals(vip));
    }
}
