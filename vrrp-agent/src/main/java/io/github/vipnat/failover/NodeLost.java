package io.github.vipnat.failover;

import io.github.vipnat.problem.Problem;

/** A node does not answer; what it did with what it was told last is not known. */
public final class NodeLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public NodeLost(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What to tell the user. */
    public Problem problem() {
        return problem;
    }
}
