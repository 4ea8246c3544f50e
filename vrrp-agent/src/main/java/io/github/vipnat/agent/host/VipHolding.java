package io.github.vipnat.agent.host;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This host holds the VIP: one of its interfaces has it.
 *
 * @param mac of that interface, {@code 00:15:5d:0a:0b:01}
 * @param ownMacs of every interface that can answer for the VIP; Linux answers for an address on whichever of its interfaces
 *     was asked
 */
public record VipHolding(String interfaceName, String mac, Set<String> ownMacs) {

    public VipHolding {
        ownMacs = Stream.concat(Stream.of(mac), ownMacs.stream())
                .map(one -> one.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** On a host with no other interface. */
    public VipHolding(String interfaceName, String mac) {
        this(interfaceName, mac, Set.of());
    }

    /** Whether frames to that MAC come to this host. */
    public boolean isOwn(String other) {
        return ownMacs.contains(other.toLowerCase(Locale.ROOT));
    }
}
