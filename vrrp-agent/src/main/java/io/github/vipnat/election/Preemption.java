package io.github.vipnat.election;

/** The {@code preempt_delay}: it starts with the first lower advert, and a higher one stops it. */
final class Preemption {

    private final long delay;
    private long until;

    Preemption(long delayMicros) {
        this.delay = delayMicros;
    }

    void reset() {
        until = 0;
    }

    /** Whether a lower advert still counts as a valid one. */
    boolean holdsBack(long now) {
        return delay > 0 && (until == 0 || until > now);
    }

    void heard(boolean highEnough, long now) {
        if (highEnough) {
            until = 0;
        } else if (delay > 0 && until == 0) {
            until = now + delay;
        }
    }
}
