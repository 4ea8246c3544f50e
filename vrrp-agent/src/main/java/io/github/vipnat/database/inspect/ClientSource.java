package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * An address that clients on the nodes reach a server from, and when.
 *
 * @param who the node, or {@code the VIP}
 * @param when in which case this address is seen, for a reader
 * @param isCertain whether it is known that clients come from there
 */
public record ClientSource(Ipv4 address, String who, String when, boolean isCertain) {

    /**
     * Where a server's clients come from. A node comes from its own address. A client on the node that holds the VIP comes
     * from the VIP when it connects to the VIP, since the kernel answers itself from the address it is called at; and to
     * everything in the VIP's network when the VIP's mask is longer than the interface's, since the address then brings a
     * nearer route with itself as source (both seen with {@code ip route get}; /32 brings no route).
     *
     * @param mask what is known of the mask of the nodes' interfaces
     */
    static List<ClientSource> of(Topology site, DatabaseSettings database, Server server, InterfaceMask mask) {
        List<ClientSource> sources = new ArrayList<>();
        for (Node node : site.nodes()) {
            sources.add(new ClientSource(node.address(), node.name(), "from its own address", true));
        }
        Ipv4Prefix vip = site.vip();
        if (database.address().equals(vip.address())) {
            sources.add(new ClientSource(vip.address(), "the VIP", "its holder connects to the VIP", true));
        } else if (vip.contains(server.address()) && mask.isShorterThan(vip)) {
            sources.add(new ClientSource(
                    vip.address(),
                    "the VIP",
                    "its holder connects: the VIP's /" + vip.length() + " is the nearer route",
                    mask.isKnown()));
        }
        return List.copyOf(sources);
    }
}
