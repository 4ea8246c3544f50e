package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.connect.PasswordDialogue;
import java.util.List;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUpdateProvider;
import net.schmizz.sshj.userauth.password.Resource;

/** The password dialogue as sshj asks for it. */
record SshjDialogue(PasswordDialogue dialogue)
        implements PasswordFinder, PasswordUpdateProvider, ChallengeResponseProvider {

    @Override
    public char[] reqPassword(Resource<?> resource) {
        return dialogue.password().toCharArray();
    }

    /** An expired password is a matter for a human. */
    @Override
    public char[] provideNewPassword(Resource<?> resource, String prompt) {
        return dialogue.answer(prompt, false).toCharArray();
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
        return dialogue.answer(prompt, echo).toCharArray();
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }
}
