package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterCheckup;
import java.util.ArrayList;
import java.util.List;

/** The router's static NAT is as cluster.yaml wishes. */
final class NatRulesCheck extends RouterCheck {

    static final String CODE = "nat-rules";

    private static final int SHOWN = 3;

    NatRulesCheck() {
        super(CODE, "Each router's static NAT leads what is published to the VIP, as cluster.yaml wishes.");
    }

    @Override
    List<Finding> judge(String router, RouterCheckup seen, SiteSight sight) {
        PlanReview review = seen.review();
        List<Finding> found = new ArrayList<>();
        if (!review.plan().isEmpty()) {
            found.add(drift(router, review.script().forwardLines()));
        }
        review.problems().stream()
                .filter(problem -> !problem.code().equals(PlanReview.NOT_SAVED))
                .distinct()
                .map(problem -> new ProblemLines(lines()).of(router, problem))
                .forEach(found::add);
        return found.isEmpty() ? List.of(lines().ok(router, "its static NAT is as cluster.yaml wishes")) : found;
    }

    private Finding drift(String router, List<String> commands) {
        String shown = String.join("; ", commands.subList(0, Math.min(SHOWN, commands.size())));
        String more = commands.size() > SHOWN ? " … and " + (commands.size() - SHOWN) + " more" : "";
        return lines().fault(
                        router,
                        "its static NAT is not as cluster.yaml wishes; missing are: " + shown + more,
                        "what is published does not follow the VIP",
                        "look at the change, then say yes to it:  vipnat apply -r " + router);
    }
}
