package io.github.vipnat.apply;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;

/**
 * Whether somebody wants the work to stop. Asked before each line and each step, so that the line in flight is always
 * finished; what follows is the way back. Asked from several threads.
 */
@FunctionalInterface
public interface Interruption {

    boolean isRequested();

    /** Nobody ever wants it to stop. */
    static Interruption none() {
        return () -> false;
    }

    /**
     * To be asked before a router is touched.
     *
     * @throws ProblemException of kind INTERRUPTED when the work is to stop
     */
    default void requireNone(String router) {
        if (isRequested()) {
            throw new ProblemException(ProblemException.Kind.INTERRUPTED, problem(router));
        }
    }

    /** What a run that was interrupted gives as its cause. */
    static Problem problem(String router) {
        return Problem.fatal(
                Outcome.WentBack.INTERRUPTED,
                "router " + router,
                "somebody asked vipnat to stop",
                "a router is changed whole or not at all",
                "go on when you are ready:  vipnat apply");
    }
}
