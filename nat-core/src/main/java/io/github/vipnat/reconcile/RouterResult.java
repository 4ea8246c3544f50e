package io.github.vipnat.reconcile;

import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One router's turn, where several have one: what came of it, or why nothing did. A router that failed keeps no other from
 * its turn.
 */
public sealed interface RouterResult<T> {

    String router();

    /** The work was done, which need not mean that it ended well. */
    record Taken<T>(String router, T result) implements RouterResult<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.taken().apply(this);
        }
    }

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

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.missed().apply(this);
        }
    }

    /** What each turn comes to (docs/adr 0013). */
    record Cases<T, R>(Function<Taken<T>, R> taken, Function<Missed<T>, R> missed) {}

    /** What this one comes to. */
    <R> R match(Cases<T, R> cases);

    /** What came of it, if anything did. */
    default Optional<T> taken() {
        return match(
                new Cases<>((Taken<T> taken) -> Optional.of(taken.result()), (Missed<T> missed) -> Optional.empty()));
    }

    /** Why nothing came of it, if nothing did. */
    default Optional<Missed<T>> missed() {
        return match(new Cases<>((Taken<T> taken) -> Optional.empty(), (Missed<T> missed) -> Optional.of(missed)));
    }
}
