package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Route;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The ways a router has to a host: the longest prefix, on an interface's own network or by static routes. */
record Ways(RouterView view, List<Route> routes) {

    /** A next hop is looked up by another route, and that one's in turn; a router gives up as well. */
    private static final int DEEPEST = 8;

    /** The prefix length of a route to one host. */
    private static final int HOST = 32;

    /**
     * One way.
     *
     * @param face empty where the router throws away what it sends there
     * @param route the static route, or empty on the interface's own network
     */
    record Way(Optional<RouterInterface> face, Optional<Route> route) {
        boolean leadsInside() {
            return face.filter(own -> own.role() == NatRole.INSIDE).isPresent();
        }
    }

    private record Candidate(int length, int distance, Way way) {}

    Ways(RouterView view) {
        this(view, view.routing().routes());
    }

    /** As if these routes were not there. */
    Ways without(Predicate<Route> some) {
        return new Ways(view, routes.stream().filter(some.negate()).toList());
    }

    /** Those that the router may take; none where no prefix holds the host, or its next hop leads nowhere. */
    List<Way> to(Ipv4 host, Optional<String> vrf) {
        return to(host, vrf, 0);
    }

    /** Of routes to one network the one of the least distance counts; an interface's own network goes before any. */
    private List<Way> to(Ipv4 host, Optional<String> vrf, int depth) {
        if (depth > DEEPEST) {
            return List.of();
        }
        List<Candidate> candidates = Stream.concat(
                        connected(host, vrf),
                        routes.stream()
                                .filter(route ->
                                        route.vrf().equals(vrf) && route.to().contains(host))
                                .flatMap(route -> by(route, depth)))
                .toList();
        Comparator<Candidate> better = Comparator.comparingInt(Candidate::length)
                .thenComparing(Candidate::distance, Comparator.reverseOrder());
        return candidates.stream().max(better).stream()
                .flatMap(best -> candidates.stream().filter(candidate -> better.compare(candidate, best) == 0))
                .map(Candidate::way)
                .toList();
    }

    private Stream<Candidate> connected(Ipv4 host, Optional<String> vrf) {
        return view.interfaces().stream()
                .filter(face -> face.vrf().equals(vrf) && !view.routing().down().contains(face.name()))
                .flatMap(face -> face.addresses().stream()
                        .filter(network -> network.contains(host))
                        .map(network ->
                                new Candidate(network.length(), 0, new Way(Optional.of(face), Optional.empty()))));
    }

    private Stream<Candidate> by(Route route, int depth) {
        Stream<Optional<RouterInterface>> faces;
        if (route.isDiscarding()) {
            faces = Stream.of(Optional.empty());
        } else if (route.out().isPresent()) {
            faces = route.out().flatMap(this::face).stream().map(Optional::of);
        } else {
            faces = route.nextHop().stream()
                    .flatMap(hop -> to(hop, route.nextHopVrf(), depth + 1).stream())
                    .map(Way::face);
        }
        return faces.map(
                face -> new Candidate(route.to().length(), route.distance(), new Way(face, Optional.of(route))));
    }

    private Optional<RouterInterface> face(InterfaceName name) {
        return view.interfaces().stream()
                .filter(face ->
                        face.name().equals(name) && !view.routing().down().contains(name))
                .findFirst();
    }

    /**
     * What would take the host away from where it is found, and of which the configuration does not show whether it stands: routes
     * that are tracked, or whose next hop a routing protocol may bring.
     */
    List<String> openOnes(Ipv4 host, Optional<String> vrf) {
        List<Way> sure = without(Route::isTracked).to(host, vrf);
        int connected = connected(host, vrf).mapToInt(Candidate::length).max().orElse(-1);
        int known = sure.stream()
                .flatMap(way -> way.route().stream())
                .mapToInt(route -> route.to().length())
                .max()
                .orElse(connected);
        return routes.stream()
                .filter(route -> route.vrf().equals(vrf) && route.to().contains(host))
                .filter(route -> route.to().length() > connected && route.to().length() >= known)
                .filter(route -> route.isTracked() || isWaiting(route, vrf))
                .filter(route -> by(route, 0).map(Candidate::way).noneMatch(Way::leadsInside))
                .map(Route::text)
                .toList();
    }

    /** Whether its next hop is nowhere to be found, unless a protocol brings a way to it. */
    private boolean isWaiting(Route route, Optional<String> vrf) {
        return route.out().isEmpty()
                && by(route, 0).findAny().isEmpty()
                && !protocols(vrf).isEmpty();
    }

    /** Whether the host is behind an inside interface whatever becomes of tracked routes to elsewhere. */
    boolean leadsInsideForSure(Ipv4 host, Optional<String> vrf) {
        return without(Route::isTracked).to(host, vrf).stream().anyMatch(Way::leadsInside);
    }

    /**
     * Whether nothing that the configuration does not show changes where the way leads: to a single host nothing is nearer than
     * an untracked static route without a distance of its own, and on a network of its own the router looks for the host itself,
     * unless that is the address that an unnumbered interface borrows (Cisco, "IP Unnumbered": hosts are routed to one by one).
     */
    boolean isFinal(Way way, Ipv4 host, Optional<String> vrf) {
        return way.route()
                .map(route -> route.distance() == 1
                        && !route.isTracked()
                        && (route.to().length() == HOST
                                || connected(host, vrf).findAny().isPresent()))
                .orElseGet(() -> way.face().stream().noneMatch(this::isLent));
    }

    private boolean isLent(RouterInterface face) {
        String borrowed = "ip unnumbered " + face.name();
        return view.withRole(NatRole.INSIDE).stream()
                .map(inside -> view.routing().borrowing().getOrDefault(inside.name(), ""))
                .anyMatch(line -> line.equals(borrowed) || line.startsWith(borrowed + " "));
    }

    /** Whether nothing at all is said of an inside interface's address, as in a part of a configuration. */
    boolean isSilent(Optional<String> vrf) {
        return view.withRole(NatRole.INSIDE).stream()
                .filter(face -> face.vrf().equals(vrf) && face.addresses().isEmpty())
                .anyMatch(face -> !view.routing().borrowing().containsKey(face.name())
                        && !view.routing().addressless().contains(face.name()));
    }

    /** What may bring a way that the configuration does not show: routing protocols, interfaces that are given an address. */
    List<String> undecided(Optional<String> vrf) {
        Stream<String> borrowing = view.withRole(NatRole.INSIDE).stream()
                .filter(face -> face.vrf().equals(vrf))
                .flatMap(face -> Optional.ofNullable(view.routing().borrowing().get(face.name())).stream()
                        .map(why -> face.name() + ", " + why));
        return Stream.concat(protocols(vrf).stream(), borrowing).toList();
    }

    private List<String> protocols(Optional<String> vrf) {
        return view.routing().protocols().stream()
                .filter(protocol -> protocol.vrf().equals(vrf)
                        || (protocol.vrf().isEmpty() && !protocol.text().startsWith("router ospf")))
                .map(protocol -> protocol.text())
                .toList();
    }
}
