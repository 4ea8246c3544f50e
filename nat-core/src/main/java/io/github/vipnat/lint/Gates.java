package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Policy;
import io.github.vipnat.filter.Policy.Action;
import io.github.vipnat.filter.Policy.Clause;
import io.github.vipnat.filter.ZonePolicy;
import io.github.vipnat.lint.Gate.Kind;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.lint.MovedService.Direction;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which filters a service's packets pass behind the translation, and which way. Flows from outside are translated first
 * and filtered after: what goes out of an inside interface and through a zone policy has the VIP for its destination.
 * Answers are filtered and routed first and translated after: what comes in at an inside interface, what a route-map
 * there picks, and what the route-map of the rule picks, has the VIP for its source. The lists of the outside interface
 * see the global, which does not change (ios-facts 8, "order of operations", "ZBFW").
 */
final class Gates {

    private final Subject subject;
    private final Filters filters;
    private final MovedService move;
    private final List<RouterInterface> inside;
    private final List<RouterInterface> insideOfNode;

    Gates(Subject subject, MovedService move) {
        this.subject = subject;
        this.filters = subject.view().filters();
        this.move = move;
        this.inside = InsideInterfaces.towards(subject.view(), move.vip(), move.vrf());
        this.insideOfNode = InsideInterfaces.towards(subject.view(), move.node(), move.vrf());
    }

    Stream<Gate> all() {
        Stream<Gate> faces = inside.stream()
                .flatMap(face -> Stream.of(outOf(face), into(face), policyRoutes(face)))
                .flatMap(Function.identity());
        return Stream.of(faces, zones(), routeMap()).flatMap(Function.identity());
    }

    private Stream<Gate> outOf(RouterInterface face) {
        return face.accessGroupOut().flatMap(filters::accessList).stream()
                .map(list -> list(list, " out on ", face, Direction.IN, Optional.empty()));
    }

    private Stream<Gate> into(RouterInterface face) {
        return face.accessGroupIn().flatMap(filters::accessList).stream()
                .map(list -> list(list, " in on ", face, Direction.BACK, InspectLine.of(subject.view(), face)));
    }

    private Gate list(
            AccessList list, String way, RouterInterface face, Direction direction, Optional<String> inspection) {
        return new Gate(
                "access list " + list.name() + way + face.name(),
                Kind.FILTER,
                list,
                direction,
                insideOfNode.contains(face),
                inspection);
    }

    /** One gate for each entry that routes: what another one picks goes another way. */
    private Stream<Gate> policyRoutes(RouterInterface face) {
        return face.policyRouteMap().flatMap(filters::routeMap).stream()
                .flatMap(map -> IntStream.range(0, map.clauses().size())
                        .filter(at -> map.clauses().get(at).action() != Action.DROP)
                        .mapToObj(at -> new Gate(
                                "route-map " + map.name() + " on " + face.name(),
                                Kind.ROUTE,
                                map.only(at),
                                Direction.BACK)));
    }

    /** What a class passes without inspecting it needs a policy for the answers too. */
    private Stream<Gate> zones() {
        return filters.zonePolicies().stream().filter(this::isOnTheWay).flatMap(zone -> {
            Stream<Gate> forth = Stream.of(zone(zone, Direction.IN));
            return passes(zone.policy()) ? Stream.concat(forth, back(zone)) : forth;
        });
    }

    private boolean passes(Policy policy) {
        Packet today = move.today(Direction.IN, Clients.ANYBODY.get(0));
        return policy.clauseOf(today).map(Clause::action).equals(Optional.of(Action.PASS));
    }

    private Stream<Gate> back(ZonePolicy zone) {
        return filters.zonePolicies().stream()
                .filter(other -> other.source().equals(zone.destination())
                        && other.destination().equals(zone.source()))
                .map(other -> zone(other, Direction.BACK));
    }

    private static Gate zone(ZonePolicy zone, Direction direction) {
        return new Gate("policy " + zone.policy().name(), Kind.FILTER, zone.policy(), direction);
    }

    private boolean isOnTheWay(ZonePolicy zone) {
        return isZoneOf(inside.stream(), zone.destination())
                && isZoneOf(subject.view().withRole(NatRole.OUTSIDE).stream(), zone.source());
    }

    private static boolean isZoneOf(Stream<RouterInterface> faces, String zone) {
        return faces.anyMatch(face -> face.zone().equals(Optional.of(zone)));
    }

    private Stream<Gate> routeMap() {
        return move.rule().options().routeMap().flatMap(map -> filters.routeMap(map.name())).stream()
                .map(map -> new Gate("route-map " + map.name(), Kind.FILTER, map, Direction.BACK));
    }

    /** Addresses of clients to try a gate with. */
    List<Ipv4> clients(Gate gate) {
        return new Clients(subject.view(), subject.topology(), move).of(gate);
    }
}
