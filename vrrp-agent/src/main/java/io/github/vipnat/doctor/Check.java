package io.github.vipnat.doctor;

import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.topology.Topology;
import java.util.List;

/** One thing the doctor looks at. */
public interface Check {

    /** Short, stable, kebab-case: {@code machine-id}; scripts may match it. */
    String code();

    CheckGroup group();

    /** What {@code --list} says of it, one line. */
    String summary();

    /** What every node has to be asked for it; nothing by default. */
    default List<NodeQuestion> questions(Topology site) {
        return List.of();
    }

    /** At least one line for each thing looked at, ok or not; pure. */
    List<Finding> check(SiteSight sight);
}
