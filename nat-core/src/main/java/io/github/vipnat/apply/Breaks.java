package io.github.vipnat.apply;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.transport.TransportException;

/** A broken line, said as a problem. */
public final class Breaks {

    private Breaks() {}

    /** The conversation broke. */
    public static Problem problem(String router, SessionException e) {
        String said = e.lastOutput().isEmpty() ? "" : "; the last it said was: " + e.lastOutput();
        String what = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case NOT_PRIVILEGED ->
                Problem.fatal(
                        "no-privilege",
                        where(router),
                        what,
                        "reading and changing the configuration needs privilege 15",
                        "set enable: env:IOS_ENABLE for this router in cluster.yaml, and export IOS_ENABLE");
            case ENDED -> broken(router, "session-ended", what + said);
            case SILENT -> broken(router, "router-silent", what + said);
            case GARBLED -> broken(router, "answer-garbled", what + said);
        };
    }

    /** The connection broke, or never stood. */
    public static Problem problem(String router, TransportException e) {
        return switch (e.reason()) {
            case UNREACHABLE -> fatal(router, "unreachable", e, "check address and port:  ssh -v -p PORT ADDRESS");
            case NO_COMMON_ALGORITHM ->
                fatal(
                        router,
                        "no-common-algorithm",
                        e,
                        "name what this router needs under legacy-algorithms in cluster.yaml");
            case HOST_KEY_UNKNOWN ->
                fatal(router, "host-key-unknown", e, "compare the fingerprint and record it:  vipnat trust " + router);
            case HOST_KEY_CHANGED ->
                fatal(
                        router,
                        "host-key-changed",
                        e,
                        "find out why it changed; then:  vipnat trust " + router + " --replace");
            case LOGIN_REFUSED ->
                fatal(router, "login-refused", e, "check username and password of this router in cluster.yaml");
            case TIMED_OUT -> fatal(router, "timed-out", e, "try again when the router is less busy");
            case BROKEN -> fatal(router, "connection-broken", e, "try again");
        };
    }

    private static Problem fatal(String router, String code, TransportException e, String fix) {
        return Problem.fatal(
                code, where(router), String.valueOf(e.getMessage()), "nothing can be said about the router", fix);
    }

    private static Problem broken(String router, String code, String what) {
        return Problem.fatal(
                code,
                where(router),
                what,
                "an answer that is not understood is never taken for success",
                "try again; with --debug the transcript shows each line");
    }

    private static String where(String router) {
        return "router " + router;
    }
}
