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
 * @param text as the device prints it, fit to be shown
 */
public record Route(
        Ipv4Prefix to,
        Optional<String> vrf,
        Optional<InterfaceName> out,
        Optional<Ipv4> nextHop,
        Optional<String> nextHopVrf,
        String text) {

    public Route {
        text = SecretMask.masked(text);
    }

    /** Whether it is for every address. */
    public boolean isDefault() {
        return to.length() == 0;
    }
}
