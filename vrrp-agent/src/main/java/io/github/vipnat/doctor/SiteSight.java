package io.github.vipnat.doctor;

import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.List;

/** Everything that was seen of a site, all of one look. */
public record SiteSight(Topology site, List<NodeSight> nodes) {

    public SiteSight {
        nodes = List.copyOf(nodes);
    }
}
