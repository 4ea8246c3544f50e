package io.github.vipnat.apply;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.transport.TransportException;

/** Whatever stopped the work, said as one problem. */
final class Failures {

    private Failures() {}

    static Problem problem(String router, RuntimeException failure) {
        if (failure instanceof Setback setback) {
            return setback.problem();
        }
        if (failure instanceof SessionException session) {
            return Breaks.problem(router, session);
        }
        if (failure instanceof TransportException transport) {
            return Breaks.problem(router, transport);
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
}
