package io.github.vipnat.page;

/** A rectangle in a drawing: its upper left corner and how far it reaches, in the drawing's units. */
public record Area(Spot corner, double width, double height) {

    /** The middle of its left edge. */
    public Spot left() {
        return corner.plus(0, height / 2);
    }

    /** The middle of its right edge. */
    public Spot right() {
        return corner.plus(width, height / 2);
    }
}
