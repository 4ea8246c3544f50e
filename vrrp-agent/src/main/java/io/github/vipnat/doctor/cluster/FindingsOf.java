package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** Lines of one check, by its code. */
record FindingsOf(String check) {

    Finding ok(String where, String what) {
        return new Finding(check, Verdict.OK, where, what, "", "", List.of());
    }

    Finding note(String where, String what, String why, String fix) {
        return new Finding(check, Verdict.NOTE, where, what, why, fix, List.of());
    }

    Finding warning(String where, String what, String why, String fix, Cause... because) {
        return new Finding(check, Verdict.WARNING, where, what, why, fix, List.of(because));
    }

    Finding fault(String where, String what, String why, String fix, Cause... because) {
        return new Finding(check, Verdict.FAULT, where, what, why, fix, List.of(because));
    }

    /** What a node did not answer. */
    Finding notChecked(NodeSight node, NodeQuestion question) {
        Problem why = NodeWords.why(node, question);
        return notChecked(node.node().name(), why.what(), why.why(), why.fix(), AskedCheck.of(node));
    }

    Finding notChecked(String where, String what, String why, String fix, Cause... because) {
        return new Finding(check, Verdict.NOT_CHECKED, where, what, why, fix, List.of(because));
    }
}
