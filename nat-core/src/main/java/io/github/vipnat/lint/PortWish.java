package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import java.util.Optional;

/** How cluster.yaml lists what a rule publishes. */
final class PortWish {

    private PortWish() {}

    /** {@code tcp 443}, or {@code tcp 443:8443} where the host listens on another port; empty for a rule without ports. */
    static Optional<String> of(Mapping mapping) {
        return mapping.globalTransportPort()
                .map(global -> global
                        + mapping.localTransportPort()
                                .filter(local -> !local.equals(global))
                                .map(TransportPort::number)
                                .map(local -> ":" + local)
                                .orElse(""));
    }
}
