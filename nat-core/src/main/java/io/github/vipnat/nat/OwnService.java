package io.github.vipnat.nat;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.secret.SecretMask;

/**
 * A port on which the router itself listens.
 *
 * @param text the lines that say so, or what is missing to tell; fit to be shown
 * @param isCertain false where the configuration leaves it open
 */
public record OwnService(TransportPort port, String text, boolean isCertain) {

    public OwnService {
        text = SecretMask.masked(text);
    }
}
