package io.github.vipnat.report;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunRecord.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which runs a later one has taken back, and which may still stand on their routers. */
public final class TakenBack {

    /** By the run that is taken back, the one that did it. */
    private final Map<String, String> by;

    private final List<RunRecord> runs;

    private TakenBack(Map<String, String> by, List<RunRecord> runs) {
        this.by = by;
        this.runs = runs;
    }

    /**
     * Looks through the records. Taking a run back takes back those that it went on from, too.
     *
     * @param runs the newest first
     */
    public static TakenBack among(List<RunRecord> runs) {
        Map<String, RunRecord> byName =
                runs.stream().collect(Collectors.toMap(RunRecord::id, run -> run, (one, other) -> one));
        Map<String, String> by = new HashMap<>();
        runs.stream()
                .filter(run -> endedAs(run, Result.DONE))
                .forEach(run -> run.takesBack()
                        .ifPresent(back -> withEarlier(back, byName).forEach(name -> by.putIfAbsent(name, run.id()))));
        return new TakenBack(by, List.copyOf(runs));
    }

    private static Stream<String> withEarlier(String name, Map<String, RunRecord> byName) {
        return Stream.concat(
                Stream.of(name), Stream.ofNullable(byName.get(name)).flatMap(run -> run.continues().stream()));
    }

    /** The run that has taken this one back. */
    public Optional<String> by(RunRecord run) {
        return Optional.ofNullable(by.get(run.id()));
    }

    /** The newest run on these routers that is there to be taken back. */
    public Optional<RunRecord> latest(Collection<String> routers) {
        return runs.stream()
                .filter(run -> routers.contains(run.router()))
                .filter(run -> run.takesBack().isEmpty() && by(run).isEmpty())
                .filter(run -> !endedAs(run, Result.WENT_BACK) && !endedAs(run, Result.CONTINUED))
                .findFirst();
    }

    private static boolean endedAs(RunRecord run, Result result) {
        return run.ending().filter(end -> end.result() == result).isPresent();
    }
}
