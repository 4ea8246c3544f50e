package io.github.vipnat.keepalived.real;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this machine kept us from running: whoever measures others has to know how late they were themselves. On an idle
 * machine that is nothing, so nothing is forgiven there.
 */
public final class Stalls implements AutoCloseable {

    private static final long NAP = 5_000_000;

    /** The kernel's own slack, and a garbage collection too small to matter: not worth a word. */
    private static final long USUAL = 1_000_000;

    private final NavigableMap<Long, Long> late = new ConcurrentSkipListMap<>();
    private final Thread watcher;
    private volatile boolean over;

    private Stalls() {
        watcher = new Thread(this::watch, "stalls");
        watcher.setDaemon(true);
    }

    public static Stalls watched() {
        Stalls stalls = new Stalls();
        stalls.watcher.start();
        return stalls;
    }

    private void watch() {
        while (!over) {
            long before = System.nanoTime();
            LockSupport.parkNanos(NAP);
            long now = System.nanoTime();
            if (now - before > NAP + USUAL) {
                late.put(now, now - before - NAP);
            }
        }
    }

    /** The longest one that ended after this moment of {@link System#nanoTime()}. */
    public Duration worstSince(long nanoTime) {
        return Duration.ofNanos(late.tailMap(nanoTime).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
    }

    /** All of them since this moment: what becomes of a chain of many who wait for each other. */
    public Duration allSince(long nanoTime) {
        return Duration.ofNanos(late.tailMap(nanoTime).values().stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    /** The time that has passed since a moment, without that in which the machine kept us from running. */
    public Duration ownTimeSince(long nanoTime) {
        Duration whole = Duration.ofNanos(System.nanoTime() - nanoTime);
        Duration own = whole.minus(allSince(nanoTime));
        return own.isNegative() ? Duration.ZERO : own;
    }

    /** For whoever reads that something was late. */
    public String tellSince(long nanoTime) {
        return "kept from running for %d ms, %d ms of it at once; %s"
                .formatted(allSince(nanoTime).toMillis(), worstSince(nanoTime).toMillis(), Machine.load());
    }

    @Override
    public void close() {
        over = true;
    }
}
