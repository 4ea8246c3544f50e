package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The site as cluster.yaml describes it.
 *
 * @param source the file it was read from, for messages
 * @param vip the VRRP virtual address; a prefix length of 32 where the file gives none
 * @param services what the file says of them; a service that it does not name may run all the same
 */
public record Topology(
        Path source,
        String cluster,
        Ipv4Prefix vip,
        List<Node> nodes,
        Optional<VrrpSettings> vrrp,
        List<Router> routers,
        AgentSettings agent,
        Optional<DatabaseSettings> database,
        List<ServiceWish> services) {

    public Topology {
        nodes = List.copyOf(nodes);
        routers = List.copyOf(routers);
        services = List.copyOf(services);
    }

    /** Without a word about services. */
    public Topology(
            Path source,
            String cluster,
            Ipv4Prefix vip,
            List<Node> nodes,
            Optional<VrrpSettings> vrrp,
            List<Router> routers,
            AgentSettings agent,
            Optional<DatabaseSettings> database) {
        this(source, cluster, vip, nodes, vrrp, routers, agent, database, List.of());
    }

    /** The nodes' fixed addresses, which must no longer be the inside local of a published global. */
    public Set<Ipv4> retiredAddresses() {
        return nodes.stream().map(Node::address).collect(Collectors.toUnmodifiableSet());
    }
}
