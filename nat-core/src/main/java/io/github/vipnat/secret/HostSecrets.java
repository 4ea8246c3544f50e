package io.github.vipnat.secret;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.Map;

/** Secrets of the host we run on: its environment, its files, and the human in front of it. */
final class HostSecrets implements Secrets {

    private final Map<String, String> environment;
    private final SecretPrompt prompt;

    HostSecrets(Map<String, String> environment, SecretPrompt prompt) {
        this.environment = Map.copyOf(environment);
        this.prompt = prompt;
    }

    @Override
    public Secret resolve(SecretSource source, String purpose) {
        return source.match(new SecretSource.Cases<>(
                (SecretSource.Environment place) -> fromEnvironment(place.variable(), purpose),
                (SecretSource.InFile place) -> new SecretFile(place.path(), purpose).firstLine(),
                (SecretSource.Prompt place) -> fromPrompt(purpose)));
    }

    private Secret fromPrompt(String purpose) {
        return prompt.ask(purpose)
                .filter(typed -> !typed.reveal().isEmpty())
                .orElseThrow(() -> input(
                        "secret-not-typed",
                        "prompt",
                        "no " + purpose + " was typed",
                        "run it on a terminal, or give the secret as env:NAME or file:PATH"));
    }

    private Secret fromEnvironment(String variable, String purpose) {
        String value = environment.get(variable);
        if (value == null) {
            throw input(
                    "secret-variable-missing",
                    "env:" + variable,
                    "the variable " + variable + " with the " + purpose + " is not set",
                    "read -rs " + variable + " && export " + variable);
        }
        if (value.isEmpty()) {
            throw input(
                    "secret-empty",
                    "env:" + variable,
                    "the variable " + variable + " with the " + purpose + " is empty",
                    "read -rs " + variable + " && export " + variable);
        }
        return new Secret(value);
    }

    private static ProblemException input(String code, String where, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, where, what, "without it there is no way to log in", fix));
    }
}
