package io.github.vipnat.failover;

import io.github.vipnat.failover.lever.LeverPlan;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a failover would do.
 *
 * @param plan empty where the target has the VIP already
 * @param notes what is to be known and stops nothing
 */
public record FailoverReview(FailoverRequest request, Optional<LeverPlan> plan, List<Problem> notes) {

    public FailoverReview {
        notes = List.copyOf(notes);
    }
}
