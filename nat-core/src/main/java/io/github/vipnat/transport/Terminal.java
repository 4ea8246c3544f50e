package io.github.vipnat.transport;

/**
 * The terminal a shell is opened on.
 *
 * @param columns wide enough that a router never scrolls a typed line sideways (ios-facts 6, "long typed line")
 */
public record Terminal(String type, int columns, int rows) {

    /** What vipnat asks a router for. */
    public static Terminal wide() {
        return new Terminal("vt100", 511, 24);
    }
}
