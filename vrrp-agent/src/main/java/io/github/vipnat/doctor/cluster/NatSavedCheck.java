package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterCheckup;
import java.util.List;
import java.util.Optional;

/** A reload of the router would change nothing. */
final class NatSavedCheck extends RouterCheck {

    NatSavedCheck() {
        super("router-saved", "Each router has saved what it runs, so that a reload changes nothing.");
    }

    @Override
    List<Finding> judge(String router, RouterCheckup seen, SiteSight sight) {
        Optional<Problem> ours = seen.review().problems().stream()
                .filter(problem -> problem.code().equals(PlanReview.NOT_SAVED))
                .findFirst();
        if (ours.isPresent()) {
            Problem lost = ours.get();
            return List.of(lines().fault(router, lost.what(), lost.why(), lost.fix()));
        }
        return List.of(
                seen.unsaved().map(lines -> unsaved(router, lines)).orElseGet(() -> hidden(router, seen.hidden())));
    }

    private Finding unsaved(String router, List<String> difference) {
        if (difference.isEmpty()) {
            return lines().ok(router, "what it runs is saved");
        }
        return lines().warning(
                        router,
                        difference.size() + (difference.size() == 1 ? " line is" : " lines are")
                                + " not saved, none of them about what is published here",
                        "a reload would undo them, and apply refuses to save what others left",
                        "look at them on the router:  show archive config differences nvram:startup-config"
                                + " system:running-config");
    }

    private Finding hidden(String router, List<Problem> why) {
        String what = why.isEmpty()
                ? "it does not show its startup configuration"
                : why.get(0).what();
        return lines().notChecked(
                        router,
                        "whether what it runs is saved: " + what,
                        "a reload may bring the old rules back",
                        "on the router:  show startup-config");
    }
}
