package io.github.vipnat.doctor.service;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.Listener;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each service listens, and where clients of the VIP will find it. */
final class SocketCheck extends ServiceCheck {

    static final String CODE = "service-socket";

    SocketCheck() {
        super(CODE, "Each service listens where it should, and answers at the VIP when it comes to the node.");
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(
                new ExpectedServices(site).question(),
                Listener.QUESTION,
                Listener.OWNERS,
                Links.ADDRESSES,
                Links.CARDS);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Optional<NodeSockets> sockets = NodeSockets.of(node);
        if (sockets.isEmpty()) {
            return List.of(lines().notChecked(node, Listener.QUESTION, name));
        }
        List<Finding> found = new ArrayList<>();
        List<String> well = new ArrayList<>();
        for (ExpectedService service : new ExpectedServices(sight.site()).expected(sight, node.node())) {
            List<Finding> troubles = troubles(sight, sockets.get(), service);
            found.addAll(troubles);
            if (troubles.isEmpty() && isListening(service)) {
                well.add(service.name() + places(service));
            }
        }
        if (!well.isEmpty()) {
            found.add(0, lines().ok(name, "listen: " + String.join(", ", well)));
        }
        return found;
    }

    private static boolean isListening(ExpectedService service) {
        return !service.ports().isEmpty() || service.socket().isPresent();
    }

    private static String places(ExpectedService service) {
        return service.ports().isEmpty() ? " " + service.socket().orElse("") : " " + ports(service.ports());
    }

    private static String ports(List<TransportPort> ports) {
        return String.join(" ", ports.stream().map(TransportPort::toString).toList());
    }

    private List<Finding> troubles(SiteSight sight, NodeSockets sockets, ExpectedService service) {
        List<Finding> found = new ArrayList<>();
        service.socket()
                .filter(path -> !sockets.unix().contains(path))
                .ifPresent(path -> found.add(noSocket(sockets, service, path)));
        for (TransportPort port : service.ports()) {
            port(sight, sockets, service, port).ifPresent(found::add);
        }
        return found;
    }

    private Finding noSocket(NodeSockets sockets, ExpectedService service, String path) {
        return trouble(
                sockets,
                service,
                Verdict.FAULT,
                "nothing listens at the unix socket " + path,
                "what talks to " + service.name() + " through it gets nothing",
                "ss -xl  lists the sockets there are; if it has another, write socket: PATH into services of cluster.yaml");
    }

    private Optional<Finding> port(SiteSight sight, NodeSockets sockets, ExpectedService service, TransportPort port) {
        List<Listener> there = sockets.at(port);
        List<String> strangers = there.stream()
                .flatMap(listener -> listener.owners().stream())
                .filter(owner -> !isOwn(owner, service))
                .distinct()
                .sorted()
                .toList();
        boolean hasOwn = there.stream()
                .anyMatch(listener -> listener.owners().isEmpty()
                        || listener.owners().stream().anyMatch(owner -> isOwn(owner, service)));
        if (!strangers.isEmpty() && !hasOwn) {
            return Optional.of(taken(sockets, service, port, strangers));
        }
        return there.isEmpty()
                ? Optional.of(silent(sockets, service, port))
                : new ReachAtVip(sight.site(), sockets, service)
                        .trouble(port, there)
                        .map(reach ->
                                trouble(sockets, service, reach.verdict(), reach.what(), reach.why(), reach.fix()));
    }

    /** systemd holds the socket of a service that it starts when somebody calls. */
    private static boolean isOwn(String owner, ExpectedService service) {
        return service.process().filter(owner::equals).isPresent()
                || service.process().isEmpty()
                || owner.equals("systemd");
    }

    private Finding taken(NodeSockets sockets, ExpectedService service, TransportPort port, List<String> strangers) {
        return trouble(
                sockets,
                service,
                Verdict.FAULT,
                port + " belongs to " + String.join(", ", strangers) + " and not to " + service.name(),
                "clients reach the wrong program, and " + service.name() + " cannot start there",
                "sudo systemctl disable --now " + strangers.get(0) + " && sudo systemctl restart "
                        + service.shortUnit());
    }

    private Finding silent(NodeSockets sockets, ExpectedService service, TransportPort port) {
        List<TransportPort> others = service.process().stream()
                .flatMap(process -> sockets.of(process).stream())
                .map(Listener::port)
                .distinct()
                .sorted()
                .toList();
        boolean isElsewhere = !others.isEmpty() && !service.isExact();
        return trouble(
                sockets,
                service,
                isElsewhere ? Verdict.NOTE : Verdict.FAULT,
                "nothing listens on " + port
                        + (others.isEmpty() ? "" : "; " + service.name() + " listens on " + ports(others)),
                isElsewhere
                        ? "where it listens is not looked at until cluster.yaml says so"
                        : "clients of " + service.name() + " are refused here",
                isElsewhere
                        ? "write into cluster.yaml  services: [{ name: " + service.name() + ", ports: " + others + " }]"
                        : "sudo systemctl restart " + service.shortUnit() + " ; sudo ss -tulnp  shows what listens");
    }

    private Finding trouble(
            NodeSockets sockets, ExpectedService service, Verdict verdict, String what, String why, String fix) {
        String node = sockets.node().node().name();
        boolean isOnNode = !fix.startsWith("write ");
        return new Finding(
                CODE,
                service.isWished() || verdict == Verdict.NOTE ? verdict : Verdict.WARNING,
                service.on(node),
                service.name() + ": " + what,
                why,
                isOnNode ? "on " + node + ":  " + fix : fix,
                List.of(
                        new Cause(ProcessCheck.CODE, service.on(node)),
                        new Cause(UnitActiveCheck.CODE, service.on(node)),
                        new Cause(VipBindCheck.CODE, service.on(node))));
    }
}
