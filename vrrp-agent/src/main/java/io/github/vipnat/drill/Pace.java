package io.github.vipnat.drill;

import java.time.Duration;

/** How often each of some targets is asked. */
final class Pace {

    /** What a router and its servers are not asked beyond, in all and in a second. */
    static final int MOST_PER_SECOND = 60;

    /** More often says nothing: an advert that moves the VIP comes but once a second. */
    private static final int MOST_EACH = 20;

    private Pace() {}

    /** From one request of a target to its next. */
    static Duration interval(int targets) {
        return Duration.ofSeconds(1)
                .multipliedBy(Math.max(1, targets))
                .dividedBy(Math.min(MOST_PER_SECOND, MOST_EACH * Math.max(1, targets)));
    }
}
