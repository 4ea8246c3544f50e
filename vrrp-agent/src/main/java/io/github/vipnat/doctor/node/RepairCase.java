package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Optional;

/**
 * A node to be mended.
 *
 * @param findings everything that was found at the site and is not well
 * @param asked what the nodes were asked
 */
record RepairCase(SiteSight sight, NodeSight node, List<Finding> findings, List<NodeQuestion> asked) {

    String name() {
        return node.node().name();
    }

    /** What a check found at this node, or at one of its services. */
    List<Finding> found(String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check) && isHere(finding, name()))
                .toList();
    }

    boolean has(String check, Verdict verdict) {
        return found(check).stream().anyMatch(finding -> finding.verdict() == verdict);
    }

    /** Whether any node has it. */
    boolean isAnywhere(String check, Verdict verdict) {
        return findings.stream().anyMatch(finding -> finding.check().equals(check) && finding.verdict() == verdict);
    }

    /** The interface that VRRP runs on. */
    Optional<String> card() {
        return sight.site().vrrp().map(vrrp -> vrrp.interfaceName());
    }

    /** A service's line names the node first: {@code vm1 nginx}. */
    static boolean isHere(Finding finding, String node) {
        return finding.where().equals(node) || finding.where().startsWith(node + " ");
    }
}
