package io.github.vipnat.doctor.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Optional;

/** keepalived alone puts the VIP on a node: one that stands in the node's own configuration never leaves it (keepalived-facts 3.3, 26). */
final class StaticVipCheck extends NodeCheck {

    static final String CODE = "vip-static";

    StaticVipCheck() {
        super(
                CODE,
                CheckGroup.NETWORK,
                "The VIP stands in no node's /etc/network/interfaces.",
                InterfacesFile.QUESTION);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Optional<String> said = node.said(InterfacesFile.QUESTION);
        if (said.isEmpty()) {
            return List.of(lines().notChecked(node, InterfacesFile.QUESTION, name));
        }
        Optional<InterfacesFile> file = InterfacesFile.parse(said.get());
        if (file.isEmpty()) {
            return List.of(lines().notChecked(
                            name,
                            "there is no " + InterfacesFile.FILE + ": another program sets the addresses up",
                            "a VIP in its configuration would never leave the node",
                            "on " + name + ":  sudo grep -rF "
                                    + sight.site().vip().address()
                                    + " /etc/netplan /etc/systemd/network /etc/NetworkManager"));
        }
        Ipv4 vip = sight.site().vip().address();
        List<String> naming = file.get().naming(vip);
        return List.of(
                naming.isEmpty()
                        ? lines().ok(name, vip + " is not in " + InterfacesFile.FILE)
                        : lines().fault(
                                        name,
                                        InterfacesFile.FILE + " of " + name + " names the VIP: " + naming.get(0),
                                        "the node has it whoever is MASTER: after its next start two nodes answer for it",
                                        "on " + name + ":  sudo cp -p " + InterfacesFile.FILE
                                                + " /root/interfaces.before && sudo editor " + InterfacesFile.FILE
                                                + "  and remove the line; keepalived adds and removes the VIP"));
    }
}
