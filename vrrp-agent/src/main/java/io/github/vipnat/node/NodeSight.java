package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node's answers, all of one moment.
 *
 * @param answers by the question's name
 * @param missed why nothing at all is known of the node
 * @param clock empty where its clock could not be read
 */
public record NodeSight(
        Node node, Map<String, NodeAnswer> answers, Optional<Problem> missed, Optional<ClockSight> clock) {

    public NodeSight {
        answers = Map.copyOf(answers);
    }

    /** Without a word about its clock. */
    public NodeSight(Node node, Map<String, NodeAnswer> answers, Optional<Problem> missed) {
        this(node, answers, missed, Optional.empty());
    }

    /** A node of which nothing is known, every question answered by the reason. */
    public static NodeSight missed(Node node, List<NodeQuestion> questions, Problem why) {
        Map<String, NodeAnswer> answers = new HashMap<>();
        questions.forEach(question -> answers.put(question.name(), new NodeAnswer.NotAsked(why)));
        return new NodeSight(node, answers, Optional.of(why));
    }

    /** What the node says to a question; one that was not put to it is not asked. */
    public NodeAnswer answer(NodeQuestion question) {
        return Optional.ofNullable(answers.get(question.name()))
                .or(() -> missed.map(NodeAnswer.NotAsked::new))
                .orElseGet(() -> new NodeAnswer.NotAsked(new Unanswered(node).brokenOff(question)));
    }

    /** What was printed by a command that came to its end with status 0; empty where it is not known, or was not well. */
    public Optional<String> said(NodeQuestion question) {
        return answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) -> said.status() == 0 ? Optional.of(said.output()) : Optional.empty(),
                        (NodeAnswer.NotAsked none) -> Optional.empty()));
    }
}
