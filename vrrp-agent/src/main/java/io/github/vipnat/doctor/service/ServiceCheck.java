package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.List;

/** A check that looks at the services of each node. */
abstract class ServiceCheck implements Check {

    private final String code;
    private final String summary;

    ServiceCheck(String code, String summary) {
        this.code = code;
        this.summary = summary;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.SERVICES;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(new ExpectedServices(site).question());
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
