package io.github.vipnat.doctor.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import io.github.vipnat.topology.VrrpSettings.Lan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node comes up with its own address after its next start. */
final class InterfacesCheck extends NodeCheck {

    static final String CODE = "interfaces-file";

    private static final String RENDER = "vipnat keepalived render --interfaces  prints the stanza";

    InterfacesCheck() {
        super(
                CODE,
                CheckGroup.NETWORK,
                "/etc/network/interfaces gives each node the address, mask and gateway of cluster.yaml.",
                InterfacesFile.QUESTION);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Optional<String> said = node.said(InterfacesFile.QUESTION);
        Optional<VrrpSettings> vrrp = sight.site().vrrp();
        if (said.isEmpty()) {
            return List.of(lines().notChecked(node, InterfacesFile.QUESTION, name));
        }
        if (vrrp.isEmpty()) {
            return List.of(lines().notChecked(
                            name,
                            "cluster.yaml does not name the nodes' interface",
                            "nothing to compare with",
                            "write vrrp.interface"));
        }
        return InterfacesFile.parse(said.get())
                .map(file -> file(sight.site(), vrrp.get(), node.node(), file))
                .orElseGet(() -> List.of(elsewhere(name, "there is no " + InterfacesFile.FILE)));
    }

    private Finding elsewhere(String name, String what) {
        return lines().notChecked(
                        name,
                        what + ": another program sets the address up (netplan, systemd-networkd, NetworkManager)",
                        "whether the node comes up with its own address cannot be told",
                        "on " + name + ":  networkctl status ; nmcli device ; ls /etc/netplan");
    }

    private List<Finding> file(Topology site, VrrpSettings vrrp, Node node, InterfacesFile file) {
        List<InterfacesFile.Stanza> stanzas = file.stanzas(vrrp.interfaceName());
        if (stanzas.isEmpty()) {
            String more = file.unread().isEmpty() ? "" : ", or in " + String.join(", ", file.unread());
            return List.of(elsewhere(
                    node.name(),
                    InterfacesFile.FILE + " has no stanza  iface " + vrrp.interfaceName() + " inet" + more));
        }
        List<Finding> found = new ArrayList<>();
        InterfacesFile.Stanza first = stanzas.get(0);
        address(site, node, stanzas).ifPresent(found::add);
        if (found.isEmpty()) {
            vrrp.lan().ifPresent(lan -> found.addAll(lan(lan, node, stanzas)));
        }
        if (!file.isAutomatic(first.interfaceName())) {
            found.add(lines().warning(
                            node.name(),
                            InterfacesFile.FILE + " does not bring " + vrrp.interfaceName() + " up with the machine",
                            "after the next start the node is not on the network",
                            "on " + node.name() + ":  write  auto " + vrrp.interfaceName() + "  above its stanza"));
        }
        if (found.isEmpty()) {
            found.add(lines().ok(node.name(), InterfacesFile.FILE + " gives it " + node.address()));
        }
        return found;
    }

    private Optional<Finding> address(Topology site, Node node, List<InterfacesFile.Stanza> stanzas) {
        List<Ipv4> written = stanzas.stream()
                .flatMap(stanza -> stanza.address().stream())
                .map(Ipv4Prefix::address)
                .toList();
        if (written.contains(node.address())) {
            return Optional.empty();
        }
        if (written.isEmpty() && stanzas.get(0).method().equals("dhcp")) {
            return Optional.of(lines().warning(
                            node.name(),
                            InterfacesFile.FILE + " has " + node.name() + " ask for its address (dhcp)",
                            "its address may change; and a clone with the original's machine-id is given the original's",
                            RENDER + ", with the fixed address"));
        }
        Optional<Node> owner = site.nodes().stream()
                .filter(other -> written.contains(other.address()))
                .findFirst();
        return Optional.of(lines().fault(
                        node.name(),
                        InterfacesFile.FILE + " gives " + node.name() + " "
                                + (written.isEmpty() ? "no address" : written.get(0) + "") + ", not " + node.address(),
                        owner.map(other -> "after its next start it answers for " + other.name())
                                .orElse("after its next start it is not where cluster.yaml has it"),
                        "vipnat doctor --fix  prints the commands; " + RENDER));
    }

    private List<Finding> lan(Lan lan, Node node, List<InterfacesFile.Stanza> stanzas) {
        List<Finding> found = new ArrayList<>();
        Ipv4Prefix own = stanzas.stream()
                .flatMap(stanza -> stanza.address().stream())
                .filter(address -> address.address().equals(node.address()))
                .findFirst()
                .orElseThrow();
        if (own.length() != lan.prefixLength()) {
            found.add(differs(node, "the mask /" + own.length() + ", and the network is /" + lan.prefixLength()));
        }
        Optional<String> gateway = stanzas.stream()
                .flatMap(stanza -> Optional.ofNullable(stanza.options().get("gateway")).stream())
                .map(String::strip)
                .findFirst();
        lan.gateway()
                .filter(wanted -> !gateway.equals(Optional.of(wanted.toString())))
                .ifPresent(wanted -> found.add(differs(
                        node,
                        gateway.map(other -> "the gateway " + other).orElse("no gateway") + ", and the network's is "
                                + wanted)));
        return found;
    }

    private Finding differs(Node node, String what) {
        return lines().fault(
                        node.name(),
                        InterfacesFile.FILE + " gives " + node.name() + " " + what,
                        "after its next start part of its answers get lost",
                        "on " + node.name() + ":  mend the stanza; " + RENDER);
    }
}
