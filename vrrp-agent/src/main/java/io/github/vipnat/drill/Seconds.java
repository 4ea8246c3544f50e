package io.github.vipnat.drill;

import java.time.Duration;
import java.util.Locale;

/** Durations as a person reads them. */
final class Seconds {

    private Seconds() {}

    /** With two places; shorter than these are no figure of a drill. */
    static String of(Duration time) {
        return String.format(Locale.ROOT, "%.2f", number(time));
    }

    static double number(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** For JSON, which has no use for more than milliseconds. */
    static double rounded(Duration time) {
        return time.toMillis() / 1e3;
    }
}
