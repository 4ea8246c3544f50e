package io.github.vipnat.transport.connect;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.Transport;
import java.util.Optional;

/**
 * Gives the password once, to the first question that is not echoed, whatever its wording (AAA servers word it in any
 * language). A second question is never answered: it would be a wrong password counted twice, or a second factor. For
 * implementations of {@link Transport}.
 */
public final class PasswordDialogue {

    /** Ends the login; unchecked, because the libraries' callbacks allow nothing else. */
    public static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String question;

        private Unanswered(String question) {
            super("a question that is not answered: " + question);
            this.question = question;
        }

        /** For people: what it asked. */
        public String detail() {
            return "it asks for more than a password: " + question;
        }
    }

    private final Secret password;
    private boolean answered;
    private volatile Optional<Unanswered> unanswered = Optional.empty();

    public PasswordDialogue(Secret password) {
        this.password = password;
    }

    /** For the method {@code password}, which asks nothing; counts as the answer. */
    public String password() {
        answered = true;
        return password.reveal();
    }

    /** The host does not take the method {@code password} at all, so the password was not judged yet. */
    public void forgetAnswer() {
        answered = false;
    }

    /** Answers one question, or ends the login by throwing. */
    public String answer(String question, boolean echo) throws Unanswered {
        if (answered || echo) {
            Unanswered open = new Unanswered(question.strip());
            unanswered = Optional.of(open);
            throw open;
        }
        answered = true;
        return password.reveal();
    }

    /** What ended the login, if a question did. */
    public Optional<Unanswered> unanswered() {
        return unanswered;
    }
}
