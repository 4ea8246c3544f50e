package io.github.vipnat.agent.policy;

import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.List;
import java.util.Optional;

/** What a reload would lose. */
final class StartupPolicy {

    private StartupPolicy() {}

    /** Empty where all is saved, or it was not asked. */
    static Optional<Decision> of(Situation now, RouterObservation seen) {
        RouterSituation router = now.router();
        if (router.unsaved().isEmpty()) {
            return Optional.empty();
        }
        return RepairPolicy.outcome(router, router.saving(), Topic.STARTUP)
                .or(() -> Optional.of(unsaved(router, areRulesAsWished(seen))));
    }

    private static boolean areRulesAsWished(RouterObservation seen) {
        return seen.rules().filter(RouterObservation.Rules::areAsWished).isPresent();
    }

    /** Rules that are not as wished yet are saved by their repair, once they are. */
    private static Decision unsaved(RouterSituation router, boolean areRulesAsWished) {
        List<String> lines = router.unsaved();
        String what = router.name() + " holds what is not saved: " + lines.get(0)
                + (lines.size() > 1 ? " and " + (lines.size() - 1) + " more" : "");
        boolean isTried = router.repair().isPresent() || router.saving().isPresent();
        if (router.allowance().policy() == Policy.AUDIT || isTried || !areRulesAsWished) {
            return new Decision.Unsaved(what, "; to do on the router, if it is to last: write memory", Action.NOTHING);
        }
        return RepairPolicy.hindrance(router.allowance(), what, false, Topic.STARTUP)
                .orElseGet(() -> new Decision.Unsaved(what, ": saved, if it is nobody else's", Action.REPAIR));
    }
}
