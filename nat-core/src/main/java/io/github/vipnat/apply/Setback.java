package io.github.vipnat.apply;

import io.github.vipnat.problem.Problem;

/** Something went wrong after the first line may have been sent; what follows is the way back. */
public final class Setback extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Setback(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
