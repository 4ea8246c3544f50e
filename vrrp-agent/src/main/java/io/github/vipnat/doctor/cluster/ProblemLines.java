package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.problem.Problem;

/** Problems of other parts of vipnat as lines of a check: what is fatal there is a fault here, a risk a warning. */
record ProblemLines(NodeFindings lines) {

    /** @param where what the line is about, a router or server */
    Finding of(String where, Problem problem, Finding.Cause... because) {
        String what = problem.what() + " [" + problem.code() + "]";
        return switch (problem.severity()) {
            case FATAL -> lines.fault(where, what, problem.why(), problem.fix(), because);
            case RISK -> lines.warning(where, what, problem.why(), problem.fix(), because);
            case UNTIDY, NOT_UNDERSTOOD -> lines.note(where, what, problem.why(), problem.fix());
        };
    }

    Finding notChecked(String where, Problem problem, Finding.Cause... because) {
        return lines.notChecked(where, problem.what(), problem.why(), problem.fix(), because);
    }
}
