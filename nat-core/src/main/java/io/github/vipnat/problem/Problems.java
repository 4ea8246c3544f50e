package io.github.vipnat.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that a user hears all of them at once, not one a run. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> toList() {
        return List.copyOf(found);
    }

    /** Ends the work when anything FATAL was found, naming every problem, the fatal ones first. */
    public void throwIfFatal(ProblemException.Kind kind) {
        if (found.stream().anyMatch(Problem::isFatal)) {
            throw new ProblemException(kind, toList());
        }
    }
}
