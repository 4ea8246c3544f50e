package io.github.vipnat.reconcile;

import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Node.Ssh;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.hostkey.HostKey;
import java.util.List;
import java.util.Optional;

/** Reaches a node over SSH, as its {@code ssh} in cluster.yaml says. */
public final class NodeAccess {

    private final Surroundings surroundings;

    public NodeAccess(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Connects and logs in; empty when cluster.yaml does not say how.
     *
     * @throws io.github.vipnat.transport.TransportException when the node cannot be reached or refuses the login
     */
    public Optional<Connection> open(Node node) {
        return node.ssh().map(ssh -> {
            Login login = new RouterAccess(surroundings).login(ssh.username(), ssh.password(), ssh.key(), node.name());
            return surroundings
                    .platforms()
                    .transports()
                    .apply(TransportChoice.SSHJ)
                    .connect(endpoint(node, ssh, login));
        });
    }

    /**
     * The host key that the node shows; nobody logs in. Empty when cluster.yaml does not say how to reach it.
     *
     * @throws io.github.vipnat.transport.TransportException when no SSH server answers at its address
     */
    public Optional<HostKey> hostKey(Node node) {
        return node.ssh()
                .map(ssh -> surroundings
                        .platforms()
                        .hostKeys()
                        .apply(TransportChoice.SSHJ)
                        .fetch(endpoint(node, ssh, new Login.Agent(ssh.username()))));
    }

    private Endpoint endpoint(Node node, Ssh ssh, Login login) {
        return new Endpoint(
                node.name(),
                node.address().toString(),
                ssh.port(),
                login,
                Optional.empty(),
                List.of(),
                surroundings.knownHosts(),
                surroundings.deadlines());
    }
}
