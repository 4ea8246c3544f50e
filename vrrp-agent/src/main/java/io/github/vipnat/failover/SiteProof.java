package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.NeighbourProof;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Routers, published ports and the database of a site. */
public final class SiteProof implements Proof {

    private final Topology site;
    private final List<Router> routers;
    private final Function<Router, Optional<NeighbourProof>> asked;
    private final Allowed allowed;

    /**
     * What a person lets pass.
     *
     * @param unprovenRouter that a router cannot be asked: an emergency must not wait for it
     * @param databaseElsewhere why it does not matter that the database's address is the VIP
     */
    public record Allowed(boolean unprovenRouter, Optional<String> databaseElsewhere) {}

    /** @param asked whom a router sends the VIP's traffic to; fails where the router cannot be reached */
    SiteProof(Topology site, List<Router> routers, Function<Router, Optional<NeighbourProof>> asked, Allowed allowed) {
        this.site = site;
        this.routers = List.copyOf(routers);
        this.asked = asked;
        this.allowed = allowed;
    }

    /** Over the routers themselves. */
    public static SiteProof of(Topology site, List<Router> routers, Reconciler reconciler, Allowed allowed) {
        return new SiteProof(site, routers, router -> reconciler.examine(router).neighbour(), allowed);
    }

    @Override
    public List<Problem> before(NodeStand target) {
        List<Problem> problems = new ArrayList<>(ports(target));
        boolean movesDatabase = site.database()
                .filter(database -> database.address().equals(site.vip().address()))
                .isPresent();
        if (movesDatabase && allowed.databaseElsewhere().isEmpty()) {
            problems.add(database(target.node()));
        }
        if (!allowed.unprovenRouter()) {
            routers.forEach(this::reached);
        }
        return problems;
    }

    private Optional<NeighbourProof> reached(Router router) {
        try {
            return asked.apply(router);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.kind(),
                    Stream.concat(e.problems().stream(), Stream.of(notProven(router)))
                            .toList());
        }
    }

    private static Problem notProven(Router router) {
        return Problem.fatal(
                "router-not-asked",
                "router " + router.name(),
                "whether it will send the VIP's traffic to the new node cannot be proven",
                "a router that keeps the old MAC sends to the old node, for hours",
                "make it reachable; in an emergency go on without it:  --unproven-router");
    }

    private Problem database(String target) {
        return Problem.fatal(
                "database-moves-too",
                "database " + site.vip().address(),
                "the database's address is the VIP, and whether " + target + " has all that was written is not proven",
                "clients would write to another server, one that may lag or refuse",
                "look:  vipnat database check ; promote with  --before CMD ; then say why it is well:  --database-elsewhere WHY");
    }

    @Override
    public List<Problem> after(NodeStand target) {
        List<Problem> problems = new ArrayList<>(ports(target));
        routers.forEach(router -> problems.addAll(neighbour(router, target)));
        return problems;
    }

    private List<Problem> neighbour(Router router, NodeStand target) {
        try {
            Optional<NeighbourProof> proof = asked.apply(router);
            boolean isRight = proof.filter(NeighbourProof::isOfNow)
                    .flatMap(NeighbourProof::mac)
                    .filter(target.macs()::contains)
                    .isPresent();
            return isRight ? List.of() : List.of(wrongMac(router, target, proof));
        } catch (ProblemException e) {
            return allowed.unprovenRouter() ? List.of() : e.problems();
        }
    }

    private Problem wrongMac(Router router, NodeStand target, Optional<NeighbourProof> proof) {
        return Problem.fatal(
                "router-arp-not-followed",
                "router " + router.name(),
                "the router sends the VIP's traffic to "
                        + proof.flatMap(NeighbourProof::mac).orElse("nobody") + ", which is no card of "
                        + target.node(),
                "what is published goes to a node that no longer has the VIP",
                "on the router:  clear ip arp " + site.vip().address());
    }

    /** Every published port has a socket on the target that takes what comes to the VIP. */
    private List<Problem> ports(NodeStand target) {
        return site.routers().stream()
                .flatMap(router -> router.publish().stream())
                .flatMap(publication -> publication.extent().ports().stream())
                .distinct()
                .filter(pair -> !isServed(target.listening(), pair))
                .map(pair -> Problem.fatal(
                        "port-not-served",
                        "node " + target.node(),
                        "nothing on " + target.node() + " listens on " + protocol(pair) + " " + pair.localPort()
                                + ", which is published",
                        "clients of that port would be refused",
                        "on " + target.node() + ":  sudo ss -lntup ; start what serves it"))
                .toList();
    }

    private static String protocol(Publication.PortPair pair) {
        return pair.global().toString().split(" ", 2)[0];
    }

    /** On every address, or on the VIP; a socket on the node's own address takes nothing that comes to the VIP. */
    private boolean isServed(Set<String> listening, Publication.PortPair pair) {
        Ipv4 vip = site.vip().address();
        return Stream.of("0.0.0.0", "*", "[::]", vip.toString())
                .anyMatch(address -> listening.contains(protocol(pair) + " " + address + ":" + pair.localPort()));
    }
}
