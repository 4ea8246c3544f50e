package io.github.vipnat.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The work ended before anything was changed on a device; carries what to tell the user. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why the work ended; the command line gives each kind an exit code of its own. */
    public enum Kind {
        /** A file the user gave is wrong. */
        INPUT,
        /** Everything was readable, and going on would be wrong. */
        REFUSED,
        /** A device could not be reached or would not let us in. */
        UNREACHABLE,
        /** Somebody asked for the work to stop. */
        INTERRUPTED
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    public ProblemException(Kind kind, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Kind kind, Problem problem) {
        this(kind, List.of(problem));
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}
