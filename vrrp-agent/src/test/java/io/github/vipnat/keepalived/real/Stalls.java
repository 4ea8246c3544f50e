package io.github.vipnat.keepalived.real;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/** How long this machine kept us from running: whoever measures others has to know how late they were themselves. */
final class Stalls implements AutoCloseable {

    private static final long NAP = 5_000_000;

    private final NavigableMap<Long, Long> late = new ConcurrentSkipListMap<>();
    private final Thread watcher;
    private volatile boolean over;

    private Stalls() {
        watcher = new Thread(this::watch, "stalls");
        watcher.setDaemon(true);
    }

    static Stalls watched() {
        Stalls stalls = new Stalls();
        stalls.watcher.start();
        return stalls;
    }

    private void watch() {
        while (!over) {
            long before = System.nanoTime();
            LockSupport.parkNanos(NAP);
            long now = System.nanoTime();
            if (now - before > 2 * NAP) {
                late.put(now, now - before - NAP);
            }
        }
    }

    /** The longest one that ended after this moment of {@link System#nanoTime()}. */
    Duration worstSince(long nanoTime) {
        return Duration.ofNanos(late.tailMap(nanoTime).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
    }

    @Override
    public void close() {
        over = true;
    }
}
