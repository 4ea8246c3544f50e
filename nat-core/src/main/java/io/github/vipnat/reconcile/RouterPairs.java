package io.github.vipnat.reconcile;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pairs of cluster.yaml: whose plans are one run, and who cannot go without whom. */
final class RouterPairs {

    private final Map<String, String> partners = new HashMap<>();

    RouterPairs(Topology topology) {
        topology.routers()
                .forEach(router -> router.pair().ifPresent(partner -> partners.putIfAbsent(router.name(), partner)));
    }

    /** The two of a pair side by side where both are there, everybody else alone; in the order of the reviews. */
    List<List<PlanReview>> together(List<PlanReview> reviews) {
        Map<String, List<PlanReview>> runs = new LinkedHashMap<>();
        for (PlanReview review : reviews) {
            String first = partner(review.router()).filter(runs::containsKey).orElse(review.router());
            runs.computeIfAbsent(first, router -> new ArrayList<>()).add(review);
        }
        return List.copyOf(runs.values());
    }

    /**
     * Who may go on to be changed. A router that is refused misses its turn, and so does one that is to be changed without
     * its partner.
     *
     * @param halfDone routers on which a run died that was a pair's; going on with it is a change too
     */
    List<RouterResult<PlanReview>> ready(List<RouterResult<PlanReview>> planned, Set<String> halfDone) {
        List<RouterResult<PlanReview>> judged =
                planned.stream().map(RouterPairs::judged).toList();
        Set<String> asked = judged.stream().map(RouterResult::router).collect(Collectors.toSet());
        Set<String> ready = judged.stream()
                .filter(result -> result.finished().isPresent())
                .map(RouterResult::router)
                .collect(Collectors.toSet());
        return judged.stream()
                .map(result -> isToChange(result, halfDone) ? withPartner(result, asked, ready) : result)
                .toList();
    }

    private static boolean isToChange(RouterResult<PlanReview> result, Set<String> halfDone) {
        return result.finished()
                .filter(review -> !review.plan().isEmpty() || halfDone.contains(result.router()))
                .isPresent();
    }

    private static RouterResult<PlanReview> judged(RouterResult<PlanReview> result) {
        return result.finished()
                .filter(PlanReview::isRefused)
                .<RouterResult<PlanReview>>map(review -> new RouterResult.Failed<>(
                        result.router(), new ProblemException(Kind.REFUSED, review.problems())))
                .orElse(result);
    }

    private RouterResult<PlanReview> withPartner(
            RouterResult<PlanReview> result, Set<String> asked, Set<String> ready) {
        Optional<String> missing = partner(result.router()).filter(partner -> !ready.contains(partner));
        if (missing.isEmpty()) {
            return result;
        }
        String what = asked.contains(missing.get()) ? " cannot be changed now" : " is left out";
        return new RouterResult.Failed<>(result.router(), alone(result.router(), missing.get(), what));
    }

    private static ProblemException alone(String router, String partner, String what) {
        return new ProblemException(
                Kind.REFUSED,
                Problem.fatal(
                        "pair-incomplete",
                        "router " + router,
                        "its pair " + partner + what,
                        "a pair that leads to two different places is worse than one that leads to the old place",
                        "look at both:  vipnat plan -r " + router + " -r " + partner));
    }

    private Optional<String> partner(String router) {
        return Optional.ofNullable(partners.get(router));
    }
}
