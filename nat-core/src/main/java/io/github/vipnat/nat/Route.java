package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.secret.SecretMask;
import java.util.Optional;

/**
 * A static route, {@code ip route …}.
 *
 * @param vrf whose packets it is for
 * @param nextHopVrf where the next hop is looked for: the same, but for a route with the word {@code global}
 * @param distance which of two routes to one network counts, 1 to 255: the one of less
 * @param isTracked whether it stands only while a tracked object is up
 * @param text as the device prints it, fit to be shown
 */
public record Route(
        Ipv4Prefix to,
        Optional<String> vrf,
        Optional<InterfaceName> out,
        Optional<Ipv4> nextHop,
        Optional<String> nextHopVrf,
        int distance,
        boolean isTracked,
        String text) {

    /** The interface that is always up and never forwards (Cisco, "interface null"). */
    private static final Optional<InterfaceName> NULL = InterfaceName.parse("Null0");

    public Route {
        text = SecretMask.masked(text);
    }

    /** Whether the router throws away what it is for. */
    public boolean isDiscarding() {
        return out.equals(NULL);
    }

    /** Whether it is for every address. */
    public boolean isDefault() {
        return to.length() == 0;
    }
}
