package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.filter.ZonePolicy;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.problem.Problem;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A filter that lets a retired address through and not the VIP, so that the service would go silent. Flows from outside
 * are translated first and filtered after: access lists of inside interfaces and zone policies see the inside local
 * address, the one of the outside interface sees the global and does not care (ios-facts 8, "order of operations",
 * "ZBFW"). The route-map of a rule sees the inside local too.
 */
final class FilterShutsVipOut implements LintRule {

    /** A filter on the way, and which way packets pass it. */
    private record Gate(
            String name, Function<Packet, Verdict> filter, BiFunction<Ipv4, TransportPort, Packet> direction) {}

    @Override
    public List<Problem> check(Subject subject) {
        Map<String, Set<MovedService>> shutOut = new LinkedHashMap<>();
        for (MovedService move : MovedService.of(subject)) {
            gates(subject, move)
                    .filter(gate -> move.isShutOut(gate.filter(), gate.direction()))
                    .forEach(gate -> shutOut.computeIfAbsent(gate.name(), name -> new LinkedHashSet<>())
                            .add(move));
        }
        return shutOut.entrySet().stream()
                .map(entry -> problem(subject, entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static Stream<Gate> gates(Subject subject, MovedService move) {
        Filters filters = subject.view().filters();
        List<RouterInterface> inside = InsideInterfaces.towards(subject.view(), move.vip(), move.vrf());
        Stream<Gate> interfaces = inside.stream()
                .flatMap(face -> Stream.concat(
                        gate(filters, face.accessGroupOut(), " out on " + face.name(), Packet::to),
                        gate(filters, face.accessGroupIn(), " in on " + face.name(), Packet::from)));
        Stream<Gate> zones = filters.zonePolicies().stream()
                .filter(policy -> isOnTheWay(subject, policy, inside))
                .map(policy -> new Gate("policy " + policy.name(), policy::verdict, Packet::to));
        Stream<Gate> routeMap = move.rule().options().routeMap().stream().map(map -> gate(subject, map));
        return Stream.of(interfaces, zones, routeMap).flatMap(Function.identity());
    }

    private static Stream<Gate> gate(
            Filters filters, Optional<String> list, String place, BiFunction<Ipv4, TransportPort, Packet> direction) {
        return list.flatMap(filters::accessList).stream()
                .map(found -> new Gate("access list " + found.name() + place, found::verdict, direction));
    }

    /** A route-map picks what any of its access lists permits. */
    private static Gate gate(Subject subject, RouteMap map) {
        List<AccessList> lists = subject.view().definitions().accessListsOf(map.name()).stream()
                .map(subject.view().filters()::accessList)
                .flatMap(Optional::stream)
                .toList();
        return new Gate("route-map " + map.name(), packet -> any(lists, packet), Packet::from);
    }

    private static Verdict any(List<AccessList> lists, Packet packet) {
        List<Verdict> verdicts =
                lists.stream().map(list -> list.verdict(packet)).toList();
        if (verdicts.contains(Verdict.UNKNOWN) || verdicts.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return verdicts.contains(Verdict.LETS_IN) ? Verdict.LETS_IN : Verdict.SHUTS_OUT;
    }

    private static boolean isOnTheWay(Subject subject, ZonePolicy policy, List<RouterInterface> inside) {
        Optional<String> to = Optional.of(policy.destination());
        Optional<String> from = Optional.of(policy.source());
        return inside.stream().anyMatch(face -> face.zone().equals(to))
                && subject.view().withRole(NatRole.OUTSIDE).stream()
                        .anyMatch(face -> face.zone().equals(from));
    }

    private static Problem problem(Subject subject, String gate, List<MovedService> moves) {
        List<String> ports =
                moves.stream().map(move -> move.after().toString()).distinct().toList();
        MovedService first = moves.get(0);
        return Problem.fatal(
                "filter-shuts-vip-out",
                subject.where(),
                gate + " lets " + first.node() + " through and not " + first.vip() + " (" + String.join(", ", ports)
                        + ")",
                "flows are translated before they are filtered here, so the service would go silent with the move",
                "let the VIP through first, for example:  " + first.asPermit());
    }
}
