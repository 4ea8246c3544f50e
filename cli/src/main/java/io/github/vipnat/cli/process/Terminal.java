package io.github.vipnat.cli.process;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretPrompt;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a command talks: results on {@code out}, progress and problems on {@code err}.
 *
 * @param lost why something that was printed on {@code out} did not get there
 * @param screen whether a human sees {@code out} at once
 * @param ask puts a question to a human and gives the answer; empty when nobody is there
 * @param interactive whether a human can be asked
 */
public record Terminal(
        PrintWriter out,
        Supplier<Optional<String>> lost,
        PrintWriter err,
        Map<String, String> environment,
        boolean screen,
        boolean interactive,
        Function<String, Optional<String>> ask,
        SecretPrompt secrets,
        Signals signals) {

    /** One that loses nothing, and from which no signal comes. */
    public Terminal(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            boolean interactive,
            Function<String, Optional<String>> ask,
            SecretPrompt secrets) {
        this(out, err, environment, interactive, ask, secrets, Signals.none());
    }

    /** One that loses nothing. */
    Terminal(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            boolean interactive,
            Function<String, Optional<String>> ask,
            SecretPrompt secrets,
            Signals signals) {
        this(out, Optional::empty, err, environment, interactive, interactive, ask, secrets, signals);
    }

    /** The process's own. */
    public static Terminal ofProcess() {
        StandardOutput output = new StandardOutput();
        Optional<Console> console = Optional.ofNullable(System.console());
        Optional<ControllingTerminal> other = console.isPresent() ? Optional.empty() : ControllingTerminal.find();
        return new Terminal(
                new PrintWriter(output, false, StandardCharsets.UTF_8),
                output::lost,
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                console.isPresent(),
                console.isPresent() || other.isPresent(),
                question -> console.map(c -> c.readLine("%s", question))
                        .or(() -> other.flatMap(terminal -> terminal.ask(question))),
                purpose -> console.map(c -> c.readPassword("%s: ", purpose))
                        .filter(typed -> typed.length > 0)
                        .map(typed -> new Secret(new String(typed)))
                        .or(() -> other.flatMap(terminal -> terminal.askSecret(purpose + ": "))),
                new ProcessSignals());
    }
}
