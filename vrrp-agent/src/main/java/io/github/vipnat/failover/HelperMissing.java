package io.github.vipnat.failover;

import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.problem.Problem;

/** What a node lacks for a failover, with what to type there. */
final class HelperMissing {

    private HelperMissing() {}

    static Problem problem(String node, LeverRefused refusal) {
        if (refusal.status() != LeverRefused.MISSING) {
            return Problem.fatal(
                    "lever-refused",
                    "node " + node,
                    "vipnat-lever does not work there: " + refusal.reason(),
                    "nothing would put the lever back if vipnat died",
                    "on " + node + ":  sudo " + InstallLayout.PACKAGED.lever() + " status");
        }
        return Problem.fatal(
                "lever-missing",
                "node " + node,
                "vipnat-lever cannot be run there: " + refusal.reason(),
                "the node takes the VIP from itself, and gives it back should vipnat die; nobody else may do that",
                "on " + node
                        + ":  sudo vipnat agent install  (or the package), and in " + NodePaths.LEVER_SUDOERS
                        + ":  USER ALL=(root)"
                        + " NOPASSWD: " + InstallLayout.PACKAGED.lever());
    }
}
