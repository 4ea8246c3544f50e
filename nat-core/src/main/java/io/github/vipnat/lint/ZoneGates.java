package io.github.vipnat.lint;

import io.github.vipnat.filter.Filter;
import io.github.vipnat.filter.NoPassage;
import io.github.vipnat.filter.Policy;
import io.github.vipnat.filter.Policy.Action;
import io.github.vipnat.lint.Gate.Kind;
import io.github.vipnat.lint.MovedService.Direction;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The zone-based firewall between the outside interfaces and those that lead to the VIP. The VIP may lie in another zone than
 * the node: its flows are held then against what the node's flows meet today.
 */
final class ZoneGates {

    private final RouterView view;
    private final MovedService move;
    private final Zones zones;
    private final boolean isWayKnown;

    ZoneGates(RouterView view, MovedService move) {
        this.view = view;
        this.move = move;
        this.zones = new Zones(view.filters().zonePolicies());
        this.isWayKnown = !InsideInterfaces.known(view, move.vip(), move.vrf()).isEmpty();
    }

    /** Two interfaces, as packets pass them. */
    private record Way(RouterInterface outside, RouterInterface inside) {
        RouterInterface from(Direction direction) {
            return direction == Direction.IN ? outside : inside;
        }

        RouterInterface to(Direction direction) {
            return direction == Direction.IN ? inside : outside;
        }
    }

    Stream<Gate> all() {
        List<RouterInterface> inside = InsideInterfaces.towards(view, move.vip(), move.vrf());
        return view.withRole(NatRole.OUTSIDE).stream()
                .flatMap(outside -> inside.stream().flatMap(face -> gates(new Way(outside, face))))
                .distinct();
    }

    private Stream<Gate> gates(Way way) {
        Way nodes = nodesWay(way);
        Stream<Gate> forth = gates(way, nodes, Direction.IN, filter(nodes, Direction.IN));
        Optional<Policy> policy = policy(way, Direction.IN).or(() -> policy(nodes, Direction.IN));
        if (policy.filter(this::passes).isEmpty()) {
            return forth;
        }
        boolean isNodePassed = policy(nodes, Direction.IN).filter(this::passes).isPresent();
        return Stream.concat(
                forth,
                gates(way, nodes, Direction.BACK, filter(nodes, Direction.BACK).filter(back -> isNodePassed)));
    }

    /** The node's own way to compare with: through the zone of the VIP's, else the one that flows get through best. */
    private Way nodesWay(Way way) {
        return InsideInterfaces.towards(view, move.node(), move.vrf()).stream()
                .filter(face -> isWayKnown)
                .map(face -> new Way(way.outside(), face))
                .min(Comparator.comparing((Way one) -> !zones.isOneZone(one.inside(), way.inside()))
                        .thenComparing(one -> filter(one, Direction.IN).isPresent())
                        .thenComparing(one -> policy(one, Direction.IN).isEmpty()))
                .orElse(way);
    }

    /** What a class passes without inspecting it needs a policy for the answers too. */
    private boolean passes(Policy policy) {
        return Stream.of(
                        move.today(Direction.IN, Clients.ANYBODY.get(0)),
                        move.tomorrow(Direction.IN, Clients.ANYBODY.get(0)))
                .flatMap(packet -> policy.clauseOf(packet).stream())
                .anyMatch(clause -> clause.action() == Action.PASS);
    }

    private Stream<Gate> gates(Way way, Way nodesWay, Direction direction, Optional<Filter> nodes) {
        Optional<Policy> policy = policy(way, direction);
        if (policy.isPresent()) {
            return Stream.of(gate(policy.get(), direction, nodes));
        }
        if (filter(way, direction).isEmpty()) {
            return Stream.empty();
        }
        ZoneOpening opening = new ZoneOpening(view, zones, way.inside(), nodesWay.inside());
        Optional<Policy> wanted = policy(nodesWay, direction);
        NoPassage closed = opening.of(way.from(direction), way.to(direction), wanted);
        String name = zones.words(way.from(direction), way.to(direction));
        Stream<Gate> none = Stream.of(new Gate(name, Kind.FILTER, closed, direction, nodes, Optional.empty()));
        return closed.lines().isEmpty()
                ? none
                : Stream.concat(none, wanted.stream().map(one -> gate(one, direction, Optional.of(one))));
    }

    private static Gate gate(Policy policy, Direction direction, Optional<Filter> nodes) {
        return new Gate("policy " + policy.name(), Kind.FILTER, policy, direction, nodes, Optional.empty());
    }

    private Optional<Policy> policy(Way way, Direction direction) {
        return zones.policy(way.from(direction), way.to(direction));
    }

    private Optional<Filter> filter(Way way, Direction direction) {
        return zones.filter(way.from(direction), way.to(direction));
    }
}
