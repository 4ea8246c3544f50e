package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which of two nodes that have something in common is the copy: the one that is not MASTER, or else comes later in the file. */
final class Clones {

    private Clones() {}

    /** The node whose copy this one seems to be, by things that no two hosts have in common. */
    static Optional<NodeSight> original(SiteSight sight, NodeSight node, Function<NodeSight, Set<String>> things) {
        Set<String> own = things.apply(node);
        List<NodeSight> inOrder = sight.nodes().stream()
                .sorted(Comparator.comparing(other -> !other.node().state().equals(Optional.of(Node.State.MASTER))))
                .toList();
        return inOrder.subList(0, inOrder.indexOf(node)).stream()
                .filter(other -> things.apply(other).stream().anyMatch(own::contains))
                .findFirst();
    }
}
