package io.github.vipnat.election;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when; things of the same microsecond happen in the order they were noted. */
final class EventQueue {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private long now;
    private long order;

    private record Entry(long at, long order, Runnable what) {}

    /** Microseconds since the start. */
    long now() {
        return now;
    }

    void schedule(long time, Runnable what) {
        entries.add(new Entry(Math.max(time, now), order++, what));
    }

    void scheduleSoon(Runnable what) {
        schedule(now, what);
    }

    /** Lets everything happen up to and including that time, at most {@code most} things. */
    void runUntil(long end, int most) {
        int done = 0;
        while (!entries.isEmpty() && entries.peek().at() <= end && done++ < most) {
            Entry next = entries.poll();
            now = next.at();
            next.what().run();
        }
        now = Math.max(now, end);
    }
}
