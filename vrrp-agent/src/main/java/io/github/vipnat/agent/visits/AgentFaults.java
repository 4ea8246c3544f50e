package io.github.vipnat.agent.visits;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;

/** What went wrong with the agent itself, said for a person. */
final class AgentFaults {

    private AgentFaults() {}

    static String sentence(String router, Throwable e) {
        if (e instanceof ProblemException told) {
            Problem first = told.problems().get(0);
            return "the agent cannot see to " + router + ": " + first.where() + ": " + first.what() + "; to do: "
                    + first.fix();
        }
        StackTraceElement[] trace = e.getStackTrace();
        return "the agent failed over " + router + ": " + e + (trace.length > 0 ? " at " + trace[0] : "")
                + "; it comes again; to do: journalctl -u vipnat-agent, and send us that";
    }
}
