package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A bare twin beside somebody who is to give up: it does nothing but wait, and many times as long. Who gives up in time does so
 * first, however slow the machine is for both.
 */
public final class LongerWait {

    private final Duration length;
    private final long begin = System.nanoTime();
    private final CompletableFuture<Boolean> over;

    private LongerWait(Duration length) {
        this.length = length;
        this.over = new CompletableFuture<Boolean>().completeOnTimeout(true, length.toMillis(), TimeUnit.MILLISECONDS);
    }

    public static LongerWait begin(Duration length) {
        return new LongerWait(length);
    }

    /** Whoever was to give up has done so; this waits yet. */
    public void assertGoesOn() {
        assertThat(over.isDone())
                .as(
                        "a wait of %s beside it is over; it took %s, at a load of %.1f",
                        length,
                        took(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                .isFalse();
    }

    /**
     * What gave up did wait. One millisecond is left out: sockets wait in whole milliseconds, so that a limit of which a
     * moment is gone is rounded down.
     */
    public void assertLasted(Duration limit) {
        assertThat(took()).isGreaterThanOrEqualTo(limit.minusMillis(1));
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
