package io.github.vipnat.apply.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs that no later one depends on, and no person may be about to ask for. Everything else is kept: a router's last good end
 * and last save and all after them, what never came to an end, what began or ended within thirty days and so stood in a message,
 * and whatever run the record of a kept one names.
 *
 * @param whole the runs that can be read, the newest first
 */
record OldRuns(List<RunRecord> whole, Instant now) {

    /** A message about a run is acted on within that. */
    static final Duration NAMED = Duration.ofDays(30);

    /** The runs that may go, the oldest first: whatever ends this early leaves no gap. */
    List<RunRecord> find() {
        Set<String> kept = kept();
        List<RunRecord> old =
                whole.stream().filter(run -> !kept.contains(run.id())).collect(Collectors.toList());
        Collections.reverse(old);
        return List.copyOf(old);
    }

    private Set<String> kept() {
        Map<String, RunRecord> byId = whole.stream().collect(Collectors.toMap(RunRecord::id, run -> run));
        Deque<RunRecord> toFollow = whole.stream().collect(Collectors.groupingBy(RunRecord::router)).values().stream()
                .flatMap(this::inUse)
                .collect(Collectors.toCollection(ArrayDeque::new));
        Set<String> kept = new HashSet<>();
        while (!toFollow.isEmpty()) {
            RunRecord run = toFollow.pop();
            if (kept.add(run.id())) {
                named(run)
                        .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                        .forEach(toFollow::push);
            }
        }
        return kept;
    }

    /** Those of one router's runs that are kept whatever the others say. */
    private Stream<RunRecord> inUse(List<RunRecord> newestFirst) {
        Optional<String> ended = first(newestFirst.stream().filter(RunRecord::endedWell));
        Optional<String> saved = first(newestFirst.stream()
                .filter(run -> run.ending().filter(RunRecord.Ending::saved).isPresent()));
        return newestFirst.stream()
                .filter(run -> run.ending().isEmpty()
                        || isRecent(run)
                        || ended.isEmpty()
                        || saved.isEmpty()
                        || run.id().compareTo(ended.get()) >= 0
                        || run.id().compareTo(saved.get()) >= 0);
    }

    private static Optional<String> first(Stream<RunRecord> runs) {
        return runs.map(RunRecord::id).findFirst();
    }

    private boolean isRecent(RunRecord run) {
        Instant since = now.minus(NAMED);
        return run.started().isAfter(since)
                || run.ending().filter(end -> end.at().isAfter(since)).isPresent();
    }

    private static Stream<String> named(RunRecord run) {
        return Stream.of(
                        run.continues(),
                        run.takesBack().stream().toList(),
                        run.pair().stream().map(RunRecord.Partner::run).toList())
                .flatMap(Collection::stream);
    }
}
