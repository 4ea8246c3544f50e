package io.github.vipnat.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * One request.
 *
 * @param sent since the drill began
 * @param ended since the drill began: the answer, or giving up
 * @param lost why it was not answered; empty when it was
 */
public record Sample(Duration sent, Duration ended, Optional<String> lost) {

    boolean isAnswered() {
        return lost.isEmpty();
    }
}
