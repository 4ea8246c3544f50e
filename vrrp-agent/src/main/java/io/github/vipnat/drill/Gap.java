package io.github.vipnat.drill;

import java.time.Duration;

/**
 * A time in which a target was not served.
 *
 * @param from the last answer before, since the drill began
 * @param to the first answer after; where none came, the end of the watch
 * @param lost how many requests were not answered
 * @param isOpen whether none came
 * @param why of the first request that was lost
 */
public record Gap(Duration from, Duration to, int lost, boolean isOpen, String why) {

    /** From the last answer to the next; the true outage lies within. */
    public Duration length() {
        return to.minus(from);
    }
}
