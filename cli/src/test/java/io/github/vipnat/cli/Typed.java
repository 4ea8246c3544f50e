package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.secret.SecretPrompt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command as it was typed, with no router and no home around it, and what came of it. */
public record Typed(List<String> arguments, int code, String out, String err) {

    public static Typed vipnat(String... arguments) {
        return vipnat(Map.of("HOME", "/dev/null"), false, arguments);
    }

    /** @param interactive whether a human sits in front of it */
    public static Typed vipnat(Map<String, String> environment, boolean interactive, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                interactive,
                question -> Optional.empty(),
                SecretPrompt.none());
        int code = Main.run(terminal, arguments);
        return new Typed(List.of(arguments), code, out.toString(), err.toString());
    }

    /** Fails with everything the command said. */
    public Typed endsWith(ExitCode expected) {
        assertThat(code)
                .as("vipnat %s%n--- out%n%s--- err%n%s", String.join(" ", arguments), out, err)
                .isEqualTo(expected.code());
        return this;
    }
}
