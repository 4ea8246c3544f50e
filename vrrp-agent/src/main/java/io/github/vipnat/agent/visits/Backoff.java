package io.github.vipnat.agent.visits;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long until the next try: twice as long each time, never the same on two nodes. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private int tries;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Something new happened, or all is well. */
    void reset() {
        tries = 0;
    }

    /** The pause before the next try, between a half and the whole of what the number of tries makes it. */
    Duration next(Duration interval) {
        Duration most = LONGEST.compareTo(interval) < 0 ? LONGEST : interval;
        Duration whole = FIRST.multipliedBy(1L << Math.min(tries++, 20));
        Duration pause = whole.compareTo(most) < 0 ? whole : most;
        return Duration.ofMillis(pause.toMillis() / 2 + random.nextLong(pause.toMillis() / 2 + 1));
    }

    /** The timer's next turn: two nodes do not come at the same time. */
    Duration timer(Duration interval) {
        return interval.minusMillis(random.nextLong(interval.toMillis() / 10 + 1));
    }
}
