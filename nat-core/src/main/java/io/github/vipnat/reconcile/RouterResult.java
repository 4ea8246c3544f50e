package io.github.vipnat.reconcile;

import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of the work on one router of several, or why nothing did. A router that failed does not stop the others. */
public sealed interface RouterResult<T> {

    String router();

    /** The work was done, which need not mean that it ended well. */
    record Finished<T>(String router, T result) implements RouterResult<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.finished().apply(this);
        }
    }

    /** The router was not touched. */
    record Failed<T>(String router, RuntimeException failure) implements RouterResult<T> {

        /** Why; empty when vipnat itself failed. */
        public Optional<ProblemException.Kind> kind() {
            return failure instanceof ProblemException problems ? Optional.of(problems.kind()) : Optional.empty();
        }

        public List<Problem> problems() {
            return failure instanceof ProblemException problems
                    ? problems.problems()
                    : List.of(FailureProblem.of(router, failure));
        }

        /** The same failure where something else was to come of it. */
        public <U> Failed<U> instead() {
            return new Failed<>(router, failure);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.failed().apply(this);
        }
    }

    /** What each result comes to (docs/adr 0013). */
    record Cases<T, R>(Function<Finished<T>, R> finished, Function<Failed<T>, R> failed) {}

    /** What this one comes to. */
    <R> R match(Cases<T, R> cases);

    /** What came of it, if anything did. */
    default Optional<T> finished() {
        return match(new Cases<>(
                (Finished<T> finished) -> Optional.of(finished.result()), (Failed<T> failed) -> Optional.empty()));
    }

    /** Why nothing came of it, if nothing did. */
    default Optional<Failed<T>> failed() {
        return match(
                new Cases<>((Finished<T> finished) -> Optional.empty(), (Failed<T> failed) -> Optional.of(failed)));
    }
}
