package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that happens on another thread or in another process, with a deadline. */
public final class Eventually {

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private Eventually() {}

    public static void holds(Supplier<String> otherwise, BooleanSupplier condition) {
        holds(Duration.ofSeconds(20), otherwise, condition);
    }

    static void holds(Duration within, Supplier<String> otherwise, BooleanSupplier condition) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        assertThat(condition.getAsBoolean())
                .as(() -> "within " + within + "; " + otherwise.get())
                .isTrue();
    }
}
