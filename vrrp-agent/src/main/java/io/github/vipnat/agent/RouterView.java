package io.github.vipnat.agent;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterObservation;

/** What is known of a router. */
sealed interface RouterView {

    /** cluster.yaml gives no account to log in with. */
    record NoAccount() implements RouterView {}

    /** It was not reached, or did not let us in. */
    record Unknown(Problem problem) implements RouterView {}

    record Seen(RouterObservation observation) implements RouterView {}
}
