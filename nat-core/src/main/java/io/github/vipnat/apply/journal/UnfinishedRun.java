package io.github.vipnat.apply.journal;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chain of runs on a router that has not come to a good end: the program died, or a human was left with the rest. What
 * they left unsaved on the router is ours, and a new run goes on from there: it plans from what the router has, so it
 * finishes whatever was half done; and when it goes back, it goes back to where the first of them began (docs/adr/0017).
 *
 * @param runs the newest first
 */
public record UnfinishedRun(List<Abandoned> runs) {

    /**
     * A run without a good end.
     *
     * @param before the running configuration when it began
     * @param typed the lines that it may have typed
     * @param timers when each of its revert timers was armed, in the router's words
     */
    public record Abandoned(RunRecord run, String before, List<String> typed, List<String> timers) {}

    public boolean exists() {
        return !runs.isEmpty();
    }

    /** No run has to be gone on with. */
    public static UnfinishedRun none() {
        return new UnfinishedRun(List.of());
    }

    /** The running configuration before the first of them. */
    public Optional<String> before() {
        return first().map(Abandoned::before);
    }

    /** The names of the runs, the newest first. */
    public List<String> ids() {
        return runs.stream().map(abandoned -> abandoned.run().id()).toList();
    }

    /** The run of this chain that went on from the named one, the next in time. */
    Optional<String> wentOnFrom(String id) {
        return runs.stream()
                .map(Abandoned::run)
                .filter(run -> run.continues().contains(id))
                .map(RunRecord::id)
                .reduce((later, earlier) -> earlier);
    }

    /**
     * The runs that the router itself says are not over. A journal that could not be ended proves nothing: where the router
     * runs and holds all that a run was to change, that run and all before it came to their end.
     */
    public UnfinishedRun asTheRouterSays(NatTable running, NatTable startup, DeviceOs os) {
        return new UnfinishedRun(runs.stream()
                .takeWhile(abandoned -> !abandoned.run().isCarriedOut(running, os)
                        || !abandoned.run().isCarriedOut(startup, os))
                .toList());
    }

    /**
     * The runs of this chain that are not over: those named, and the other halves of such. What is saved on one router of a
     * pair and not on the other is not over on either.
     */
    public UnfinishedRun openAmong(Set<String> open) {
        return new UnfinishedRun(runs.stream()
                .filter(abandoned -> open.contains(abandoned.run().id())
                        || abandoned
                                .run()
                                .pair()
                                .filter(half -> open.contains(half.run()))
                                .isPresent())
                .toList());
    }

    /** The runs of this chain that the other one has not. */
    public UnfinishedRun without(UnfinishedRun other) {
        return new UnfinishedRun(
                runs.stream().filter(run -> !other.runs.contains(run)).toList());
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
