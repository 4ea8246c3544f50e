package io.github.vipnat.transport.connect;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.transport.Algorithms;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.TransportException;
import io.github.vipnat.transport.TransportException.Reason;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything known when an attempt failed, turned into what a user needs. Built on what we saw ourselves, never on the
 * words of a library's exception.
 *
 * @param deadline the one that passed, if one did
 * @param hello what the host said in clear; empty when no line stood
 */
record ConnectionFailure(
        Endpoint endpoint,
        Algorithms algorithms,
        ConnectionAttempt.Stage stage,
        Optional<Duration> deadline,
        Optional<HostKey> shown,
        Optional<KnownHosts.Verdict> verdict,
        Optional<ServerHello> hello) {

    TransportException explain(Exception cause) {
        if (deadline.isPresent() || cause instanceof SocketTimeoutException) {
            return timedOut(cause);
        }
        if (hello.isEmpty()) {
            return unreachable("no TCP connection: " + reason(cause), cause);
        }
        if (stage != ConnectionAttempt.Stage.CONNECTING) {
            return broken(cause);
        }
        if (shown.isEmpty() || verdict.isEmpty()) {
            return beforeHostKey(hello.get(), cause);
        }
        return switch (verdict.get()) {
            case CHANGED -> changed(shown.get(), cause);
            case REVOKED -> revoked(shown.get(), cause);
            case UNKNOWN -> weakness().map(weak -> weak(weak, cause)).orElseGet(() -> unknown(shown.get(), cause));
            case TRUSTED -> weakness().map(weak -> weak(weak, cause)).orElseGet(() -> broken(cause));
        };
    }

    private Optional<WeakLine> weakness() {
        return WeakLine.of(algorithms, hello, shown);
    }

    TransportException loginRefused(String detail) {
        String user = endpoint.login().username();
        return new TransportException(
                Reason.LOGIN_REFUSED,
                problem(
                        Reason.LOGIN_REFUSED,
                        "the login of " + user + " was refused (" + detail + ")",
                        "nothing was read or changed",
                        "ssh -p " + endpoint.port() + " " + ShellText.of(user + "@" + endpoint.host())));
    }

    private TransportException timedOut(Exception cause) {
        String limit = deadline.orElse(endpoint.deadlines().connect()).toMillis() / 1000.0 + " s";
        String what = "no answer within " + limit + " while " + doing();
        return new TransportException(
                Reason.TIMED_OUT,
                problem(Reason.TIMED_OUT, what, "nothing more can be asked of this host", reachIt()),
                cause);
    }

    private String doing() {
        return switch (stage) {
            case LOGGING_IN -> "logging in";
            case WORKING -> "waiting for a reply";
            case CONNECTING ->
                hello.isEmpty()
                        ? "opening the TCP connection"
                        : hello.get().identification().isEmpty() ? "waiting for its SSH greeting" : "exchanging keys";
        };
    }

    private TransportException beforeHostKey(ServerHello said, Exception cause) {
        if (said.identification().isEmpty()) {
            return unreachable(
                    said.text().isEmpty()
                            ? "it accepted the connection and closed it without a greeting; all vty lines may be in use"
                            : "what answers there is no SSH server, it says: " + said.text(),
                    cause);
        }
        if (!said.speaksVersion2()) {
            return unreachable(
                    "it speaks only an SSH version before 2: "
                            + said.identification().get(),
                    cause);
        }
        return said.offer()
                .flatMap(offer -> AlgorithmGap.between(algorithms, offer))
                .map(gap -> noCommonAlgorithm(gap, cause))
                .or(() -> weakness().map(weak -> weak(weak, cause)))
                .orElseGet(() -> broken(cause));
    }

    private TransportException weak(WeakLine weak, Exception cause) {
        String fix = weak.fix(endpoint.name(), endpoint.algorithms());
        return new TransportException(
                Reason.NO_COMMON_ALGORITHM, problem(weak.code(), weak.what(), weak.why(), fix), cause);
    }

    private TransportException noCommonAlgorithm(AlgorithmGap gap, Exception cause) {
        return new TransportException(
                Reason.NO_COMMON_ALGORITHM,
                problem(
                        Reason.NO_COMMON_ALGORITHM,
                        "no common SSH algorithm: " + gap.what(),
                        gap.why(),
                        gap.fix(endpoint.name(), endpoint.algorithms())),
                cause);
    }

    private TransportException unknown(HostKey key, Exception cause) {
        String ca = endpoint.knownHosts().hasAuthority(key)
                ? "; its @cert-authority lines do not count, since vipnat does not check certificates of hosts"
                : "";
        return new TransportException(
                Reason.HOST_KEY_UNKNOWN,
                problem(
                        Reason.HOST_KEY_UNKNOWN,
                        named(key) + " is not in " + file() + ca,
                        "without a known key anyone on the way could pose as this host",
                        endpoint.howToTrust()),
                cause);
    }

    private TransportException changed(HostKey key, Exception cause) {
        return new TransportException(
                Reason.HOST_KEY_CHANGED,
                problem(
                        Reason.HOST_KEY_CHANGED,
                        named(key) + " is not the one on record in " + file(),
                        "either the host was given a new key, or someone poses as it; ask whoever runs it",
                        endpoint.knownHosts().forget(key) + " && " + endpoint.howToTrust()),
                cause);
    }

    /** ssh-keygen leaves @revoked lines where they are, and they are right: it is the key that has to go. */
    private TransportException revoked(HostKey key, Exception cause) {
        return new TransportException(
                Reason.HOST_KEY_CHANGED,
                problem(
                        "host-key-revoked",
                        named(key) + " is marked @revoked in " + file(),
                        "its private key may be in the hands of others, who can pose as this host",
                        "let whoever runs it make a new host key, then:  "
                                + endpoint.knownHosts().forget(key) + " ; " + endpoint.howToTrust()),
                cause);
    }

    private Path file() {
        return endpoint.knownHosts().file();
    }

    private static String named(HostKey key) {
        return "the " + key.type() + " host key " + key.fingerprint();
    }

    private TransportException unreachable(String what, Exception cause) {
        return new TransportException(
                Reason.UNREACHABLE, problem(Reason.UNREACHABLE, what, "nothing was read or changed", reachIt()), cause);
    }

    private TransportException broken(Exception cause) {
        String when = switch (stage) {
            case CONNECTING -> "during the key exchange";
            case LOGGING_IN -> "during the login";
            case WORKING -> "in the middle of the session";
        };
        return new TransportException(
                Reason.BROKEN,
                problem(
                        Reason.BROKEN,
                        "the connection ended " + when + ": " + reason(cause),
                        "what was sent last may or may not have been done",
                        reachIt()),
                cause);
    }

    private String reachIt() {
        return "ssh -v -p " + endpoint.port() + " " + endpoint.host();
    }

    private Problem problem(Reason reason, String what, String why, String fix) {
        return problem(reason.code(), what, why, fix);
    }

    private Problem problem(String code, String what, String why, String fix) {
        String where = endpoint.name() + " (" + endpoint.host() + ":" + endpoint.port() + ")";
        return Problem.fatal(code, where, what, why, fix);
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return cause instanceof UnknownHostException ? "no such host: " + message : message;
    }
}
