package io.github.vipnat.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The time a run has in all, that of both routers where it is a pair's. It begins when the first of them may be changed, so
 * what PREFLIGHT takes is not in it. The figures are what every wait at its longest comes to once; where a router takes
 * longer over its lines and answers each, it gets longer.
 */
public final class RunDeadline {

    /** GUARD, VERIFY, DISARM and SAVE, each answer as late as it may come. */
    private static final Duration THERE = Duration.ofMinutes(10);

    /** Reading, taking back, reading back and saving, three minutes of waiting in vain included. */
    private static final Duration BACK = Duration.ofMinutes(15);

    /** A router answers in milliseconds, and with a slow AAA server behind it in a second or two. */
    private static final Duration A_LINE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final int routers;
    private final Duration lines;
    private Optional<Instant> ends = Optional.empty();

    /**
     * For one run.
     *
     * @param lines that are to be typed, on both routers of a pair
     * @param routers 1, or 2 for a pair
     */
    public RunDeadline(InstantSource clock, int lines, int routers) {
        this.clock = clock;
        this.routers = routers;
        this.lines = A_LINE.multipliedBy(lines);
    }

    /** How long a run of so many lines takes at most, the way there and the way back, from its first line on. */
    public static Duration total(int lines, int routers) {
        return THERE.plus(BACK).multipliedBy(routers).plus(A_LINE.multipliedBy(2L * lines));
    }

    /** A router may be changed from here on. */
    void begin() {
        ends = Optional.of(clock.instant().plus(THERE.multipliedBy(routers)).plus(lines));
    }

    /** What comes behind the lines still has its time, however long they took. */
    void lineAnswered() {
        extendTo(THERE.multipliedBy(routers));
    }

    /** The way back begins, on one router after the other. */
    void goBack() {
        extendTo(BACK.plus(lines));
    }

    private void extendTo(Duration least) {
        Instant then = clock.instant().plus(least);
        ends = ends.map(end -> end.isBefore(then) ? then : end);
    }

    /** When it is over, once it has begun. */
    Optional<Instant> ends() {
        return ends;
    }
}
