package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks one node many things in one flight, over a connection that is already open; for one thread. */
public final class NodeShell implements AutoCloseable {

    /** More of one answer is not kept, in bytes, and the question counts as not answered. */
    public static final int LONGEST_ANSWER = 1 << 20;

    private final Node node;
    private final Connection connection;
    private final InstantSource clock;

    /** @param connection closed with this */
    public NodeShell(Node node, Connection connection) {
        this(node, connection, InstantSource.system());
    }

    NodeShell(Node node, Connection connection, InstantSource clock) {
        this.node = node;
        this.connection = connection;
        this.clock = clock;
    }

    /** All answers; a line that breaks leaves the rest unanswered and says so in each. */
    public NodeSight ask(List<NodeQuestion> questions, Duration longest) {
        AnswerSheet sheet = new AnswerSheet(node, questions);
        Instant before = clock.instant();
        ExecResult result;
        try {
            result = connection.exec(sheet.script(longest), longest);
        } catch (TransportException e) {
            return NodeSight.missed(node, questions, new Unanswered(node).line(e));
        }
        Instant after = clock.instant();
        String output = result.standardOutput();
        Optional<String> hello = sheet.hello(output);
        if (hello.isEmpty()) {
            Problem why = new Unanswered(node).shell(result.standardError() + "\n" + output);
            return NodeSight.missed(node, questions, why);
        }
        Optional<ClockSight> time = sheet.bye(output).flatMap(bye -> ClockSight.of(before, hello.get(), bye, after));
        return new NodeSight(node, sheet.answers(output), Optional.empty(), time);
    }

    @Override
    public void close() {
        connection.close();
    }
}
