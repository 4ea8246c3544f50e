package io.github.vipnat.nat;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.secret.SecretMask;
import java.util.List;
import java.util.Optional;

/**
 * A port on which the router itself listens.
 *
 * @param side the one address, or interface, that it listens on; empty for each address of the router
 * @param text the lines that say so, or what is missing to tell; fit to be shown
 * @param isCertain false where the configuration leaves it open
 * @param off the lines that make it listen no longer, none where that is more than a line of its own
 */
public record OwnService(
        TransportPort port, Optional<GlobalSide> side, String text, boolean isCertain, List<String> off) {

    public OwnService {
        text = SecretMask.masked(text);
        off = off.stream().map(SecretMask::masked).toList();
    }

    /** One that listens on each address of the router, and is switched off by the contrary of its line. */
    public static OwnService ofLine(TransportPort port, String line) {
        return new OwnService(port, Optional.empty(), line, true, List.of("no " + line));
    }

    /** One that listens on each address of the router, and that more than a line of its own makes listen. */
    public static OwnService ofLines(TransportPort port, String text, boolean isCertain) {
        return new OwnService(port, Optional.empty(), text, isCertain, List.of());
    }
}
