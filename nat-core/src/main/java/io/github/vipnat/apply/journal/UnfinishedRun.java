package io.github.vipnat.apply.journal;

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
 * run goes on from there: it plans from what the router has, so it finishes whatever was half done; and when it goes back,
 * it goes back to where the first of them began.
 *
 * @param runs the newest first
 */
public record UnfinishedRun(List<Abandoned> runs) {

    /**
     * A run without an end.
     *
     * @param before the running configuration when it began
     * @param typed the lines that it may have typed
     * @param timers when each of its revert timers was armed, in the router's words
     */
    public record Abandoned(RunRecord run, String before, List<String> typed, List<String> timers) {}

    public boolean exists() {
        return !runs.isEmpty();
    }

    /** The running configuration before the first of them. */
    public Optional<String> before() {
        return first().map(Abandoned::before);
    }

    /** The lines that lead back to it. */
    Optional<List<String>> inverse() {
        return first().map(Abandoned::run).map(RunRecord::inverse);
    }

    private Optional<Abandoned> first() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    /** Every line that any of them may have typed, the oldest run's first. */
    public List<String> typed() {
        return Stream.iterate(runs.size() - 1, i -> i >= 0, i -> i - 1)
                .flatMap(i -> runs.get(i).typed().stream())
                .toList();
    }

    /** Whether a revert timer that was armed then is one of theirs. */
    public boolean armed(String configured) {
        return runs.stream().anyMatch(run -> run.timers().contains(configured));
    }

    /** Whether a line that differs between running and startup configuration is one of theirs. */
    public boolean isOurs(String line, DeviceOs os) {
        return UnsavedOwnRules.of(runs.stream().map(Abandoned::run).toList(), os)
                .has(line);
    }

    /** The rules they were to put in, without their spelling. */
    public Set<StaticRule> added(DeviceOs os) {
        return rules(RunRecord::added, os);
    }

    /** The rules they were to take out, without their spelling. */
    public Set<StaticRule> removed(DeviceOs os) {
        return rules(RunRecord::removed, os);
    }

    private Set<StaticRule> rules(Function<RunRecord, List<String>> lines, DeviceOs os) {
        return runs.stream()
                .flatMap(abandoned -> lines.apply(abandoned.run()).stream())
                .flatMap(line -> os.readRule(line).stream())
                .map(StaticRule::meaning)
                .collect(Collectors.toSet());
    }
}
