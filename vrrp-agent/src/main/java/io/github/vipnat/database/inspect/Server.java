package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.util.List;

/**
 * A MariaDB server by its own address.
 *
 * @param name the node it runs on, or its address
 */
public record Server(String name, Ipv4 address, int port) {

    /**
     * The servers of a site: those that cluster.yaml names, else one on each node where clients connect to the VIP, else the
     * one they connect to.
     */
    static List<Server> of(Topology site, DatabaseSettings database) {
        if (!database.servers().isEmpty()) {
            return database.servers().stream()
                    .map(address -> at(address, site, database))
                    .toList();
        }
        return database.address().equals(site.vip().address())
                ? site.nodes().stream()
                        .map(node -> new Server(node.name(), node.address(), database.port()))
                        .toList()
                : List.of(at(database.address(), site, database));
    }

    private static Server at(Ipv4 address, Topology site, DatabaseSettings database) {
        String name = site.nodes().stream()
                .filter(node -> node.address().equals(address))
                .map(Node::name)
                .findFirst()
                .orElse(address.toString());
        return new Server(name, address, database.port());
    }

    /** {@code vm1, 10.51.10.11 port 3306}; the address once where it is the name. */
    @Override
    public String toString() {
        return (name.equals(address.toString()) ? "" : name + ", ") + address + " port " + port;
    }
}
