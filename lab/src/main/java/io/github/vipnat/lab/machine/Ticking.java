package io.github.vipnat.lab.machine;

import io.github.vipnat.lab.LabClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Moves a router's clock along with the real one. */
final class Ticking implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final Thread thread;

    private Ticking(LabClock clock) {
        this.thread = new Thread(() -> run(clock), "lab-clock");
        thread.setDaemon(true);
    }

    static Ticking start(LabClock clock) {
        Ticking ticking = new Ticking(clock);
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
