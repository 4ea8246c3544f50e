package io.github.vipnat.doctor;

import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** Lines of one check about nodes, by its code. */
public record NodeFindings(String check) {

    /** The check from whose line follows everything that is not known of a node. */
    public static final String ANSWERS = "node-answers";

    /** The check from whose line follows what only root would have been told. */
    public static final String SUDO = "node-sudo";

    public Finding ok(String where, String what) {
        return new Finding(check, Verdict.OK, where, what, "", "", List.of());
    }

    public Finding note(String where, String what, String why, String fix) {
        return new Finding(check, Verdict.NOTE, where, what, why, fix, List.of());
    }

    public Finding warning(String where, String what, String why, String fix, Cause... because) {
        return new Finding(check, Verdict.WARNING, where, what, why, fix, List.of(because));
    }

    public Finding fault(String where, String what, String why, String fix, Cause... because) {
        return new Finding(check, Verdict.FAULT, where, what, why, fix, List.of(because));
    }

    public Finding notChecked(String where, String what, String why, String fix, Cause... because) {
        return new Finding(check, Verdict.NOT_CHECKED, where, what, why, fix, List.of(because));
    }

    /** The node did not say, or what it said is not to be read. */
    public Finding notChecked(NodeSight node, NodeQuestion question, String where) {
        return node.answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) -> unreadable(question, said, where),
                        (NodeAnswer.NotAsked not) -> notAsked(node, not, where)));
    }

    private Finding unreadable(NodeQuestion question, NodeAnswer.Said said, String where) {
        String first = said.output()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("nothing");
        return notChecked(
                where,
                "\"" + question.name() + "\" ended with status " + said.status() + " and said: "
                        + first.substring(0, Math.min(160, first.length())),
                "not known is not well",
                "type it on the node" + (question.asRoot() ? ", as root:  " : ":  ") + question.command());
    }

    private Finding notAsked(NodeSight node, NodeAnswer.NotAsked not, String where) {
        Problem why = not.why();
        String cause = why.code().startsWith("node-sudo") ? SUDO : ANSWERS;
        return notChecked(
                where,
                why.what(),
                why.why(),
                why.fix(),
                new Cause(cause, node.node().name()));
    }
}
