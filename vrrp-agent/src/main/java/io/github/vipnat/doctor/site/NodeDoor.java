package io.github.vipnat.doctor.site;

import io.github.vipnat.node.NodeVisits;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.Optional;

/** Opens nodes, and tells who has answered. */
record NodeDoor(NodeAccess access, Rounds rounds) implements NodeVisits.Door {

    /** A secret that is missing keeps us out of this node, and of no other. */
    @Override
    public Optional<Connection> open(Node node) {
        try {
            return rounds.reached(node.name(), () -> access.open(node))
                    .map(connection -> new Told(node.name(), connection, rounds));
        } catch (ProblemException e) {
            throw new TransportException(
                    TransportException.Reason.LOGIN_REFUSED, e.problems().get(0), e);
        }
    }

    private record Told(String node, Connection connection, Rounds rounds) implements Connection {
        @Override
        public Shell shell(Terminal terminal) {
            return connection.shell(terminal);
        }

        @Override
        public ExecResult exec(String command, Duration deadline) {
            return rounds.timed(node, () -> connection.exec(command, deadline));
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
