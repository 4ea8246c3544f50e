package io.github.vipnat.transport;

import io.github.vipnat.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How to log in. */
public sealed interface Login {

    String username();

    /**
     * Tried as {@code password}; as {@code keyboard-interactive} where the host does not take the former (ios-facts 6,
     * "login auth"). Sent once in all, so that a wrong one counts once against a lock-out.
     */
    record Password(String username, Secret password) implements Login {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.password().apply(this);
        }
    }

    /**
     * A private key file: OpenSSH, PEM or PKCS8, with a passphrase where it is encrypted. One that everyone on this
     * host may read is refused.
     */
    record KeyFile(String username, Path path, Optional<Secret> passphrase) implements Login {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.keyFile().apply(this);
        }
    }

    /**
     * Whatever a running ssh-agent offers; before that the key files that {@code ~/.ssh/config} names for the host, as far
     * as they can be opened without a passphrase.
     */
    record Agent(String username, List<Path> files) implements Login {

        public Agent {
            files = List.copyOf(files);
        }

        /** The agent alone. */
        public Agent(String username) {
            this(username, List.of());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.agent().apply(this);
        }
    }

    /** What each way comes to (docs/adr 0013). */
    record Cases<R>(Function<Password, R> password, Function<KeyFile, R> keyFile, Function<Agent, R> agent) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
