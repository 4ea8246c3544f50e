package io.github.vipnat.nat;

import io.github.vipnat.secret.SecretMask;

/**
 * Where an IPsec tunnel of the router itself ends.
 *
 * @param side the address, or the interface whose address it is
 * @param text the lines that say so, fit to be shown
 */
public record TunnelEnd(GlobalSide side, String text) {

    public TunnelEnd {
        text = SecretMask.masked(text);
    }
}
