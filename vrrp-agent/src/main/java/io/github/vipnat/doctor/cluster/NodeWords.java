package io.github.vipnat.doctor.cluster;

import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;

/** Why a node's answer is not known. */
final class NodeWords {

    private NodeWords() {}

    /** Where {@link NodeSight#said} is empty: the node was not asked, or the command ended badly. */
    static Problem why(NodeSight node, NodeQuestion question) {
        return node.answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) -> failed(node, question, said), NodeAnswer.NotAsked::why));
    }

    private static Problem failed(NodeSight node, NodeQuestion question, NodeAnswer.Said said) {
        String first = said.output().strip().lines().findFirst().orElse("");
        return Problem.risk(
                "node-not-asked",
                node.node().name(),
                "the node's answer to \"" + question.name() + "\" is no answer (exit status " + said.status() + ")"
                        + (first.isEmpty() ? "" : ": " + first),
                "nothing is known of it, and not known is not well",
                "type it on the node" + (question.asRoot() ? ", as root:  " : ":  ") + question.command());
    }
}
