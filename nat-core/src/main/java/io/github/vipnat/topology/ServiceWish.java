package io.github.vipnat.topology;

import io.github.vipnat.address.TransportPort;
import java.util.List;
import java.util.Optional;

/**
 * A service that nodes have to run, and where it differs from what Debian makes of it.
 *
 * @param on the names of those nodes; empty means every node
 * @param unit systemd's, with its ending; empty where it is the usual one of a service of this name
 * @param process the name as the kernel knows it ({@code comm}, 15 bytes)
 * @param ports where it takes connections; empty where they are the usual ones
 * @param socket the path of the unix socket where it does
 */
public record ServiceWish(
        String name,
        List<String> on,
        Optional<String> unit,
        Optional<String> process,
        List<TransportPort> ports,
        Optional<String> socket) {

    public ServiceWish {
        on = List.copyOf(on);
        ports = List.copyOf(ports);
    }

    /** A service as it usually is, on every node. */
    public ServiceWish(String name) {
        this(name, List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Whether this node is to run it. */
    public boolean isOn(String node) {
        return on.isEmpty() || on.contains(node);
    }
}
