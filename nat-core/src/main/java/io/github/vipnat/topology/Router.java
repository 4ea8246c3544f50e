package io.github.vipnat.topology;

import io.github.vipnat.secret.SecretSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A router whose static NAT publishes the cluster.
 *
 * @param host address or name as the file gives it
 * @param transport which SSH library to use
 * @param jump hosts to go through, nearest first
 * @param legacyAlgorithms old SSH algorithms this router needs, by name
 * @param pair the other router of a redundant pair
 * @param accept findings that a person lives with
 */
public record Router(
        String name,
        String host,
        int port,
        TransportChoice transport,
        List<JumpHost> jump,
        List<String> legacyAlgorithms,
        Optional<String> pair,
        String username,
        Optional<SecretSource> password,
        Optional<Path> key,
        Optional<SecretSource> enable,
        List<Publication> publish,
        List<Acceptance> accept) {

    /** A router of which nothing is accepted. */
    public Router(
            String name,
            String host,
            int port,
            TransportChoice transport,
            List<JumpHost> jump,
            List<String> legacyAlgorithms,
            Optional<String> pair,
            String username,
            Optional<SecretSource> password,
            Optional<Path> key,
            Optional<SecretSource> enable,
            List<Publication> publish) {
        this(
                name,
                host,
                port,
                transport,
                jump,
                legacyAlgorithms,
                pair,
                username,
                password,
                key,
                enable,
                publish,
                List.of());
    }

    public Router {
        jump = List.copyOf(jump);
        legacyAlgorithms = List.copyOf(legacyAlgorithms);
        publish = List.copyOf(publish);
        accept = List.copyOf(accept);
    }

    /** The SSH library behind a router's sessions. */
    public enum TransportChoice {
        SSHJ,
        JSCH
    }

    /**
     * A host on the way to the router.
     *
     * @param legacyAlgorithms old SSH algorithms this host needs, by name
     */
    public record JumpHost(
            String host,
            int port,
            List<String> legacyAlgorithms,
            String username,
            Optional<SecretSource> password,
            Optional<Path> key) {

        public JumpHost {
            legacyAlgorithms = List.copyOf(legacyAlgorithms);
        }

        /** What {@code vipnat trust} knows it by: its address, and its port where that is not SSH's own. */
        public String name() {
            if (port == 22) {
                return host;
            }
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
