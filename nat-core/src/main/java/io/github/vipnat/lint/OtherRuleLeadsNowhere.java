package io.github.vipnat.lint;

import io.github.vipnat.nat.Definitions;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherForm.Destination;
import io.github.vipnat.nat.OtherForm.Dynamic;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.UnknownLine;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dynamic or destination rule names a list, a route-map or a pool that the router does not have. vipnat does not touch
 * such rules, and no record shows what a router does with one; who moves a service wants to know before, not after.
 */
final class OtherRuleLeadsNowhere implements LintRule {

    private static final String POOL = "ip nat pool ";

    /** A name in a rule that nothing answers to. */
    private record Missing(String kind, String name, String show) {}

    @Override
    public List<Problem> check(Subject subject) {
        Set<String> pools = Stream.concat(subject.pools().stream().map(NatPool::name), unreadablePools(subject))
                .collect(Collectors.toSet());
        return subject.view().nat().others().stream()
                .flatMap(line -> missing(subject.view().definitions(), pools, line.form())
                        .map(missing -> problem(subject, missing, line)))
                .collect(Collectors.toMap(Problem::what, problem -> problem, (first, second) -> first))
                .values()
                .stream()
                .sorted((one, other) -> one.what().compareTo(other.what()))
                .toList();
    }

    /** A pool with a word that nobody here knows is there all the same. */
    private static Stream<String> unreadablePools(Subject subject) {
        return subject.view().nat().unknown().stream()
                .map(UnknownLine::text)
                .filter(line -> line.startsWith(POOL))
                .map(line -> line.substring(POOL.length()).split(" ", 2)[0]);
    }

    private static Stream<Missing> missing(Definitions known, Set<String> pools, OtherForm form) {
        Stream<Missing> pool = OtherForm.poolOf(form).stream()
                .filter(name -> !pools.contains(name))
                .map(name -> new Missing("pool", name, "^ip nat pool"));
        return Stream.concat(pool, selector(known, form).stream());
    }

    private static Optional<Missing> selector(Definitions known, OtherForm form) {
        return form.match(new OtherForm.Cases<>(
                (Dynamic dynamic) -> selector(known, dynamic),
                (OtherForm.Pool pool) -> Optional.empty(),
                (OtherForm.OutsideStatic outside) -> Optional.empty(),
                (Destination destination) -> accessList(known, destination.accessList()),
                (OtherForm.DestinationStatic destination) -> Optional.empty(),
                (OtherForm.NviStatic nvi) -> Optional.empty(),
                (OtherForm.Setting setting) -> Optional.empty()));
    }

    private static Optional<Missing> selector(Definitions known, Dynamic dynamic) {
        String name = dynamic.selectorName();
        return switch (dynamic.selector()) {
            case LIST -> accessList(known, name);
            case ROUTE_MAP ->
                known.routeMaps().containsKey(name)
                        ? Optional.empty()
                        : Optional.of(new Missing("route-map", name, "^route-map"));
        };
    }

    private static Optional<Missing> accessList(Definitions known, String name) {
        return known.accessLists().contains(name)
                ? Optional.empty()
                : Optional.of(new Missing("access list", name, "access-list"));
    }

    private static Problem problem(Subject subject, Missing missing, OtherLine line) {
        return Problem.risk(
                missing.kind().replace(' ', '-') + "-not-defined",
                subject.where(),
                "the router has no " + missing.kind() + " " + missing.name() + ", which its NAT names",
                "no record shows what the router does with such a rule: " + line.text(),
                "compare with:  show running-config | include " + missing.show());
    }
}
