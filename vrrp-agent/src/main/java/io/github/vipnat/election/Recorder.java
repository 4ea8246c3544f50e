package io.github.vipnat.election;

import io.github.vipnat.election.scenario.ScenarioEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes the story down while it happens. */
final class Recorder {

    private final EventQueue queue;
    private final List<Timeline.Entry> entries = new ArrayList<>();
    private final List<Timeline.Holding> holdings = new ArrayList<>();
    private final Map<String, Duration> heldSince = new LinkedHashMap<>();
    private final List<Timeline.StateSpan> states = new ArrayList<>();
    private final List<Timeline.Remark> remarks = new ArrayList<>();
    private final Map<String, Timeline.StateSpan> current = new LinkedHashMap<>();
    private Function<String, VirtualRouter> routers = node -> {
        throw new IllegalStateException("no routers yet");
    };

    Recorder(EventQueue queue) {
        this.queue = queue;
    }

    /** One whose story nobody reads: of instances that are played for another one's sake. */
    static Recorder ofNothing(EventQueue queue) {
        return new Recorder(queue);
    }

    void watch(Function<String, VirtualRouter> byName) {
        this.routers = byName;
    }

    private Duration now() {
        return Timing.duration(queue.now());
    }

    void recordEvent(ScenarioEvent event) {
        State state = event.node().isEmpty()
                ? State.STOPPED
                : routers.apply(event.node()).state();
        int priority = event.node().isEmpty() ? 0 : routers.apply(event.node()).priority();
        entries.add(new Timeline.Entry(now(), event.node(), state, priority, Timeline.Kind.EVENT, event.describe()));
    }

    void notifies(String node, String what, int priority) {
        Timeline.StateSpan span = current.get(node);
        State state = what.equals("STOP") || span == null ? State.STOPPED : span.state();
        entries.add(new Timeline.Entry(now(), node, state, priority, Timeline.Kind.NOTIFY, what));
    }

    /** The node is in this state, at this priority, from now on. */
    void recordState(String node, State state, int priority) {
        endSpan(node);
        current.put(node, new Timeline.StateSpan(now(), now(), node, state, priority));
    }

    private void endSpan(String node) {
        Timeline.StateSpan span = current.remove(node);
        if (span != null && span.from().compareTo(now()) < 0) {
            states.add(new Timeline.StateSpan(span.from(), now(), node, span.state(), span.priority()));
        }
    }

    /** Every node's states until now, in order of time. */
    List<Timeline.StateSpan> statesUntilNow() {
        List.copyOf(current.keySet()).forEach(this::endSpan);
        states.sort(java.util.Comparator.comparing(Timeline.StateSpan::from));
        return states;
    }

    /** Who was first was a matter of chance. */
    void recordTie(String what) {
        boolean told = remarks.stream()
                .anyMatch(remark ->
                        remark.at().equals(Optional.of(now())) && remark.text().equals(what));
        if (!told) {
            remarks.add(new Timeline.Remark(Timeline.Remark.Topic.CHANCE, Optional.of(now()), what));
        }
    }

    List<Timeline.Remark> remarks() {
        return remarks;
    }

    void recordTaken(String node) {
        heldSince.putIfAbsent(node, now());
    }

    void recordReleased(String node) {
        Duration since = heldSince.remove(node);
        if (since != null) {
            holdings.add(new Timeline.Holding(since, now(), node));
        }
    }

    boolean isHeldBy(String node) {
        return heldSince.containsKey(node);
    }

    List<Timeline.Entry> entries() {
        return entries;
    }

    /** What was held, in order of time, until now. */
    List<Timeline.Holding> holdingsUntilNow() {
        List<Timeline.Holding> all = new ArrayList<>(holdings);
        heldSince.forEach((node, since) -> all.add(new Timeline.Holding(since, now(), node)));
        all.removeIf(held -> held.from().equals(held.to()));
        all.sort(java.util.Comparator.comparing(Timeline.Holding::from));
        return all;
    }
}
