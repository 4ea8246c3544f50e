package io.github.vipnat.lab.machine;

import io.github.vipnat.lab.LabClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Moves a router's clock along with the real one. */
final class ClockTicker implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final Thread thread;

    private ClockTicker(LabClock clock) {
        this.thread = new Thread(() -> run(clock), "lab-clock");
        thread.setDaemon(true);
    }

    static ClockTicker start(LabClock clock) {
        ClockTicker ticking = new ClockTicker(clock);
        ticking.thread.start();
        return ticking;
    }

    private static void run(LabClock clock) {
        long last = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(STEP.toNanos());
            long now = System.nanoTime();
            clock.advance(Duration.ofNanos(now - last));
            last = now;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
