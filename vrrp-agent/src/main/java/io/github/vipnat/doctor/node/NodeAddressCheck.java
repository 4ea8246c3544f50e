package io.github.vipnat.doctor.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses on a node's interfaces are those of cluster.yaml. */
final class NodeAddressCheck extends NodeCheck {

    static final String CODE = "node-address";

    NodeAddressCheck() {
        super(
                CODE,
                CheckGroup.NETWORK,
                "Each node has its own address, with the network's mask, on the interface that VRRP runs on, and no other node's.",
                Links.ADDRESSES,
                Links.CARDS);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        return Links.of(node)
                .map(links -> links(sight.site(), node.node(), links))
                .orElseGet(() -> List.of(
                        lines().notChecked(node, Links.ADDRESSES, node.node().name())));
    }

    private List<Finding> links(Topology site, Node node, Links links) {
        List<Finding> found = new ArrayList<>();
        for (Node other : site.nodes()) {
            if (!other.equals(node) && links.has(other.address())) {
                found.add(
                        lines().fault(
                                        node.name(),
                                        node.name() + " has " + other.address() + ", which is " + other.name() + "'s",
                                        "both answer for it, and each takes the other's traffic and adverts",
                                        "vipnat doctor --fix  prints the commands, in the order in which the way to the node is not lost"));
            }
        }
        own(site, node, links).ifPresent(found::add);
        if (found.isEmpty()) {
            Links.Held held = links.held(node.address()).orElseThrow();
            found.add(lines().ok(node.name(), held.address() + " on " + held.interfaceName()));
        }
        return found;
    }

    private Optional<Finding> own(Topology site, Node node, Links links) {
        Optional<Links.Held> held = links.held(node.address());
        if (held.isEmpty()) {
            return Optional.of(lines().fault(
                            node.name(),
                            "no interface of " + node.name() + " has " + node.address() + "; it has "
                                    + addresses(links),
                            "what answered there is another host, or an address is translated on the way; VRRP speaks from another one",
                            "vipnat doctor --fix  prints the commands; or write the node's address into cluster.yaml"));
        }
        return site.vrrp().flatMap(vrrp -> place(vrrp, node, held.get()));
    }

    private Optional<Finding> place(VrrpSettings vrrp, Node node, Links.Held held) {
        if (!held.interfaceName().equals(vrrp.interfaceName())) {
            return Optional.of(lines().fault(
                            node.name(),
                            node.address() + " is on " + held.interfaceName() + ", and VRRP runs on "
                                    + vrrp.interfaceName(),
                            "keepalived looks at another network than the one the node is reached by",
                            "write vrrp.interface: " + held.interfaceName()
                                    + " into cluster.yaml, or move the address"));
        }
        return vrrp.lan()
                .filter(lan -> lan.prefixLength() != held.address().length())
                .map(lan -> lines().warning(
                                node.name(),
                                node.address() + " has the mask /"
                                        + held.address().length() + ", and the network is /" + lan.prefixLength(),
                                "hosts of the rest of the network are asked for at the gateway, or not found",
                                "on " + node.name()
                                        + ":  write the mask into /etc/network/interfaces;  vipnat keepalived render"
                                        + " --interfaces  prints the stanza"));
    }

    private static String addresses(Links links) {
        return String.join(
                ", ",
                links.addresses().stream()
                        .map(held -> held.address().address())
                        .filter(address -> address.bits() >>> 24 != 127)
                        .map(Ipv4::toString)
                        .toList());
    }
}
