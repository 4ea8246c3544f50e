package io.github.vipnat.doctor.service;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.Listener;
import io.github.vipnat.node.Listener.Bound;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Optional;

/** Whether those who come to the VIP find a service that does listen. */
record ReachAtVip(Topology site, NodeSockets sockets, ExpectedService service) {

    /** What keeps them from it. */
    record Trouble(Verdict verdict, String what, String why, String fix) {}

    /** @param there what listens on the port, at least one */
    Optional<Trouble> trouble(TransportPort port, List<Listener> there) {
        Ipv4 vip = site.vip().address();
        Ipv4 own = sockets.node().node().address();
        boolean isWellWithoutVip = NodeSockets.takes(there, own) && !isNeeded(vip);
        if (NodeSockets.takes(there, vip) || service.atVip() == AtVip.NONE || isWellWithoutVip) {
            return Optional.empty();
        }
        if (there.stream().allMatch(listener -> listener.bound() == Bound.LOOPBACK)) {
            return Optional.of(loopback(port));
        }
        if (there.stream().allMatch(listener -> listener.bound() == Bound.IPV6)) {
            return Optional.of(fault(port + " takes IPv6 alone", "let it listen on 0.0.0.0 too, then restart it"));
        }
        if (service.atVip() == AtVip.NOT_NEEDED) {
            return Optional.empty();
        }
        return Optional.of(
                service.atVip() == AtVip.WHEN_IT_COMES
                        ? notPickedUp(port, vip)
                        : fault(
                                "on " + port + " it does not listen at " + vip + ", only at " + addresses(there),
                                "let it listen on every address (0.0.0.0), then  sudo systemctl restart "
                                        + service.shortUnit()));
    }

    /** Whether the VIP's own socket has to be there now. */
    private boolean isNeeded(Ipv4 vip) {
        return service.atVip().isServedThere() && (service.atVip() != AtVip.WHEN_IT_COMES || sockets.holds(vip));
    }

    private Trouble loopback(TransportPort port) {
        String what = port + " is open to the node itself alone (127.0.0.1)";
        return service.atVip() == AtVip.NOT_NEEDED
                ? new Trouble(
                        Verdict.NOTE,
                        what,
                        "nothing else can ask it; Debian's snmpd begins that way",
                        "let it listen on the node's own address too, if another host is to ask it")
                : fault(
                        what,
                        service.name().equals("mariadb")
                                ? "write  bind-address = 0.0.0.0  into /etc/mysql/mariadb.conf.d/50-server.cnf, then  sudo systemctl restart mariadb"
                                : "let it listen on every address (0.0.0.0), then  sudo systemctl restart "
                                        + service.shortUnit());
    }

    private Trouble notPickedUp(TransportPort port, Ipv4 vip) {
        return fault(
                "the node holds " + vip + ", and on " + port + " it does not listen there",
                "sudo rndc scan  lets it look for new addresses;  listen-on { any; }  and no  automatic-interface-scan no"
                        + "  in named.conf let it see them by itself");
    }

    private static Trouble fault(String what, String fix) {
        return new Trouble(Verdict.FAULT, what, "whoever comes to the VIP is refused while it is on this node", fix);
    }

    private static String addresses(List<Listener> there) {
        return String.join(
                ", ",
                there.stream()
                        .flatMap(listener -> listener.address().stream())
                        .map(Ipv4::toString)
                        .distinct()
                        .toList());
    }
}
