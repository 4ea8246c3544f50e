package io.github.vipnat.transport;

import io.github.vipnat.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** How to log in. */
public sealed interface Login {

    String username();

    /** Tried as {@code password}, then as {@code keyboard-interactive} (ios-facts 6, "login auth"). */
    record Password(String username, Secret password) implements Login {}

    /** A private key file: OpenSSH, PEM or PKCS8, with a passphrase where it is encrypted. */
    record KeyFile(String username, Path path, Optional<Secret> passphrase) implements Login {}

    /** Whatever a running ssh-agent offers. */
    record Agent(String username) implements Login {}
}
