package io.github.vipnat.nat;

/**
 * Where an IPsec tunnel of the router itself ends.
 *
 * @param side the address, or the interface whose address it is
 * @param text the lines that say so
 */
public record TunnelEnd(GlobalSide side, String text) {}
