package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A published global lies in a pool that dynamic rules hand out to other hosts. */
final class GlobalInPool implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().additions().stream()
                .map(addition -> addition.rule().mapping().insideGlobalAddress())
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(global -> subject.view().nat().pools().stream()
                        .filter(pool -> pool.contains(global))
                        .map(pool -> problem(subject, global, pool)))
                .toList();
    }

    private static Problem problem(Subject subject, Ipv4 global, NatPool pool) {
        return Problem.fatal(
                "global-in-pool",
                subject.where(),
                global + " lies in pool " + pool.name() + " (" + pool.first() + " to " + pool.last() + ")",
                "a dynamic rule may have given the address to another host, or will",
                "take " + global + " out of the pool:  " + pool.line());
    }
}
