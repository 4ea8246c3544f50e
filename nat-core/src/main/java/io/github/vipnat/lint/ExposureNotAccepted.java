package io.github.vipnat.lint;

import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publications;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A full static opens every port of the VIP's host; that must be somebody's decision, written down. */
final class ExposureNotAccepted implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return Exposure.of(subject.plan(), subject.view()).stream()
                .filter(Exposure::opensEverything)
                .map(exposure -> problem(subject, exposure))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Problem> problem(Subject subject, Exposure exposure) {
        return subject.router().publish().stream()
                .filter(publication -> isOf(subject, publication, exposure))
                .filter(publication -> isUnaccepted(publication.extent()))
                .findFirst()
                .map(publication -> problem(subject, publication, exposure));
    }

    private static boolean isUnaccepted(Extent extent) {
        return extent.match(
                new Extent.Cases<>((Extent.Full full) -> !full.exposureAccepted(), (Extent.Ports ports) -> false));
    }

    private static boolean isOf(Subject subject, Publication publication, Exposure exposure) {
        return subject.addresses().resolve(Publications.globalSide(publication)).equals(exposure.global());
    }

    private static Problem problem(Subject subject, Publication publication, Exposure exposure) {
        String ports = subject.plan().removals().stream()
                .map(Remove::rule)
                .filter(rule -> subject.addresses().side(rule).equals(exposure.global()))
                .flatMap(rule -> PortWish.of(rule.mapping()).stream())
                .distinct()
                .map(port -> "\"" + port + "\"")
                .collect(Collectors.joining(", "));
        return Problem.fatal(
                "exposure-not-accepted",
                publication.where(),
                "a full static opens every port of the VIP's host on " + exposure.global(),
                "newly reachable from outside: " + String.join(", ", exposure.newlyReachable()),
                ports.isEmpty()
                        ? "publish ports only (as: ports), or say exposure: accepted"
                        : "keep today's ports only (as: ports, ports: [" + ports + "]), or say exposure: accepted");
    }
}
