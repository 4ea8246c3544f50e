package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects work to end with problems before anything was changed. */
final class Refusals {

    private Refusals() {}

    static List<Problem> refused(ThrowingCallable work) {
        return of(ProblemException.Kind.REFUSED, work);
    }

    static List<Problem> of(ProblemException.Kind kind, ThrowingCallable work) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, work);
        Assertions.assertThat(refusal).as("a refusal").isNotNull();
        Assertions.assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
        return refusal.problems();
    }

    /** Whether the work ended by the program's death. */
    static boolean died(ThrowingCallable work) {
        return Assertions.catchThrowable(work) instanceof Died;
    }
}
