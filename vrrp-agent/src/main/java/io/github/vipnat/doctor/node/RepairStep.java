package io.github.vipnat.doctor.node;

import java.util.List;

/**
 * Commands that belong together, to be typed in this order.
 *
 * @param title what they do, one line
 * @param isAtConsole whether SSH would lead to another host, or break off in the middle
 * @param lines for a shell on the node; one that starts with {@code #} says what to look at, or what to type elsewhere
 */
public record RepairStep(String title, boolean isAtConsole, List<String> lines) {

    public RepairStep {
        lines = List.copyOf(lines);
    }

    static RepairStep overSsh(String title, String... lines) {
        return new RepairStep(title, false, List.of(lines));
    }
}
