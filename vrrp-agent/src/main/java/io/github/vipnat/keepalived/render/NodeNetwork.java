package io.github.vipnat.keepalived.render;

import io.github.vipnat.address.Ipv4;
import java.util.List;
import java.util.Optional;

/**
 * What a node's interface needs besides its address.
 *
 * @param prefixLength of the LAN, 1 to 32
 */
public record NodeNetwork(int prefixLength, Optional<Ipv4> gateway, List<Ipv4> nameServers) {

    public NodeNetwork {
        nameServers = List.copyOf(nameServers);
        if (prefixLength < 1 || prefixLength > 32) {
            throw new IllegalArgumentException("prefix length out of 1..32: " + prefixLength);
        }
    }
}
