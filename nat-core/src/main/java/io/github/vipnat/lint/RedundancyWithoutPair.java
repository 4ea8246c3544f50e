package io.github.vipnat.lint;

import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Router;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules with {@code redundancy} stand on two routers, of which HSRP lets one translate (ios-facts 7, last row). Where only
 * one of them is changed, the other still leads to a node after the next switch-over.
 */
final class RedundancyWithoutPair implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        if (subject.router().pair().isPresent()) {
            return List.of();
        }
        List<String> groups = groups(subject.router());
        return groups.isEmpty() ? List.of() : List.of(problem(subject, groups));
    }

    private static List<String> groups(Router router) {
        return router.publish().stream()
                .flatMap(publication -> publication.options().redundancy().stream())
                .map(Redundancy::group)
                .distinct()
                .toList();
    }

    private static Problem problem(Subject subject, List<String> groups) {
        String nodes = subject.topology().retiredAddresses().stream()
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(" or "));
        return Problem.risk(
                "redundancy-without-pair",
                subject.where(),
                "rules with redundancy " + String.join(", ", groups) + " stand on two routers, and "
                        + subject.topology().source() + " names no pair: for "
                        + subject.router().name(),
                "after a switch-over of HSRP the other router still leads to " + nodes,
                partner(subject, groups)
                        .map(name -> "add  pair: " + name + "  to router "
                                + subject.router().name() + ", and  pair: "
                                + subject.router().name() + "  to router " + name)
                        .orElse("describe the other router under routers as well, with  pair: "
                                + subject.router().name() + ", and add  pair: ITS-NAME  to this one"));
    }

    /** Another router of the file with the same group. */
    private static Optional<String> partner(Subject subject, List<String> groups) {
        return subject.topology().routers().stream()
                .filter(router -> !router.name().equals(subject.router().name()))
                .filter(router -> groups(router).stream().anyMatch(groups::contains))
                .map(Router::name)
                .findFirst();
    }
}
