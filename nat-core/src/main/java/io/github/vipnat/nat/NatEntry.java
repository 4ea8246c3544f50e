package io.github.vipnat.nat;

/**
 * A rule a router has, with the line it prints for it.
 *
 * @param line the running configuration's own text; {@code no} in front of it is the safest removal (ios-facts 9.6)
 */
public record NatEntry(StaticRule rule, String line) {}
