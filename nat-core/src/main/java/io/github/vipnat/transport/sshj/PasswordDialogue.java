package io.github.vipnat.transport.sshj;

import io.github.vipnat.secret.Secret;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/**
 * Gives the password once, to the first question that is not echoed, whatever its wording (AAA servers word it in any
 * language). A second question is never answered: it would be a wrong password counted twice, or a second factor.
 */
final class PasswordDialogue implements PasswordFinder, ChallengeResponseProvider {

    private final Secret password;
    private boolean answered;
    private volatile Optional<String> unanswered = Optional.empty();

    PasswordDialogue(Secret password) {
        this.password = password;
    }

    /** The question that ended the login. */
    Optional<String> unanswered() {
        return unanswered;
    }

    @Override
    public char[] reqPassword(Resource<?> resource) {
        return password.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
        return false;
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes") // sshj's interface is raw
    public void init(Resource resource, String name, String instruction) {
        // Neither name nor instruction changes what we answer.
    }

    @Override
    public char[] getResponse(String prompt, boolean echo) {
        if (answered || echo) {
            unanswered = Optional.of(prompt.strip());
            throw new SSHRuntimeException("a question we do not answer");
        }
        answered = true;
        return password.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }
}
