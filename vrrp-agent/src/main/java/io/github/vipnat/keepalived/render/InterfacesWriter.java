package io.github.vipnat.keepalived.render;

import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.Node;
import java.util.stream.Collectors;

/** Writes the stanza of /etc/network/interfaces in the document's section 3.3. */
final class InterfacesWriter {

    private InterfacesWriter() {}

    static String write(Node node, String interfaceName, NodeNetwork network) {
        Ipv4Prefix address = new Ipv4Prefix(node.address(), network.prefixLength());
        StringBuilder stanza = new StringBuilder();
        stanza.append("auto ").append(interfaceName).append('\n');
        stanza.append("iface ").append(interfaceName).append(" inet static\n");
        stanza.append("    address ").append(node.address()).append('\n');
        stanza.append("    netmask ").append(address.mask()).append('\n');
        network.gateway()
                .ifPresent(
                        gateway -> stanza.append("    gateway ").append(gateway).append('\n'));
        if (!network.nameServers().isEmpty()) {
            String servers =
                    network.nameServers().stream().map(Object::toString).collect(Collectors.joining(" "));
            stanza.append("    dns-nameservers ").append(servers).append('\n');
        }
        return stanza.toString();
    }
}
