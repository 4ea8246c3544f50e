package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.real.Machine;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that happens on another thread or in another process; only a failure takes {@link Machine#PATIENCE}. */
public final class Eventually {

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private Eventually() {}

    public static void holds(Supplier<String> otherwise, BooleanSupplier condition) {
        long end = System.nanoTime() + Machine.PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        assertThat(condition.getAsBoolean())
                .as(() -> "within " + Machine.PATIENCE + ", " + Machine.load() + "; " + otherwise.get())
                .isTrue();
    }
}
