package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** Every node let us in and answered. */
final class AskedCheck implements Check {

    static final String CODE = "node-answers";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.ACCESS;
    }

    @Override
    public String summary() {
        return "Every node lets us in over SSH at its own address, and answers.";
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.nodes().stream().map(AskedCheck::node).toList();
    }

    private static Finding node(NodeSight node) {
        String name = node.node().name();
        return node.missed()
                .map(why -> missed(name, why))
                .orElseGet(() -> LINES.ok(name, "answers at " + node.node().address()));
    }

    private static Finding missed(String name, Problem why) {
        return LINES.notChecked(name, why.what(), why.why(), why.fix());
    }

    /** What everything that is not known of a node comes from, where nothing is. */
    static Finding.Cause of(NodeSight node) {
        return new Finding.Cause(CODE, node.node().name());
    }
}
