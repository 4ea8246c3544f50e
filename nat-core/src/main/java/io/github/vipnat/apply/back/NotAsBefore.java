package io.github.vipnat.apply.back;

import io.github.vipnat.problem.Problem;
import java.util.List;

/** The way back has come to its end, and rules of ours are not as they were: trying again would not change that. */
final class NotAsBefore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<String> lines;

    /** @param lines what leads to where the router was, without what has to be typed around it */
    NotAsBefore(Problem problem, List<String> lines) {
        super(problem.toString());
        this.problem = problem;
        this.lines = List.copyOf(lines);
    }

    Problem problem() {
        return problem;
    }

    List<String> lines() {
        return lines;
    }
}
