package io.github.vipnat.reconcile;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.function.Function;

/** What came of an unattended repair. */
public sealed interface Repair {

    /** The router was as wished by the time it was read again. */
    record NotNeeded() implements Repair {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notNeeded().apply(this);
        }
    }

    /** The rules are as wished, read back and saved. */
    record Done(String run) implements Repair {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.done().apply(this);
        }
    }

    /** Nothing was typed. */
    record Refused(ProblemException.Kind kind, List<Problem> problems) implements Repair {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused().apply(this);
        }
    }

    /** It stopped on the way; the next one reads the router and goes on from there. */
    record Stopped(String run, Problem cause) implements Repair {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stopped().apply(this);
        }
    }

    /** What each ending comes to (docs/adr 0013). */
    record Cases<R>(
            Function<NotNeeded, R> notNeeded,
            Function<Done, R> done,
            Function<Refused, R> refused,
            Function<Stopped, R> stopped) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
