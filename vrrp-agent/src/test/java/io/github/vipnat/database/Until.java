package io.github.vipnat.database;

import io.github.vipnat.keepalived.real.Machine;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits on a condition; only a failure takes {@link Machine#PATIENCE}. */
final class Until {

    private Until() {}

    static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Machine.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + Machine.PATIENCE + ", " + Machine.load() + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
