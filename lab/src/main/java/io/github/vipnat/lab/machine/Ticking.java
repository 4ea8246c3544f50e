package io.github.vipnat.lab.machine;

import io.github.vipnat.lab.LabClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Moves a router's clock along with the real one. */
final class Ticking implements AutoCloseable {

    private final ScheduledExecutorService thread;
    private final LabClock clock;
    private long last = System.nanoTime();

    private Ticking(LabClock clock) {
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(action -> {
            Thread ticking = new Thread(action, "lab-clock");
            ticking.setDaemon(true);
            return ticking;
        });
    }

    static Ticking start(LabClock clock) {
        Ticking ticking = new Ticking(clock);
        ticking.thread.scheduleWithFixedDelay(ticking::tick, 100, 100, TimeUnit.MILLISECONDS);
        return ticking;
    }

    private void tick() {
        long now = System.nanoTime();
        clock.advance(Duration.ofNanos(now - last));
        last = now;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
