package io.github.vipnat.apply;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.StaticRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs on a router that never came to an end, because the program died. What they left unsaved on it is ours, and a new
 * run goes on from there: it plans from what the router has, so it finishes or goes back whatever was half done.
 */
record Unfinished(List<RunRecord> runs) {

    boolean exists() {
        return !runs.isEmpty();
    }

    /** Whether a line that differs between running and startup configuration is one of theirs. */
    boolean isOurs(String line, DeviceOs os) {
        Optional<StaticRule> rule = os.readRule(line.strip()).map(StaticRule::meaning);
        return rule.isPresent() && touched(os).contains(rule.get());
    }

    /** The rules they were to add. */
    Stream<StaticRule> added(DeviceOs os) {
        return rules(run -> run.added().stream(), os);
    }

    /** The rules they were to remove. */
    Stream<StaticRule> removed(DeviceOs os) {
        return rules(run -> run.removed().stream(), os);
    }

    private Stream<StaticRule> rules(Function<RunRecord, Stream<String>> lines, DeviceOs os) {
        return runs.stream().flatMap(lines).flatMap(line -> os.readRule(line).stream());
    }

    private Set<StaticRule> touched(DeviceOs os) {
        return Stream.concat(removed(os), added(os)).map(StaticRule::meaning).collect(Collectors.toSet());
    }
}
