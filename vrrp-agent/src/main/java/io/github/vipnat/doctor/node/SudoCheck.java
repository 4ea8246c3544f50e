package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.Sudoers;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.stream.Stream;

/** What only root is told is told to us too. */
final class SudoCheck extends NodeCheck {

    SudoCheck() {
        super(
                NodeFindings.SUDO,
                CheckGroup.ACCESS,
                "sudo lets us ask what only root is told, by exactly the lines that --fix prints.");
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        if (node.missed().isPresent()) {
            return List.of(missed(name, node.missed().get()));
        }
        List<Problem> refused = node.answers().values().stream()
                .flatMap(SudoCheck::refusal)
                .sorted((one, other) -> one.what().compareTo(other.what()))
                .toList();
        if (refused.isEmpty()) {
            return List.of(lines().ok(name, "what only root is told is told to us"));
        }
        boolean isUnwished = refused.get(0).code().equals("node-sudo-not-used");
        return List.of(isUnwished ? unwished(name, refused.get(0)) : refused(name, refused));
    }

    private Finding missed(String node, Problem why) {
        return lines().notChecked(
                        node, why.what(), why.why(), why.fix(), new Finding.Cause(NodeFindings.ANSWERS, node));
    }

    private static Stream<Problem> refusal(NodeAnswer answer) {
        return answer.match(new NodeAnswer.Cases<>(
                (NodeAnswer.Said said) -> Stream.<Problem>of(),
                (NodeAnswer.NotAsked not) ->
                        Stream.of(not.why()).filter(why -> why.code().startsWith("node-sudo"))));
    }

    private Finding refused(String node, List<Problem> refused) {
        return lines().fault(
                        node,
                        refused.get(0).what()
                                + (refused.size() == 1 ? "" : "; so with " + refused.size() + " questions in all"),
                        "what only root is told is not known of " + node + ", and not known is not well",
                        "vipnat doctor --fix  prints " + Sudoers.FILE + " whole; for this one:  "
                                + refused.get(0).fix());
    }

    private Finding unwished(String node, Problem why) {
        return lines().notChecked(
                        node,
                        "what only root is told is not asked: cluster.yaml does not say that sudo may be used",
                        why.why(),
                        "write sudo: true into the ssh of " + node + ";  vipnat doctor --fix  prints " + Sudoers.FILE);
    }
}
