package io.github.vipnat.apply;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.transport.TransportException;
import java.util.Set;

/** Whatever stopped the work, said as one problem. */
public final class FailureProblem {

    /** The router is there and lets us in; what it says cannot be read whole. */
    private static final Set<Reason> UNREADABLE = Set.of(Reason.PAGED, Reason.TOO_LONG);

    private FailureProblem() {}

    /** What kind of failure a conversation that broke is, where nothing was changed yet. */
    public static Kind kind(RuntimeException failure) {
        return failure instanceof SessionException session && UNREADABLE.contains(session.reason())
                ? Kind.REFUSED
                : Kind.UNREACHABLE;
    }

    public static Problem of(String router, RuntimeException failure) {
        if (failure instanceof Setback setback) {
            return setback.problem();
        }
        if (failure instanceof SessionException session) {
            return broken(router, session);
        }
        if (failure instanceof TransportException transport) {
            return transport.problem();
        }
        if (failure instanceof ProblemException problems) {
            return problems.problems().get(0);
        }
        return Problem.fatal(
                "internal-error",
                "router " + router,
                "vipnat itself failed: " + failure,
                "this is a fault in vipnat, not in the router",
                "report it with the run's folder, after taking out what is secret");
    }

    private static Problem broken(String router, SessionException e) {
        String said = e.lastOutput().isEmpty() ? "" : "; the last it said was: " + e.lastOutput();
        String what = e.getMessage() + said;
        return switch (e.reason()) {
            case NOT_PRIVILEGED ->
                Problem.fatal(
                        "no-privilege",
                        "router " + router,
                        what,
                        "reading and changing the configuration needs privilege 15",
                        "give or correct this router's enable password, for example  enable: env:IOS_ENABLE  in cluster.yaml");
            case PAGED ->
                Problem.fatal(
                        "output-paged",
                        "router " + router,
                        what,
                        "an answer that stops after a page cannot be read whole",
                        "let this user type  terminal length 0 , or put  length 0  under the router's  line vty");
            case TOO_LONG ->
                Problem.fatal(
                        "answer-too-long",
                        "router " + router,
                        what,
                        "the router may print for ever, and vipnat keeps no more than a 24th of its memory holds",
                        "log in by hand and look how long that answer is; to one that is right, give room:"
                                + "  export VIPNAT_JAVA_OPTIONS=-Xmx1g");
            case ENDED -> broken(router, "session-ended", what);
            case SILENT -> broken(router, "router-silent", what);
            case GARBLED -> broken(router, "answer-garbled", what);
        };
    }

    private static Problem broken(String router, String code, String what) {
        return Problem.fatal(
                code,
                "router " + router,
                what,
                "an answer that is not understood is never taken for success",
                "log in by hand and look; then try again");
    }
}
