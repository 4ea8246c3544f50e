package io.github.vipnat.agent.policy;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterObservation;

/** What is known of a router. */
public sealed interface RouterKnowledge {

    /** cluster.yaml gives no account to log in with. */
    record NoAccount() implements RouterKnowledge {}

    /** It was not reached, or did not let us in. */
    record Unknown(Problem problem) implements RouterKnowledge {}

    record Seen(RouterObservation observation) implements RouterKnowledge {}
}
