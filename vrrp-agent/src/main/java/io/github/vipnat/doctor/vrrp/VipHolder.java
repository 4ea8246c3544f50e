package io.github.vipnat.doctor.vrrp;

import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import java.util.List;

/**
 * Who has the VIP on an interface, by what every node says of itself.
 *
 * @param holders nodes that have it
 * @param silent nodes that did not say
 */
record VipHolder(List<NodeSight> holders, List<NodeSight> silent) {

    VipHolder {
        holders = List.copyOf(holders);
        silent = List.copyOf(silent);
    }

    static VipHolder of(SiteSight sight) {
        return new VipHolder(
                sight.nodes().stream()
                        .filter(node -> NodeLinks.of(node)
                                .filter(links -> links.has(sight.site().vip().address()))
                                .isPresent())
                        .toList(),
                sight.nodes().stream()
                        .filter(node -> NodeLinks.of(node).isEmpty())
                        .toList());
    }

    /** Whether exactly one node has it and every node has said so. */
    boolean isCertain() {
        return holders.size() == 1 && silent.isEmpty();
    }
}
