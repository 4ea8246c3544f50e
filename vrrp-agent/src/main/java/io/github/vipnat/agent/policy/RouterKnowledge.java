package io.github.vipnat.agent.policy;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterObservation;
import java.util.function.Function;

/** What is known of a router. */
public sealed interface RouterKnowledge {

    /** cluster.yaml gives no account to log in with. */
    record NoAccount() implements RouterKnowledge {
        @Override
        public <R> R match(RouterKnowledge.Cases<R> cases) {
            return cases.noAccount().apply(this);
        }
    }

    /** It was not reached, or did not let us in. */
    record Unknown(Problem problem) implements RouterKnowledge {
        @Override
        public <R> R match(RouterKnowledge.Cases<R> cases) {
            return cases.unknown().apply(this);
        }
    }

    record Seen(RouterObservation observation) implements RouterKnowledge {
        @Override
        public <R> R match(RouterKnowledge.Cases<R> cases) {
            return cases.seen().apply(this);
        }
    }

    /** What each state of knowledge comes to (docs/adr 0013). */
    record Cases<R>(Function<NoAccount, R> noAccount, Function<Unknown, R> unknown, Function<Seen, R> seen) {}

    /** What this one comes to. */
    <R> R match(RouterKnowledge.Cases<R> cases);
}
