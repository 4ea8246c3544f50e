package io.github.vipnat.lint;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route-map on an inside interface routes what a node answers and would not pick what the VIP answers. From inside to
 * outside a packet is routed first and translated after (ios-facts 8, "order of operations"), so it sees the local.
 */
final class PolicyRouteLosesVip implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return MovedService.of(subject).stream()
                .flatMap(move -> InsideInterfaces.towards(subject.view(), move.vip(), move.vrf()).stream()
                        .flatMap(face -> problems(subject, move, face)))
                .distinct()
                .toList();
    }

    private static Stream<Problem> problems(Subject subject, MovedService move, RouterInterface face) {
        Filters filters = subject.view().filters();
        return face.policyRouteMap().stream()
                .flatMap(map -> subject.view().definitions().accessListsOf(map).stream()
                        .map(filters::accessList)
                        .flatMap(Optional::stream)
                        .filter(list -> move.isShutOut(list::verdict, Packet::from))
                        .map(list -> problem(subject, move, face, map, list)));
    }

    private static Problem problem(
            Subject subject, MovedService move, RouterInterface face, String map, AccessList list) {
        return Problem.risk(
                "policy-route-loses-vip",
                subject.where(),
                "route-map " + map + " on " + face.name() + " picks answers of " + move.node() + " and not of "
                        + move.vip(),
                "answers of the VIP would leave another way, past access list " + list.name(),
                "add the VIP to access list " + list.name() + ", or go on if the usual way is right");
    }
}
