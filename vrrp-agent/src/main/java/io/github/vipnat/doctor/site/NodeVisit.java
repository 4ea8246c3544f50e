package io.github.vipnat.doctor.site;

import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeShell;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one node everything in one flight; whatever goes wrong is told in what was seen of it. */
record NodeVisit(NodeAccess access, List<NodeQuestion> questions, Duration longest) {

    NodeSight visit(Node node) {
        try {
            Optional<Connection> connection = access.open(node);
            if (connection.isEmpty()) {
                return missed(node, withoutLogin(node));
            }
            try (NodeShell shell = new NodeShell(node, connection.get())) {
                return shell.ask(questions, longest);
            }
        } catch (TransportException e) {
            return missed(node, e.problem());
        } catch (ProblemException e) {
            return missed(node, e.problems().get(0));
        }
    }

    private NodeSight missed(Node node, Problem why) {
        Map<String, NodeAnswer> answers = new HashMap<>();
        questions.forEach(question -> answers.put(question.name(), new NodeAnswer.NotAsked(why)));
        return new NodeSight(node, answers, Optional.of(why));
    }

    private static Problem withoutLogin(Node node) {
        return Problem.risk(
                "node-without-ssh",
                node.name(),
                "cluster.yaml does not say how to log in to " + node.name(),
                "nothing is known of it, and not known is not well",
                "add  ssh: { username: ops, key: ~/.ssh/id_ed25519, sudo: true }  to " + node.name()
                        + " in cluster.yaml");
    }
}
