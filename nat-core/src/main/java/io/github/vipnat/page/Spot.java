package io.github.vipnat.page;

/**
 * A place in a drawing, from its upper left corner.
 *
 * @param x to the right, in the drawing's units
 * @param y downwards
 */
public record Spot(double x, double y) {

    /** The place that lies so far from here. */
    public Spot plus(double right, double down) {
        return new Spot(x + right, y + down);
    }
}
