package io.github.vipnat.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The router's clock. Unless it was told to {@link SimulatedRouter.Builder#realTime() run}, it stands still until {@link #advance} moves it, so that a revert timer of two minutes costs a test nothing
 * and every time the router prints is the same in every run.
 */
public final class LabClock {

    /** Where a clock that stands still starts: 2026-03-02 12:00:00 UTC, a Monday. */
    public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    /** Something that was to happen later and may still be called off. */
    public interface Task {
        void cancel();
    }

    private record Due(Instant when, long order, Runnable action) {}

    private final PriorityQueue<Due> tasks =
            new PriorityQueue<>(Comparator.comparing(Due::when).thenComparingLong(Due::order));
    private Instant now;
    private long order;

    /** A clock that shows {@link #START}. */
    public LabClock() {
        this(START);
    }

    /** A clock that shows this time. */
    public LabClock(Instant start) {
        now = start;
    }

    /** The time on the router. */
    public synchronized Instant now() {
        return now;
    }

    /** Moves the time and lets everything happen that falls due on the way, in its order, in the calling thread. */
    public void advance(Duration howFar) {
        if (howFar.isNegative()) {
            throw new IllegalArgumentException("advance: a clock does not go back, but was asked for " + howFar);
        }
        Instant target = now().plus(howFar);
        while (runNext(target)) {
            // every task may have planned another one
        }
    }

    /** Plans an action for later; it runs in the thread that advances the clock. */
    public synchronized Task schedule(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), order++, action);
        tasks.add(due);
        return () -> forget(due);
    }

    private synchronized void forget(Due due) {
        tasks.remove(due);
    }

    private boolean runNext(Instant target) {
        Due due;
        synchronized (this) {
            Due next = tasks.peek();
            if (next == null || next.when().isAfter(target)) {
                now = now.isAfter(target) ? now : target;
                return false;
            }
            due = tasks.remove();
            now = due.when().isAfter(now) ? due.when() : now;
        }
        due.action().run();
        return true;
    }
}
