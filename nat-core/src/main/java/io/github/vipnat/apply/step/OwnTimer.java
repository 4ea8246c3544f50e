package io.github.vipnat.apply.step;

import io.github.vipnat.device.GuardState.Pending;
import java.time.Duration;
import java.util.Optional;

/**
 * Which of a router's revert timers is ours. A router knows a timer by its user, and two vipnat may share one account: ours is
 * the one whose configured time was read right after it was armed.
 */
final class OwnTimer {

    private final Duration length;
    private Optional<Pending> known = Optional.empty();
    private boolean awaited;

    /** @param length what we arm timers with */
    OwnTimer(Duration length) {
        this.length = length;
    }

    /** We are about to arm one, or to renew ours: what is read next is it. */
    void await() {
        awaited = true;
    }

    /** It was read. */
    void learn(Pending seen) {
        known = Optional.of(seen);
        awaited = false;
    }

    /** It is gone, or was never armed. */
    void forget() {
        known = Optional.empty();
        awaited = false;
    }

    /**
     * Whether it is this one. Where the line broke between arming and reading, the first that is read counts, unless it is
     * longer than any of ours.
     */
    boolean is(Pending seen) {
        return known.filter(seen::isSameAs).isPresent() || (awaited && mayBe(seen));
    }

    private boolean mayBe(Pending seen) {
        return seen.length().filter(longer -> longer.compareTo(length) > 0).isEmpty();
    }
}
