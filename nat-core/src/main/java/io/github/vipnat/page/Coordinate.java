package io.github.vipnat.page;

import java.util.Locale;

/** Numbers in a drawing, the same on every machine. */
final class Coordinate {

    private Coordinate() {}

    /** With one digit behind the point where it is needed; what is no number is 0. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "0";
        }
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
