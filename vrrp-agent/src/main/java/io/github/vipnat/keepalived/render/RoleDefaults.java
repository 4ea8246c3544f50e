package io.github.vipnat.keepalived.render;

import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.math.BigDecimal;
import java.time.Duration;

/** What cluster.yaml may leave open, and how the document fills it in. */
final class RoleDefaults {

    private static final int FIRST_PRIORITY = 100;
    private static final int STEP = 10;

    private RoleDefaults() {}

    /** The first node is MASTER where no node says so. */
    static boolean isMaster(Topology topology, Node node) {
        return node.state()
                .map(state -> state == Node.State.MASTER)
                .orElse(topology.nodes().get(0).equals(node) && !someOtherIsMaster(topology, node));
    }

    private static boolean someOtherIsMaster(Topology topology, Node node) {
        return topology.nodes().stream()
                .anyMatch(other -> !other.equals(node)
                        && other.state()
                                .filter(state -> state == Node.State.MASTER)
                                .isPresent());
    }

    /** 100, 90, 80… where the node has none. */
    static int priority(Topology topology, Node node) {
        int place = topology.nodes().indexOf(node);
        return node.priority().orElse(Math.max(1, FIRST_PRIORITY - STEP * place));
    }

    /** The document calls the check of named by the name everybody knows it by, BIND. */
    static String checkName(String process) {
        return "chk_" + (process.equals("named") ? "bind" : process);
    }

    /** Version 2 knows whole seconds only. */
    static boolean needsVersion3(VrrpSettings vrrp) {
        return vrrp.advertInterval().toNanosPart() != 0;
    }

    static String seconds(Duration interval) {
        return BigDecimal.valueOf(interval.toNanos(), 9).stripTrailingZeros().toPlainString();
    }
}
