package io.github.vipnat.transport;

import io.github.vipnat.transport.hostkey.KnownHosts;
import java.util.List;
import java.util.Optional;

/**
 * Everything needed to reach and log in to one host.
 *
 * @param name what the user calls it, for messages
 * @param port TCP port, 1 to 65535
 * @param jump hosts to go through, nearest first; each is checked and logged in to like the target itself
 * @param algorithms which old algorithms this one host may use, by name, as {@link Algorithms} lists them; none by
 *     default
 * @param howToTrust what to type so that its host key is put on record
 */
public record Endpoint(
        String name,
        String host,
        int port,
        Login login,
        Optional<Endpoint> jump,
        List<String> algorithms,
        KnownHosts knownHosts,
        ConnectDeadlines deadlines,
        String howToTrust) {

    public Endpoint {
        algorithms = List.copyOf(algorithms);
    }

    /** One that {@code vipnat trust} knows by its name. */
    public Endpoint(
            String name,
            String host,
            int port,
            Login login,
            Optional<Endpoint> jump,
            List<String> algorithms,
            KnownHosts knownHosts,
            ConnectDeadlines deadlines) {
        this(name, host, port, login, jump, algorithms, knownHosts, deadlines, "vipnat trust " + name);
    }
}
