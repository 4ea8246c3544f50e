package io.github.vipnat.doctor.cluster;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Optional;

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
                        .filter(node -> Links.of(node)
                                .filter(links ->
                                        links.hasForOthers(sight.site().vip().address()))
                                .isPresent())
                        .toList(),
                sight.nodes().stream().filter(node -> Links.of(node).isEmpty()).toList());
    }

    /** Whether exactly one node has it and every node has said so. */
    boolean isCertain() {
        return holders.size() == 1 && silent.isEmpty();
    }

    /** The MAC that the one holder has the address on; empty where there is not exactly one, or it does not say. */
    Optional<String> mac(Ipv4 vip) {
        return holders.size() == 1 ? Links.of(holders.get(0)).flatMap(links -> links.macOf(vip)) : Optional.empty();
    }
}
