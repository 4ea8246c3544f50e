package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherForm.Dynamic;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A published global lies in a pool that dynamic rules hand out to other hosts. A full static would need all of the
 * address; port statics share one with an overloaded pool on many routers (ios-facts 1.4 row 1, the second sample).
 */
final class GlobalInPool implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.added()
                .flatMap(rule ->
                        rule.mapping().insideGlobalAddress().stream().flatMap(global -> check(subject, rule, global)))
                .distinct()
                .toList();
    }

    private static Stream<Problem> check(Subject subject, StaticRule rule, Ipv4 global) {
        return subject.pools().stream()
                .filter(pool -> pool.contains(global))
                .flatMap(pool ->
                        severity(subject, rule, pool).stream().map(severity -> problem(subject, severity, rule, pool)));
    }

    private static Optional<Severity> severity(Subject subject, StaticRule rule, NatPool pool) {
        List<Dynamic> users = subject.view().nat().others(Dynamic.class).stream()
                .filter(dynamic -> dynamic.side() != OtherForm.Side.OUTSIDE)
                .filter(dynamic -> OtherForm.poolOf(dynamic).equals(Optional.of(pool.name())))
                .toList();
        if (users.isEmpty()) {
            return Optional.empty();
        }
        if (rule.mapping().takesEverything()) {
            return Optional.of(subject.fatalUnlessSoToday(rule));
        }
        return users.stream().allMatch(Dynamic::isOverloaded) ? Optional.empty() : Optional.of(Severity.RISK);
    }

    private static Problem problem(Subject subject, Severity severity, StaticRule rule, NatPool pool) {
        String ranges = String.join(
                ", ", pool.ranges().stream().map(NatPool.Range::toString).toList());
        return new Problem(
                "global-in-pool",
                severity,
                subject.where(rule),
                rule.mapping().globalSide() + " lies in pool " + pool.name() + " (" + ranges + ")",
                "a dynamic rule may have given the address to another host, or will",
                "take it out of the pool, or publish a global outside of it:  "
                        + Paste.section("ip nat pool " + pool.name()));
    }
}
