package io.github.vipnat.apply.journal;

import io.github.vipnat.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that a folder of runs holds, the newest first.
 *
 * @param whole the runs that can be read
 * @param damaged those that cannot
 */
record RecordedRuns(List<RunRecord> whole, List<DamagedRun> damaged) {

    static final RecordedRuns NONE = new RecordedRuns(List.of(), List.of());

    static RecordedRuns of(Stream<RunFolder> folders) {
        return newest(folders, run -> false);
    }

    /** The newest of them: none is read that is older than the first that is enough. */
    static RecordedRuns newest(Stream<RunFolder> folders, Predicate<RunRecord> enough) {
        List<RunRecord> whole = new ArrayList<>();
        List<DamagedRun> damaged = new ArrayList<>();
        Iterator<RunFolder> newestFirst = folders.sorted(
                        Comparator.comparing((RunFolder folder) -> folder.name().text())
                                .reversed())
                .filter(RunFolder::holdsRun)
                .iterator();
        boolean isEnough = false;
        while (!isEnough && newestFirst.hasNext()) {
            RunFolder folder = newestFirst.next();
            try {
                RunRecord run = folder.read();
                whole.add(run);
                isEnough = enough.test(run);
            } catch (ProblemException e) {
                damaged.add(folder.damaged(e));
            }
        }
        return new RecordedRuns(
                whole.stream().map(run -> withItsEnd(run, whole)).toList(), damaged);
    }

    /** A run that another went on from is over with that one, though a full disk kept it from being told so. */
    private static RunRecord withItsEnd(RunRecord run, List<RunRecord> all) {
        return all.stream()
                .filter(later -> run.ending().isEmpty() && later.continues().contains(run.id()) && later.endedWell())
                .findFirst()
                .map(later -> run.ended(later.ending()
                        .map(end -> new RunRecord.Ending(
                                end.at(), RunRecord.Result.CONTINUED, RunJournal.goneOnWithBy(later.id()), false))))
                .orElse(run);
    }

    /** The router's runs without a good end, as far as none that ended well came after them. */
    Stream<RunRecord> open(String router) {
        return whole.stream()
                .filter(run -> run.router().equals(router))
                .takeWhile(run -> !run.endedWell())
                .filter(RunRecord::isOpen);
    }

    /**
     * The router's runs that were done and not saved, as far as that can be told; a later save took along all before it, and
     * a run that nothing is known of may have saved.
     */
    List<RunRecord> unsaved(String router) {
        List<DamagedRun> doubtful =
                damaged.stream().filter(run -> run.mayConcern(router)).toList();
        String unknown = doubtful.stream()
                .filter(run -> run.record().isEmpty())
                .map(DamagedRun::id)
                .max(Comparator.naturalOrder())
                .orElse("");
        Stream<RunRecord> over = whole.stream()
                .filter(run -> run.router().equals(router) && run.ending().isPresent());
        return Stream.concat(over, doubtful.stream().flatMap(run -> run.record().stream()))
                .filter(run -> run.id().compareTo(unknown) > 0)
                .sorted(Comparator.comparing(RunRecord::id).reversed())
                .takeWhile(run -> run.ending().filter(RunRecord.Ending::saved).isEmpty())
                .filter(RecordedRuns::mayBeDone)
                .toList();
    }

    private static boolean mayBeDone(RunRecord run) {
        return run.ending().map(end -> end.result() == RunRecord.Result.DONE).orElse(true);
    }

    /** Those that may hide a run on the router which stopped half way. */
    Stream<DamagedRun> doubts(String router) {
        return damaged.stream().filter(run -> !run.isOver() && run.mayConcern(router));
    }

    Optional<RunRecord> find(String id) {
        return whole.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    Optional<DamagedRun> findDamaged(String id) {
        return damaged.stream().filter(run -> run.id().equals(id)).findFirst();
    }
}
