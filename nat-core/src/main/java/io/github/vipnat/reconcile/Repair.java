package io.github.vipnat.reconcile;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;

/** What came of an unattended repair. */
public sealed interface Repair {

    /** The router was as wished by the time it was read again. */
    record NotNeeded() implements Repair {}

    /** The rules are as wished, read back and saved. */
    record Done(String run) implements Repair {}

    /** Nothing was typed. */
    record Refused(ProblemException.Kind kind, List<Problem> problems) implements Repair {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It stopped on the way; the next one reads the router and goes on from there. */
    record Stopped(String run, Problem cause) implements Repair {}
}
