package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.Policy.Action;
import io.github.vipnat.lint.Gate.Kind;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.lint.MovedService.Direction;
import io.github.vipnat.nat.AccessGroup;
import io.github.vipnat.nat.RouterInterface;
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
        return face.accessGroupOut().stream()
                .flatMap(group -> list(group, " out on ", face, Direction.IN, Optional.empty()));
    }

    private Stream<Gate> into(RouterInterface face) {
        return face.accessGroupIn().stream()
                .flatMap(group -> list(group, " in on ", face, Direction.BACK, InspectLine.of(subject.view(), face)));
    }

    private Stream<Gate> list(
            AccessGroup group, String way, RouterInterface face, Direction direction, Optional<String> inspection) {
        return group.filter(filters).stream()
                .map(list -> new Gate(
                        group.words() + way + face.name(),
                        Kind.FILTER,
                        list,
                        direction,
                        insideOfNode.contains(face) ? Optional.of(list) : Optional.empty(),
                        inspection));
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

    private Stream<Gate> zones() {
        return new ZoneGates(subject.view(), move).all();
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
