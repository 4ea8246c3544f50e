package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.VrrpSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The cards that carry the nodes' addresses have MACs of their own; bridges such as Docker's have the same on every host. */
final class MacAddressCheck extends NodeCheck {

    MacAddressCheck() {
        super(
                "mac-address",
                CheckGroup.CLONE,
                "The network card of each node has a MAC of its own.",
                Links.ADDRESSES,
                Links.CARDS);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        if (Links.of(node).isEmpty()) {
            return List.of(lines().notChecked(node, Links.ADDRESSES, name));
        }
        Set<String> own = macs(sight, node);
        if (own.isEmpty()) {
            return List.of(lines().notChecked(
                            name,
                            "no network card carries " + node.node().address(),
                            "two cards of one MAC take each other's frames",
                            "on " + name + ":  ip -o link show"));
        }
        return List.of(Clones.original(sight, node, other -> macs(sight, other))
                .map(original -> lines().fault(
                                name,
                                "the card of " + name + " has the MAC of "
                                        + original.node().name() + "'s: " + String.join(", ", own),
                                "the switch sends each node's frames to whichever spoke last",
                                "give the virtual machine " + name
                                        + " a new MAC in its hypervisor (Hyper-V: the network adapter's"
                                        + " advanced features), then start it again"))
                .orElseGet(() -> lines().ok(name, "MAC " + String.join(", ", own) + " is its own")));
    }

    private static Set<String> macs(SiteSight sight, NodeSight node) {
        Set<String> macs = new HashSet<>();
        Links.of(node)
                .ifPresent(links -> Stream.concat(
                                sight.site().vrrp().map(VrrpSettings::interfaceName).stream()
                                        .flatMap(card ->
                                                Optional.ofNullable(links.macs().get(card)).stream()),
                                links.macOf(node.node().address()).stream())
                        .forEach(macs::add));
        return macs;
    }
}
