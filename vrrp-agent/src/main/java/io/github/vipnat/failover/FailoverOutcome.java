package io.github.vipnat.failover;

import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** How a failover, or its way back, ended. */
public sealed interface FailoverOutcome {

    /**
     * The VIP is where it should be, and that is proven.
     *
     * @param node that has it
     * @param took from the pull until it had it
     * @param notes what could not be finished, and harms nothing
     */
    record Moved(String node, Duration took, List<Problem> notes) implements FailoverOutcome {
        public Moved {
            notes = List.copyOf(notes);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.moved().apply(this);
        }
    }

    /**
     * Something went wrong, every lever is back, and the VIP is on one node again.
     *
     * @param node that has it
     * @param isInterrupted whether somebody asked for it
     */
    record WentBack(Problem cause, String node, boolean isInterrupted) implements FailoverOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.wentBack().apply(this);
        }
    }

    /**
     * Something went wrong, and that all is as before could not be proven.
     *
     * @param commands what to look at and to type
     */
    record LeftForHuman(Problem cause, String hindrance, List<String> commands) implements FailoverOutcome {
        public LeftForHuman {
            commands = List.copyOf(commands);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.leftForHuman().apply(this);
        }
    }

    /** What each end comes to (docs/adr 0013). */
    record Cases<R>(Function<Moved, R> moved, Function<WentBack, R> wentBack, Function<LeftForHuman, R> leftForHuman) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
