package io.github.vipnat.nat;

import io.github.vipnat.address.TransportPort;

/**
 * A port on which the router itself listens.
 *
 * @param text the lines that say so, or what is missing to tell
 * @param isCertain false where the configuration leaves it open
 */
public record OwnService(TransportPort port, String text, boolean isCertain) {}
