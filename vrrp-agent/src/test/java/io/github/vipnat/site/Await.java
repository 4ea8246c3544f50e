package io.github.vipnat.site;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something to become true, never longer than a deadline. */
final class Await {

    private Await() {}

    /** Whether it became true in time. */
    static boolean within(Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(20_000_000);
        }
        return true;
    }

    /** It must become true in time; otherwise the details say what is the matter. */
    static void until(String what, Duration deadline, BooleanSupplier condition, Supplier<String> details) {
        if (!within(deadline, condition)) {
            throw new AssertionError("not within " + deadline.toSeconds() + " s: " + what + "\n" + details.get());
        }
    }
}
