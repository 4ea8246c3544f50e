package io.github.vipnat.cli.command;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.inspect.NodeView;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes as seen from inside, those that cluster.yaml says how to log in to.
 *
 * @param seen by the node's own address
 * @param missed why others were not looked at
 */
public record NodeViews(Map<Ipv4, NodeView> seen, List<Problem> missed) {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    public static NodeViews none() {
        return new NodeViews(Map.of(), List.of());
    }

    public static NodeViews of(Topology site, Surroundings surroundings) {
        NodeAccess access = new NodeAccess(surroundings);
        Map<Ipv4, NodeView> seen = new HashMap<>();
        List<Problem> missed = new ArrayList<>();
        for (Node node : site.nodes()) {
            try {
                look(access, node)
                        .ifPresent(printed -> view(printed)
                                .ifPresentOrElse(
                                        view -> seen.put(node.address(), view),
                                        () -> missed.add(unreadable(node, printed.exitStatus()))));
            } catch (TransportException e) {
                missed.add(missed(node, e));
            }
        }
        return new NodeViews(seen, missed);
    }

    private static Optional<ExecResult> look(NodeAccess access, Node node) {
        Optional<Connection> connection = access.open(node);
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        try (Connection open = connection.get()) {
            return Optional.of(open.exec(NodeView.COMMAND, LONGEST));
        }
    }

    /** Nothing at all where the command did not come to its end: half a list of sockets would make a server look down. */
    private static Optional<NodeView> view(ExecResult printed) {
        return printed.exitStatus() == 0 ? NodeView.parse(printed.standardOutput()) : Optional.empty();
    }

    private static Problem unreadable(Node node, int exitStatus) {
        return missed(
                node,
                "the node let us in and did not show its addresses and sockets (exit status " + exitStatus
                        + "): a restricted shell or forced command, or ip is missing",
                ssh(node) + " '" + NodeView.COMMAND + "'  shows why; or remove its ssh from cluster.yaml");
    }

    private static Problem missed(Node node, TransportException failure) {
        return missed(
                node,
                "the node could not be looked at over SSH: " + failure.getMessage(),
                ssh(node) + "  shows why; or remove its ssh from cluster.yaml");
    }

    private static Problem missed(Node node, String what, String fix) {
        return new Problem(
                "node-not-seen",
                Severity.NOT_UNDERSTOOD,
                node.name() + ", " + node.address(),
                what,
                "whether its server is down or listens on 127.0.0.1 alone cannot be told from outside",
                fix);
    }

    private static String ssh(Node node) {
        return "ssh "
                + node.ssh()
                        .map(ssh -> "-p " + ssh.port() + " " + ssh.username() + "@")
                        .orElse("") + node.address();
    }
}
