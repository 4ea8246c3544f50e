package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import java.util.function.Function;

/** What a node says to a question. */
public sealed interface NodeAnswer {

    /**
     * The command ran to its end.
     *
     * @param status its exit status
     * @param output everything it printed, at most {@link NodeShell#LONGEST_ANSWER} characters
     */
    record Said(int status, String output) implements NodeAnswer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.said().apply(this);
        }
    }

    /**
     * Not known: the node was not reached, does not let us, did not answer in time, or said more than is kept.
     *
     * @param why never shown as if all were well
     */
    record NotAsked(Problem why) implements NodeAnswer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notAsked().apply(this);
        }
    }

    /** What each answer comes to (docs/adr 0013). */
    record Cases<R>(Function<Said, R> said, Function<NotAsked, R> notAsked) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
