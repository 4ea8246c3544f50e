package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.SSHAgentConnector;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.connect.DeadlineAlarm;
import java.nio.file.Path;
import java.util.Optional;

/** The keys of a running ssh-agent; the private ones never leave it. */
final class AgentKeys {

    private AgentKeys() {}

    /**
     * Asks the agent once, so that a missing or empty one shows before any connection is made.
     *
     * @throws ProblemException of kind INPUT when there is no agent, or it holds no key
     */
    static IdentityRepository of(ConnectionAttempt attempt, Optional<Path> socket) {
        Path path = socket.orElseThrow(() -> problem(
                "agent-missing",
                attempt,
                "no ssh-agent is running: SSH_AUTH_SOCK is not set",
                "eval \"$(ssh-agent)\" && ssh-add"));
        AgentSockets sockets = new AgentSockets();
        attempt.endWithLink(sockets::close);
        SSHAgentConnector connector = new SSHAgentConnector(sockets, path);
        IdentityRepository keys = new AgentIdentityRepository(connector);
        try (DeadlineAlarm alarm =
                DeadlineAlarm.after(attempt.endpoint().deadlines().login(), sockets::close)) {
            if (!connector.isAvailable()) {
                throw problem(
                        "agent-unreachable",
                        attempt,
                        "no ssh-agent answers at " + path,
                        "eval \"$(ssh-agent)\" && ssh-add");
            }
            if (keys.getIdentities().isEmpty()) {
                throw alarm.rang()
                        ? problem(
                                "agent-silent", attempt, "the ssh-agent at " + path + " does not answer", "ssh-add -l")
                        : problem("agent-empty", attempt, "the ssh-agent at " + path + " holds no key", "ssh-add");
            }
        }
        return keys;
    }

    private static ProblemException problem(String code, ConnectionAttempt attempt, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        code,
                        attempt.endpoint().name(),
                        what,
                        attempt.endpoint().login().username() + " cannot log in without a key",
                        fix));
    }
}
