package io.github.vipnat.secret;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.Map;

/** Secrets of the host we run on: its environment, its files, and the human in front of it. */
final class HostSecrets implements Secrets {

    private final Map<String, String> environment;
    private final Credentials credentials;
    private final SecretPrompt prompt;

    HostSecrets(Map<String, String> environment, SecretPrompt prompt) {
        this.environment = Map.copyOf(environment);
        this.credentials = new Credentials(environment);
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

    /** A variable that is set for this one run comes before what the unit holds for every run. */
    private Secret fromEnvironment(String variable, String purpose) {
        String value = environment.get(variable);
        if (value == null) {
            return credentials
                    .file(variable)
                    .map(file -> new SecretFile(file, purpose).firstLine())
                    .orElseThrow(() -> missing(variable, purpose));
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

    private ProblemException missing(String variable, String purpose) {
        if (credentials.areThere()) {
            return input(
                    "secret-variable-missing",
                    "env:" + variable,
                    "the unit was given no credential " + variable + " with the " + purpose,
                    "as root:  (umask 077; systemd-ask-password --timeout=0 " + variable + ": >/etc/vipnat/secrets/"
                            + variable + ") && " + renewal(variable) + "systemctl restart vipnat-agent");
        }
        return input(
                "secret-variable-missing",
                "env:" + variable,
                "the variable " + variable + " with the " + purpose + " is not set",
                "read -rs " + variable + " && export " + variable);
    }

    /** A unit of before the variable came into cluster.yaml does not look for the file. */
    private String renewal(String variable) {
        return credentials.areToHold(variable) ? "" : "vipnat agent install --overwrite && systemctl daemon-reload && ";
    }

    private static ProblemException input(String code, String where, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, where, what, "without it there is no way to log in", fix));
    }
}
