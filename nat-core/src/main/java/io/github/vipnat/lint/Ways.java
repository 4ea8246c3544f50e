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
import java.util.stream.Stream;

/** The ways a router has to a host: the longest prefix, on an interface's own network or by static routes. */
record Ways(RouterView view) {

    /** A next hop is looked up by another route, and that one's in turn; a router gives up as well. */
    private static final int DEEPEST = 8;

    /**
     * One way.
     *
     * @param route the static route, or empty on the interface's own network
     */
    record Way(RouterInterface face, Optional<Route> route) {
        boolean leadsInside() {
            return face.role() == NatRole.INSIDE;
        }
    }

    private record Candidate(int length, RouterInterface face, Optional<Route> route) {}

    /** Those that the router may take; none where no prefix holds the host, or its next hop leads nowhere. */
    List<Way> to(Ipv4 host, Optional<String> vrf) {
        return to(host, vrf, 0);
    }

    private List<Way> to(Ipv4 host, Optional<String> vrf, int depth) {
        if (depth > DEEPEST) {
            return List.of();
        }
        List<Candidate> candidates = Stream.concat(
                        connected(host, vrf),
                        view.routing().routes().stream()
                                .filter(route ->
                                        route.vrf().equals(vrf) && route.to().contains(host))
                                .flatMap(route -> by(route, depth)))
                .toList();
        int longest = candidates.stream()
                .map(Candidate::length)
                .max(Comparator.naturalOrder())
                .orElse(-1);
        List<Candidate> best = candidates.stream()
                .filter(candidate -> candidate.length() == longest)
                .toList();
        boolean isConnected =
                best.stream().anyMatch(candidate -> candidate.route().isEmpty());
        return best.stream()
                .filter(candidate -> !isConnected || candidate.route().isEmpty())
                .map(candidate -> new Way(candidate.face(), candidate.route()))
                .toList();
    }

    private Stream<Candidate> connected(Ipv4 host, Optional<String> vrf) {
        return view.interfaces().stream()
                .filter(face -> face.vrf().equals(vrf) && !view.routing().down().contains(face.name()))
                .flatMap(face -> face.addresses().stream()
                        .filter(network -> network.contains(host))
                        .map(network -> new Candidate(network.length(), face, Optional.empty())));
    }

    private Stream<Candidate> by(Route route, int depth) {
        Stream<RouterInterface> faces = route.out().isPresent()
                ? route.out().flatMap(this::face).stream()
                : route.nextHop().stream()
                        .flatMap(hop -> to(hop, route.nextHopVrf(), depth + 1).stream())
                        .map(Way::face);
        return faces.map(face -> new Candidate(route.to().length(), face, Optional.of(route)));
    }

    private Optional<RouterInterface> face(InterfaceName name) {
        return view.interfaces().stream()
                .filter(face ->
                        face.name().equals(name) && !view.routing().down().contains(name))
                .findFirst();
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
        Stream<String> protocols = view.routing().protocols().stream()
                .filter(protocol -> protocol.vrf().equals(vrf)
                        || (protocol.vrf().isEmpty() && !protocol.text().startsWith("router ospf")))
                .map(protocol -> protocol.text());
        Stream<String> borrowing = view.withRole(NatRole.INSIDE).stream()
                .filter(face -> face.vrf().equals(vrf))
                .flatMap(face -> Optional.ofNullable(view.routing().borrowing().get(face.name())).stream()
                        .map(why -> face.name() + ", " + why));
        return Stream.concat(protocols, borrowing).toList();
    }
}
