package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one node many things in one flight, over a connection that is already open; for one thread. */
public final class NodeShell implements AutoCloseable {

    /** More of one answer is not kept, and the question counts as not answered. */
    public static final int LONGEST_ANSWER = 1 << 20;

    private final Node node;
    private final Connection connection;
    private final AnswerSheet sheet;

    /** @param connection closed with this */
    public NodeShell(Node node, Connection connection) {
        this.node = node;
        this.connection = connection;
        this.sheet = AnswerSheet.fresh(node.ssh().map(Node.Ssh::sudo).orElse(false));
    }

    /** All answers; a line that breaks leaves the rest unanswered and says so in each. */
    public NodeSight ask(List<NodeQuestion> questions, Duration longest) {
        try {
            ExecResult result = connection.exec(sheet.script(questions), longest);
            return new NodeSight(
                    node, sheet.answers(questions, result.standardOutput(), node.name()), Optional.empty());
        } catch (TransportException e) {
            Problem why = unanswered(e);
            Map<String, NodeAnswer> answers = new HashMap<>();
            questions.forEach(question -> answers.put(question.name(), new NodeAnswer.NotAsked(why)));
            return new NodeSight(node, answers, Optional.of(why));
        }
    }

    private Problem unanswered(TransportException failure) {
        return Problem.risk(
                "node-not-asked",
                node.name(),
                "the node did not answer: " + failure.getMessage(),
                "nothing is known of it, and not known is not well",
                "ssh "
                        + node.ssh()
                                .map(ssh -> "-p " + ssh.port() + " " + ssh.username() + "@")
                                .orElse("") + node.address() + " true");
    }

    @Override
    public void close() {
        connection.close();
    }
}
