package io.github.vipnat.secret;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where a secret is to be found; a configuration file holds this, never the secret. */
public sealed interface SecretSource {

    /** {@code env:NAME}: an environment variable, or in a service systemd's credential of that name. */
    record Environment(String variable) implements SecretSource {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.environment().apply(this);
        }
    }

    /** {@code file:PATH}: the first line of a file. */
    record InFile(Path path) implements SecretSource {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inFile().apply(this);
        }
    }

    /** {@code prompt}: asked for on the terminal. */
    record Prompt() implements SecretSource {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.prompt().apply(this);
        }
    }

    /** What each place comes to (docs/adr 0013). */
    record Cases<R>(Function<Environment, R> environment, Function<InFile, R> inFile, Function<Prompt, R> prompt) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    /** Reads {@code env:NAME}, {@code file:PATH} or {@code prompt}; anything else, above all a literal, is empty. */
    static Optional<SecretSource> parse(String text) {
        if (text.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
            return Optional.of(new Environment(text.substring("env:".length())));
        }
        if (text.startsWith("file:") && text.length() > "file:".length()) {
            return Optional.of(new InFile(Path.of(text.substring("file:".length()))));
        }
        return text.equals("prompt") ? Optional.of(new Prompt()) : Optional.empty();
    }
}
