package io.github.vipnat.page;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Where the values of a chart lie in a drawing.
 *
 * @param least the value at the left end
 * @param most the value at the right end; above the least
 * @param left where the axis begins, in the drawing's units
 * @param right where it ends
 */
public record Axis(double least, double most, double left, double right) {

    /** About so many values are written. */
    private static final int TICKS = 6;

    public Axis {
        if (!(most > least) || !(right > left) || Double.isInfinite(most - least)) {
            throw new IllegalArgumentException("no axis from " + least + " to " + most);
        }
    }

    /** Where a value lies; one beyond the ends lies at the end. */
    public double at(double value) {
        double inside = Math.max(least, Math.min(most, value));
        return left + (inside - least) / (most - least) * (right - left);
    }

    /** Round values to write at the axis: steps of 1, 2 or 5 and zeros. */
    public List<Double> ticks() {
        double step = step();
        return LongStream.rangeClosed((long) Math.ceil(least / step), (long) Math.floor(most / step))
                .mapToObj(count -> count * step)
                .toList();
    }

    private double step() {
        double wanted = (most - least) / TICKS;
        double ten = Math.pow(10, Math.floor(Math.log10(wanted)));
        double digit = wanted / ten;
        return ten * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
