package io.github.vipnat.lint;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publications;
import io.github.vipnat.topology.Router;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two routers with the same static and alias fight for the global address; that is what {@code redundancy} or
 * {@code no-alias} is for (ios-facts 7, last row). Cisco calls the result unpredictable (planning 2).
 */
final class PairWithoutRedundancy implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Set<GlobalSide> ofPair = subject.topology().routers().stream()
                .filter(router ->
                        subject.router().pair().filter(router.name()::equals).isPresent())
                .map(Router::publish)
                .flatMap(List::stream)
                .map(Publications::globalSide)
                .filter(GlobalSide.OfAddress.class::isInstance)
                .collect(Collectors.toSet());
        return subject.router().publish().stream()
                .filter(publication -> ofPair.contains(Publications.globalSide(publication)))
                .filter(publication -> publication.options().redundancy().isEmpty()
                        && !publication.options().has(Flag.NO_ALIAS))
                .map(publication -> problem(subject, publication))
                .toList();
    }

    private static Problem problem(Subject subject, Publication publication) {
        return Problem.risk(
                "pair-without-redundancy",
                publication.where(),
                "both routers of the pair publish " + publication.global() + " and neither knows of the other",
                "both would answer ARP for it and translate its flows; Cisco calls what follows unpredictable",
                "add  redundancy: HSRP-NAME  to this publication on "
                        + subject.router().name() + " and "
                        + subject.router().pair().orElseThrow() + " (or no-alias: true where it is routed to them)");
    }
}
