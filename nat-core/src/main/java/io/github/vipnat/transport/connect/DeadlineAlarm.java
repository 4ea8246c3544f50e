package io.github.vipnat.transport.connect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds work that blocks in a library without a deadline of its own: when time is up it runs an action that makes the
 * work fail, such as closing its socket. Costs no thread of its own, the JDK's single timer thread runs the action.
 */
public final class DeadlineAlarm implements AutoCloseable {

    private final CompletableFuture<Void> work = new CompletableFuture<>();

    private DeadlineAlarm() {
        work.complete(null);
    }

    private DeadlineAlarm(Duration deadline, Runnable action) {
        CompletableFuture<Void> unused = work.orTimeout(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> {
                    if (failure instanceof TimeoutException) {
                        action.run();
                    }
                });
    }

    /**
     * Starts the clock.
     *
     * @param action must not block
     */
    public static DeadlineAlarm after(Duration deadline, Runnable action) {
        return new DeadlineAlarm(deadline, action);
    }

    /** One that never rings. */
    public static DeadlineAlarm none() {
        return new DeadlineAlarm();
    }

    /** Whether time was up before the work was done. */
    public boolean rang() {
        return work.isCompletedExceptionally();
    }

    /** The work is done; the action will not run any more. */
    @Override
    public void close() {
        work.complete(null);
    }
}
