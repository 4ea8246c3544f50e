package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import java.util.Map;
import java.util.Optional;

/**
 * One node's answers, all of one moment.
 *
 * @param answers by the question's name
 * @param missed why nothing at all is known of the node
 */
public record NodeSight(Node node, Map<String, NodeAnswer> answers, Optional<Problem> missed) {

    public NodeSight {
        answers = Map.copyOf(answers);
    }
}
