package io.github.vipnat.lab.nat;

import java.util.Map;
import java.util.Optional;

/** What the NAT table needs to know of the router around it. */
public interface RouterContext {

    /** Whether one of the router's own interfaces has this address. */
    boolean isOwnAddress(String address);

    /** The primary address of an interface. */
    Optional<String> addressOf(String interfaceName);

    /** Whether the configuration defines this VRF. */
    boolean hasVrf(String name);

    /** The addresses that {@code ip host} lines have names for, by name. */
    Map<String, String> hosts();
}
