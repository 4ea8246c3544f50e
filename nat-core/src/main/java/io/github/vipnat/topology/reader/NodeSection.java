package io.github.vipnat.topology.reader;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Node.Ssh;
import io.github.vipnat.topology.Node.State;
import io.github.vipnat.topology.yaml.AddressField;
import io.github.vipnat.topology.yaml.Choice;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.NumberField;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.util.List;
import java.util.Optional;

/** Reads the entries of {@code nodes}. */
final class NodeSection {

    private static final Value<Integer> PRIORITY = NumberField.between(
            1, 254, "100", "VRRP has no such priority for a node: 0 means leaving, 255 belongs to an address owner");

    private final DuplicateCheck<String> names = new DuplicateCheck<>(
            "duplicate-node-name",
            "a second node is called %s",
            "commands and reports could not tell the two apart",
            "give each node a name of its own");
    private final DuplicateCheck<Ipv4> addresses = new DuplicateCheck<>(
            "duplicate-node-address",
            "a second node has the address %s",
            "two nodes with one address take each other's traffic and adverts",
            "write each node's own fixed address");
    private final Optional<Ipv4> vip;

    /** @param vip empty when it could not be read */
    NodeSection(Optional<Ipv4> vip) {
        this.vip = vip;
    }

    Value<Node> value() {
        return Section.value(
                "a node",
                "{ name: vm1, address: 10.51.10.11 }",
                List.of("name", "address", "state", "priority", "ssh"),
                this::read);
    }

    private Optional<Node> read(Section node) {
        Optional<String> name = node.required("name", names.of(NamedText.NAME.withExample("vm1")));
        Optional<Ipv4> address = node.required("address", addresses.of(AddressField.HOST_ADDRESS));
        Optional<State> state = node.optional("state", Choice.upperCase(State.values()));
        var priority = node.optionalNumber("priority", PRIORITY);
        Optional<Ssh> ssh = node.optional("ssh", ssh());
        address.filter(a -> vip.equals(Optional.of(a))).ifPresent(a -> refuseVip(node.field("address")));
        return node.whole(() -> new Node(name.orElseThrow(), address.orElseThrow(), state, priority, ssh));
    }

    private static void refuseVip(Field address) {
        address.refuse(
                "node-has-vip",
                "a node's fixed address is the VIP",
                "the VIP moves between the nodes; with it as a fixed address one node would never give it up",
                "write the address the node keeps when the VIP moves away");
    }

    private static Value<Ssh> ssh() {
        return Section.value(
                "ssh",
                "{ username: ops, key: ~/.ssh/id_ed25519 }",
                List.of("username", "password", "key", "port", "sudo"),
                NodeSection::ssh);
    }

    private static Optional<Ssh> ssh(Section ssh) {
        Optional<String> username = ssh.required("username", NamedText.USER);
        LoginFields login = LoginFields.read(ssh, "ssh");
        int port = ssh.optional("port", NumberField.PORT).orElse(22);
        boolean sudo = ssh.optional("sudo", Choice.FLAG).orElse(false);
        return ssh.whole(() -> new Ssh(port, username.orElseThrow(), login.key(), login.password(), sudo));
    }
}
