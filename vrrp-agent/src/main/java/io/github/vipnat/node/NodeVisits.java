package io.github.vipnat.node;

import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Looks at all nodes of a site at once, each at its own address and never at the VIP, which leads to one of them today. */
public final class NodeVisits {

    private final Topology site;
    private final Door door;

    /** Opens a connection to a node, as {@code reconcile.NodeAccess} does. */
    public interface Door {
        /**
         * Empty when cluster.yaml does not say how to log in.
         *
         * @throws TransportException when the node cannot be reached or refuses
         */
        Optional<Connection> open(Node node);
    }

    public NodeVisits(Topology site, Door door) {
        this.site = site;
        this.door = door;
    }

    /**
     * Every node's answers, in the order of cluster.yaml; a question that several ask is put once.
     *
     * @param longest for the answers of one node, apart from logging in
     */
    public List<NodeSight> ask(List<NodeQuestion> questions, Duration longest) {
        List<NodeQuestion> once = once(questions);
        List<CompletableFuture<NodeSight>> visits = site.nodes().stream()
                .map(node -> CompletableFuture.supplyAsync(() -> visit(node, once, longest), NodeVisits::inBackground))
                .toList();
        return visits.stream().map(NodeVisits::join).toList();
    }

    /** The same questions, each name once. */
    public static List<NodeQuestion> once(List<NodeQuestion> questions) {
        Map<String, NodeQuestion> byName = new LinkedHashMap<>();
        for (NodeQuestion question : questions) {
            NodeQuestion first = byName.putIfAbsent(question.name(), question);
            if (first != null && !first.equals(question)) {
                throw new IllegalArgumentException("two questions are called " + question.name());
            }
        }
        return new ArrayList<>(byName.values());
    }

    private NodeSight visit(Node node, List<NodeQuestion> questions, Duration longest) {
        if (node.address().equals(site.vip().address())) {
            return NodeSight.missed(node, questions, new Unanswered(node).vip());
        }
        try {
            Optional<Connection> connection = door.open(node);
            if (connection.isEmpty()) {
                return NodeSight.missed(node, questions, new Unanswered(node).noSsh());
            }
            try (NodeShell shell = new NodeShell(node, connection.get())) {
                return shell.ask(questions, longest);
            }
        } catch (TransportException e) {
            return NodeSight.missed(node, questions, e.problem());
        }
    }

    private static NodeSight join(CompletableFuture<NodeSight> visit) {
        try {
            return visit.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void inBackground(Runnable visit) {
        Thread thread = new Thread(visit, "node-visit");
        thread.setDaemon(true);
        thread.start();
    }
}
