package io.github.vipnat.doctor.node;

import java.util.List;

/**
 * What mends one node.
 *
 * @param node its name; or the cluster's, for what belongs to none
 * @param steps in the order in which they are safe
 */
public record NodeRepair(String node, List<RepairStep> steps) {

    public NodeRepair {
        steps = List.copyOf(steps);
    }

    /** As text that a shell takes, everything that is no command behind a {@code #}. */
    public String text() {
        StringBuilder text = new StringBuilder("# ---- on " + node + "\n");
        for (RepairStep step : steps) {
            text.append("\n# ").append(step.title());
            text.append(step.isAtConsole() ? " (at the console of " + node + ", not over SSH)\n" : "\n");
            step.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
