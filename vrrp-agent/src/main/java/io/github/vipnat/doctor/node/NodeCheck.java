package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.List;

/** A check that looks at one node after the other. */
abstract class NodeCheck implements Check {

    private final String code;
    private final CheckGroup group;
    private final String summary;
    private final List<NodeQuestion> questions;

    NodeCheck(String code, CheckGroup group, String summary, NodeQuestion... questions) {
        this.code = code;
        this.group = group;
        this.summary = summary;
        this.questions = List.of(questions);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public CheckGroup group() {
        return group;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return questions;
    }

    NodeFindings lines() {
        return new NodeFindings(code);
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.nodes().stream()
                .flatMap(node -> node(sight, node).stream())
                .toList();
    }

    abstract List<Finding> node(SiteSight sight, NodeSight node);
}
