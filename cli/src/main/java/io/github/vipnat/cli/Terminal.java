package io.github.vipnat.cli;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretPrompt;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command talks: results on {@code out}, progress and problems on {@code err}.
 *
 * @param ask puts a question to a human and gives the answer; empty when nobody is there
 * @param interactive whether a human sits in front of it
 */
record Terminal(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean interactive,
        Function<String, Optional<String>> ask,
        SecretPrompt secrets,
        Signals signals) {

    /** One from which no signal comes. */
    Terminal(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            boolean interactive,
            Function<String, Optional<String>> ask,
            SecretPrompt secrets) {
        this(out, err, environment, interactive, ask, secrets, Signals.none());
    }

    /** The process's own. */
    static Terminal ofProcess() {
        Optional<Console> console = Optional.ofNullable(System.console());
        return new Terminal(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                console.isPresent(),
                question -> console.map(c -> c.readLine("%s", question)),
                purpose -> console.map(c -> c.readPassword("%s: ", purpose))
                        .filter(typed -> typed.length > 0)
                        .map(typed -> new Secret(new String(typed))),
                new ProcessSignals());
    }
}
