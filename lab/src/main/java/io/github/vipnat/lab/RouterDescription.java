package io.github.vipnat.lab;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link SimulatedRouter.Builder} was told.
 *
 * @param quirks every switch, those of the personality filled in
 * @param startupConfiguration where it differs from the running one
 * @param ssh empty for a router without a server
 * @param commandDelay how long every line takes, in real time
 * @param realTime whether the router's clock runs by itself
 * @param plane where its packets go
 */
public record RouterDescription(
        Personality personality,
        Quirks quirks,
        String configuration,
        Optional<String> startupConfiguration,
        Optional<String> banner,
        List<User> users,
        Optional<String> enableSecret,
        Optional<Ssh> ssh,
        Duration commandDelay,
        boolean realTime,
        PacketPlane plane) {

    /** An account: a password, a public key, or both; privilege 1 lands at {@code >}, 15 at {@code #}. */
    public record User(String name, Optional<String> password, Optional<PublicKey> key, int privilege) {

        User withPassword(String secret, int level) {
            return new User(name, Optional.of(secret), key, level);
        }

        User withKey(PublicKey publicKey) {
            return new User(name, password, Optional.of(publicKey), 15);
        }
    }

    /** The SSH server; port 0 takes any free one. */
    public record Ssh(int port, HostKeyType hostKey, AlgorithmProfile algorithms, PasswordLogin passwordLogin) {}
}
