package io.github.vipnat.reconcile;

import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A router looked over in one login; nothing was changed. What it does not show of one thing hides nothing of the others.
 *
 * @param review as {@link Reconciler#verify} has it, with the faults of today
 * @param neighbour whom it sends the VIP's traffic to; empty where it does not say
 * @param unsaved the lines in which the running and the startup configuration differ, each with {@code -} or {@code +} in
 *     front; empty where it does not show the startup configuration
 * @param hidden why something is empty
 */
public record RouterCheckup(
        PlanReview review, Optional<NeighbourProof> neighbour, Optional<List<String>> unsaved, List<Problem> hidden) {

    public RouterCheckup {
        unsaved = unsaved.map(List::copyOf);
        hidden = List.copyOf(hidden);
    }
}
