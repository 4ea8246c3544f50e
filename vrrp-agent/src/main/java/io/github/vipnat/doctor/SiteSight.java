package io.github.vipnat.doctor;

import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was seen of a site, all of one look.
 *
 * @param nodes every node of cluster.yaml, those that could not be asked too
 * @param routers every router that was to be asked
 * @param database empty where cluster.yaml describes none
 */
public record SiteSight(
        Topology site,
        List<NodeSight> nodes,
        List<RouterSight> routers,
        Optional<DatabaseSight> database,
        WireSight wire) {

    public SiteSight {
        nodes = List.copyOf(nodes);
        routers = List.copyOf(routers);
    }

    /** The nodes alone. */
    public SiteSight(Topology site, List<NodeSight> nodes) {
        this(site, nodes, List.of(), Optional.empty(), WireSight.unseen("only the nodes were looked at"));
    }

    /** Whether every node, router and database that was to be asked could be asked. */
    public boolean isComplete() {
        return nodes.stream().allMatch(node -> node.missed().isEmpty())
                && routers.stream().allMatch(router -> router.seen().isPresent())
                && database.stream().allMatch(seen -> seen.report().isPresent());
    }
}
