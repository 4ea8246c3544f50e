package io.github.vipnat.lint;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The VIP answers on several globals and the router has several ways out. What came in by one provider may leave by the
 * other, because a reply is routed first and translated after (ios-facts 8, "order of operations").
 */
final class TwoOutsideInterfaces implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<RouterInterface> outside = subject.view().withRole(NatRole.OUTSIDE);
        List<GlobalSide> globals = subject.plan().after().entries().stream()
                .map(NatEntry::rule)
                .filter(subject::isVip)
                .filter(rule -> rule.options().routeMap().isEmpty())
                .map(subject.addresses()::side)
                .distinct()
                .toList();
        return outside.size() > 1 && globals.size() > 1 ? List.of(problem(subject, outside, globals)) : List.of();
    }

    private static Problem problem(Subject subject, List<RouterInterface> outside, List<GlobalSide> globals) {
        String ways = outside.stream().map(face -> face.name().text()).collect(Collectors.joining(", "));
        String list = globals.stream().map(GlobalSide::toString).collect(Collectors.joining(", "));
        return Problem.risk(
                "two-outside-interfaces",
                subject.where(),
                "the VIP answers on " + list + ", and the router has " + outside.size() + " outside interfaces (" + ways
                        + ")",
                "a reply is routed first and translated after: what came in by one provider may leave by the other,"
                        + " with an address that provider drops",
                "tie each global to its way out (route-map: NAME, with \"match interface\"), or give each provider a VIP"
                        + " of its own and route by source; or go on if both globals are routed by one provider");
    }
}
