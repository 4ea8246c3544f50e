package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.Publications;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** cluster.yaml publishes one port by an interface and by the address that interface has, which only the router can tell. */
final class PublishedTwice implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.publications().perOutside().stream()
                .filter(ofOne -> ofOne.size() > 1)
                .flatMap(PublishedTwice::problems)
                .toList();
    }

    private static Stream<Problem> problems(List<Publication> ofOne) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i < ofOne.size(); i++) {
            for (Publication earlier : ofOne.subList(0, i)) {
                List<TransportPort> both = inCommon(earlier, ofOne.get(i));
                if (!both.isEmpty()) {
                    problems.add(problem(earlier, ofOne.get(i), both));
                }
            }
        }
        return problems.stream();
    }

    private static List<TransportPort> inCommon(Publication one, Publication other) {
        boolean isWrittenAlike = Publications.globalSide(one).equals(Publications.globalSide(other));
        boolean isElsewhere = !one.options().vrf().equals(other.options().vrf());
        if (isWrittenAlike || isElsewhere) {
            return List.of();
        }
        List<TransportPort> ports = ports(one).toList();
        return ports(other).filter(ports::contains).toList();
    }

    private static Stream<TransportPort> ports(Publication publication) {
        return publication.extent().ports().stream().map(PortPair::global);
    }

    private static Problem problem(Publication earlier, Publication later, List<TransportPort> both) {
        return Problem.fatal(
                "published-twice",
                later.where(),
                both.stream().map(TransportPort::toString).collect(Collectors.joining(", ")) + " of " + later.global()
                        + " is published as that of " + earlier.global() + " too",
                "the interface has that address, so two rules would answer for one port",
                "take it out of one of the two lists; the other stands at " + earlier.where());
    }
}
