package io.github.vipnat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Moves a router's static NAT onto the VIP.
 *
 * <pre>{@code
 * Vipnat vipnat = Vipnat.of(Vipnat.read(Path.of("cluster.yaml")));
 * Review review = vipnat.plan("edge");
 * System.out.println(String.join("\n", review.script().forwardLines()));
 * Outcome outcome = vipnat.apply(review, ApplyOptions.careful());
 * }</pre>
 *
 * <p>Every method that talks to a router blocks until it is done, and throws
 * {@link io.github.vipnat.problem.ProblemException} when nothing was changed.
 */
public final class Vipnat {

    private final Reconciler reconciler;

    private Vipnat(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /**
     * Reads cluster.yaml.
     *
     * @throws io.github.vipnat.problem.ProblemException of kind INPUT, naming every mistake at once
     */
    public static Topology read(Path file) {
        return new TopologyReader(Surroundings.home(System.getenv())).read(file);
    }

    /** For the site, in the surroundings of the user who runs the program. */
    public static Vipnat of(Topology topology) {
        return of(topology, Surroundings.of(System.getenv(), SecretPrompt.none(), Progress.silent()));
    }

    /** For the site, in surroundings of your own. */
    public static Vipnat of(Topology topology, Surroundings surroundings) {
        return new Vipnat(new Reconciler(topology, surroundings));
    }

    /** Reads the router and says what would change. Changes nothing. */
    public PlanReview plan(String router) {
        return reconciler.plan(reconciler.router(router));
    }

    /** Carries the plan out, verified and saved, or goes back. */
    public Outcome apply(PlanReview review, ApplyOptions options) {
        return reconciler.apply(review, options, "");
    }

    /**
     * Carries the plans of a pair out as one run: both are saved, or both go back.
     *
     * @return how each ended, in the order of the reviews
     */
    public List<Outcome> apply(List<PlanReview> pair, ApplyOptions options) {
        return reconciler.apply(pair, options, "");
    }
}
