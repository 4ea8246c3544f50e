package io.github.vipnat.secret;

import io.github.vipnat.problem.ProblemException;
import java.util.Map;

/** Turns the place where a secret is kept into the secret. */
public interface Secrets {

    /**
     * Reads one secret.
     *
     * @param purpose what it is for, as a user would say it: {@code password of netops on edge}
     * @throws ProblemException of kind INPUT when it is missing, empty, unreadable, over 64 KiB, or kept in a file that
     *     everyone on the host may read
     */
    Secret resolve(SecretSource source, String purpose);

    /**
     * Reads from the environment, from files and from a human, who is asked for each secret once and for one at a time. Where a
     * variable is not set, a credential of its name counts that systemd has given to the service we are.
     *
     * @param environment variable to value, usually {@link System#getenv()}
     * @param prompt how to ask a human; {@link SecretPrompt#none()} where nobody is there
     */
    static Secrets from(Map<String, String> environment, SecretPrompt prompt) {
        return new HostSecrets(environment, new RememberedPrompt(prompt));
    }
}
