package io.github.vipnat.plan;

import java.util.List;

/**
 * A plan in the device's own words: what to type to go there, and what to type to come back.
 *
 * @param inverse computed before the first forward line is sent
 */
public record CommandScript(List<Step> forward, List<Step> inverse) {

    /** One line to type and the change it makes. */
    public record Step(Change change, String line) {}

    public CommandScript {
        forward = List.copyOf(forward);
        inverse = List.copyOf(inverse);
    }

    public List<String> forwardLines() {
        return forward.stream().map(Step::line).toList();
    }

    public List<String> inverseLines() {
        return inverse.stream().map(Step::line).toList();
    }
}
