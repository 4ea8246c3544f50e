package io.github.vipnat.nat;

/**
 * An {@code ip nat} line that is left alone.
 *
 * @param reason why it is not one of ours to change
 */
public record UnknownLine(String text, String reason) {}
