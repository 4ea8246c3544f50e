package io.github.vipnat.failover.lever;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a failover will pull, and why that.
 *
 * @param levers one for each node that has to give way, the holder first
 * @param forecast empty where nothing can be foreseen
 * @param others what moves besides the VIP, a sentence each
 * @param reason why this lever and no other, one sentence
 * @param masterDown how long the target waits without adverts before it takes over
 */
public record LeverPlan(
        String holder,
        String target,
        LeverKind kind,
        List<Lever> levers,
        Optional<Forecast> forecast,
        List<String> others,
        String reason,
        Duration masterDown) {

    public LeverPlan {
        levers = List.copyOf(levers);
        others = List.copyOf(others);
    }

    /** Whether the node that gives the VIP away gets it again if the target dies. */
    public boolean isHolderHeir() {
        return forecast.map(seen -> seen.heirs().equals(List.of(holder))).orElse(false);
    }
}
