package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server that runs keepalived.
 *
 * @param state keepalived's starting state
 * @param priority VRRP priority, 1 to 254 (255 belongs to an address owner)
 */
public record Node(String name, Ipv4 address, Optional<State> state, OptionalInt priority, Optional<Ssh> ssh) {

    /** What keepalived.conf's {@code state} says. */
    public enum State {
        MASTER,
        BACKUP
    }

    /** How to log in to the node, as {@code vipnat database check} does. */
    public record Ssh(int port, String username, Optional<Path> key, Optional<SecretSource> password, boolean sudo) {}
}
