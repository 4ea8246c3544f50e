package io.github.vipnat.reconcile;

import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
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
            Endpoint endpoint = new Endpoint(
                    node.name(),
                    node.address().toString(),
                    ssh.port(),
                    login,
                    Optional.empty(),
                    List.of(),
                    surroundings.knownHosts(),
                    surroundings.deadlines(),
                    // vipnat trust knows routers and the hosts on the way to them alone.
                    "ssh -p " + ssh.port() + " " + ssh.username() + "@" + node.address());
            return surroundings
                    .platforms()
                    .transports()
                    .apply(TransportChoice.SSHJ)
                    .connect(endpoint);
        });
    }
}
