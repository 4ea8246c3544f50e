package io.github.vipnat.transport.sshj;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.connect.PasswordDialogue;
import io.github.vipnat.transport.key.PrivateKeyFile;
import java.util.Collection;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** Logs in one way; made before the connection, so that a bad key file costs no connection. */
final class SshjLogin {

    private final ConnectionAttempt attempt;
    private final List<AuthMethod> methods;
    private final PasswordDialogue dialogue;

    private SshjLogin(ConnectionAttempt attempt, List<AuthMethod> methods, PasswordDialogue dialogue) {
        this.attempt = attempt;
        this.methods = methods;
        this.dialogue = dialogue;
    }

    static SshjLogin prepare(ConnectionAttempt attempt) {
        Login login = attempt.endpoint().login();
        return login.match(new Login.Cases<>(
                (Login.Password password) -> password(attempt, password.password()),
                (Login.KeyFile file) -> key(attempt, SshjKey.load(PrivateKeyFile.read(file))),
                (Login.Agent agent) -> {
                    throw agentNeedsJsch(attempt, agent);
                }));
    }

    private static SshjLogin key(ConnectionAttempt attempt, KeyProvider key) {
        return new SshjLogin(attempt, List.of(new AuthPublickey(key)), new PasswordDialogue(new Secret("")));
    }

    private static ProblemException agentNeedsJsch(ConnectionAttempt attempt, Login.Agent agent) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "agent-needs-jsch",
                        attempt.endpoint().name(),
                        "the sshj transport cannot ask an ssh-agent",
                        agent.username() + " cannot log in",
                        "transport: jsch   under " + attempt.endpoint().name() + " in cluster.yaml"));
    }

    private static SshjLogin password(ConnectionAttempt attempt, Secret secret) {
        PasswordDialogue dialogue = new PasswordDialogue(secret);
        SshjDialogue asked = new SshjDialogue(dialogue);
        return new SshjLogin(
                attempt, List.of(new AuthPassword(asked, asked), new AuthKeyboardInteractive(asked)), dialogue);
    }

    /** Each method is tried only where the host takes it, so that a wrong password counts once against a lock-out. */
    void logIn(SSHClient client) throws UserAuthException, TransportException {
        for (AuthMethod method : methods) {
            if (worthTrying(client, method) && tried(client, method)) {
                return;
            }
        }
        throw attempt.loginRefused(detail(client));
    }

    private boolean worthTrying(SSHClient client, AuthMethod method) {
        if (dialogue.unanswered().isPresent()) {
            return false;
        }
        Collection<String> accepted = client.getUserAuth().getAllowedMethods();
        if (accepted.isEmpty()) {
            return true;
        }
        boolean judged = accepted.contains("password") || client.getUserAuth().hadPartialSuccess();
        if (!judged) {
            dialogue.forgetAnswer();
        }
        return accepted.contains(method.getName())
                && (!judged || client.getUserAuth().hadPartialSuccess());
    }

    private boolean tried(SSHClient client, AuthMethod method) throws UserAuthException, TransportException {
        String user = attempt.endpoint().login().username();
        try {
            method.setLoggerFactory(SshjLogSilencer.LOGGERS);
            // Not client.auth(): that throws the same for a refusal and for a broken line.
            return client.getUserAuth()
                    .authenticate(
                            user,
                            (Service) client.getConnection(),
                            method,
                            client.getTransport().getTimeoutMs());
        } catch (UserAuthException e) {
            if (dialogue.unanswered().isPresent()) {
                return false;
            }
            throw e;
        }
    }

    private String detail(SSHClient client) {
        return dialogue.unanswered()
                .map(PasswordDialogue.Unanswered::detail)
                .orElseGet(() ->
                        "it takes " + String.join(", ", client.getUserAuth().getAllowedMethods()));
    }
}
