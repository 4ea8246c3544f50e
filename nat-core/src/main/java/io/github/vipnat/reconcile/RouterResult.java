package io.github.vipnat.reconcile;

import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * One router's turn, where several have one: what came of it, or why nothing did. A router that failed keeps no other from
 * its turn.
 */
public sealed interface RouterResult<T> {

    String router();

    /** The work was done, which need not mean that it ended well. */
    record Taken<T>(String router, T result) implements RouterResult<T> {}

    /** The router was not touched. */
    record Missed<T>(String router, RuntimeException failure) implements RouterResult<T> {

        /** Why; empty when vipnat itself failed. */
        public Optional<ProblemException.Kind> kind() {
            return failure instanceof ProblemException problems ? Optional.of(problems.kind()) : Optional.empty();
        }

        public List<Problem> problems() {
            return failure instanceof ProblemException problems
                    ? problems.problems()
                    : List.of(FailureProblem.problem(router, failure));
        }

        /** The same failure of a turn that was to give something else. */
        public <U> Missed<U> instead() {
            return new Missed<>(router, failure);
        }
    }

    /** What came of it, if anything did. */
    default Optional<T> taken() {
        return this instanceof Taken<T> turn ? Optional.of(turn.result()) : Optional.empty();
    }

    /** Why nothing came of it, if nothing did. */
    default Optional<Missed<T>> missed() {
        return this instanceof Missed<T> turn ? Optional.of(turn) : Optional.empty();
    }
}
