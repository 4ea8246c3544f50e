package io.github.vipnat.agent.policy;

import io.github.vipnat.problem.Problem;
import java.util.Optional;

/**
 * What was tried about a router's ARP entry since it was last time to try.
 *
 * @param told how often the router was told by ARP
 * @param asking how often it was made to ask
 * @param notTold why it could not be told, the last time
 * @param notAsking why it could not be made to ask, the last time
 */
public record CureAttempts(int told, int asking, Optional<Problem> notTold, Optional<Problem> notAsking) {

    /** It is time to begin. */
    public static CureAttempts none() {
        return new CureAttempts(0, 0, Optional.empty(), Optional.empty());
    }

    /** How often anything was tried. */
    public int count() {
        return told + asking;
    }

    /** It was told once more by ARP, or could not be. */
    public CureAttempts told(Optional<Problem> problem) {
        return new CureAttempts(told + 1, asking, problem, notAsking);
    }

    /** It was made to ask once more, or could not be. */
    public CureAttempts asking(Optional<Problem> problem) {
        return new CureAttempts(told, asking + 1, notTold, problem);
    }
}
