package io.github.vipnat.secret;

import java.util.Optional;

/** Asks a human for a secret without showing what is typed. */
public interface SecretPrompt {

    /** Empty when nobody is there to answer, or nothing was typed. */
    Optional<Secret> ask(String purpose);

    /** For runs without a terminal. */
    static SecretPrompt none() {
        return purpose -> Optional.empty();
    }
}
