package io.github.vipnat.apply.journal;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.Done;
import io.github.vipnat.apply.Outcome.LeftForHuman;
import io.github.vipnat.apply.Outcome.NothingToDo;
import io.github.vipnat.apply.Outcome.Stopped;
import io.github.vipnat.apply.Outcome.WentBack;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.journal.RunRecord.Result;
import io.github.vipnat.device.Reply;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is being written down: each event is on the disk before what it announces happens. Where it cannot be, the run
 * goes no further; on the way back, and once all is done, the work comes first, and what is missing is told at the end.
 */
public final class RunJournal {

    /** How a run that is saved tells it; records of older versions have nothing else to go by. */
    static final String SAVED = "verified and saved";

    private static final String NOT_ENDED = "run-end-not-recorded";

    private record End(Result result, String detail, boolean saved) {}

    private final String id;
    private final RunFolder folder;
    private final RecordWriter writer;
    private final InstantSource clock;
    private boolean mustNotFail;
    private Optional<String> gap = Optional.empty();

    RunJournal(RunFolder folder, RecordWriter writer, InstantSource clock) {
        this.id = folder.name().text();
        this.folder = folder;
        this.writer = writer;
        this.clock = clock;
    }

    public String id() {
        return id;
    }

    /** From here on a full disk must not stop the work: finishing the way back matters more than its record. */
    public void recordWayBack(Problem cause) {
        mustNotFail = true;
        event("way back", cause.toString());
    }

    /**
     * The lines are about to be typed.
     *
     * @throws Setback when it cannot be written down; then they must not be typed
     */
    public void recordTyping(List<String> lines) {
        journal(Map.entry("event", "types"), Map.entry("lines", lines));
    }

    /**
     * A revert timer of ours runs.
     *
     * @param configured when the router's timer was armed, in its own words: that is how it is told from another's
     * @throws Setback when it cannot be written down
     */
    public void recordGuard(String configured) {
        journal(Map.entry("event", "guard"), Map.entry("configured", configured));
    }

    /**
     * The device asked.
     *
     * @throws Setback when it cannot be written down
     */
    public void recordQuestion(String question) {
        event("asked", question);
    }

    /**
     * The device answered a line.
     *
     * @throws Setback when it cannot be written down
     */
    public void recordAnswer(String line, Reply reply) {
        event("answered", reply.toString());
    }

    /**
     * The run is over.
     *
     * @param again what to type for a run that finds the router as this one left it
     * @return what could not be written down; nothing as a rule
     */
    public List<Problem> end(Outcome outcome, String again, String transcript) {
        mustNotFail = true;
        Optional<String> lost = end(outcome).flatMap(this::end);
        append(transcript);
        return lost.map(reason -> notEnded(reason, again)).or(() -> gap.map(this::gaps)).stream()
                .toList();
    }

    /**
     * A failover is over.
     *
     * @return what could not be written down; nothing as a rule
     */
    public List<Problem> endFailover(Result result, String detail) {
        mustNotFail = true;
        return end(new End(result, detail, false)).map(this::gaps).stream().toList();
    }

    /**
     * The run goes no further, and is not over: a later one goes on from where the router stands.
     *
     * @return what could not be written down; nothing as a rule
     */
    public List<Problem> stop(Problem cause, String transcript) {
        mustNotFail = true;
        event("stopped", cause.toString());
        append(transcript);
        return gap.map(this::gaps).stream().toList();
    }

    /**
     * The program died in this run, and a later one went on from where it left the router.
     *
     * @return what could not be written down; nothing as a rule
     */
    Optional<Problem> handOverTo(String run) {
        mustNotFail = true;
        return end(new End(Result.CONTINUED, goneOnWithBy(run), false)).map(this::gaps);
    }

    static String goneOnWithBy(String run) {
        return "gone on with by run " + run;
    }

    /** The record of its end was lost, and a later run found on the router what it was to change. */
    void foundDoneBy(String run) {
        mustNotFail = true;
        end(new End(Result.DONE, "found done and saved by run " + run, true));
    }

    /** Whether what could not be written down is how a run ended. */
    public static boolean isWithoutEnd(Problem note) {
        return note.code().equals(NOT_ENDED);
    }

    private Optional<String> end(End end) {
        return journal(
                Map.entry("event", "ended"),
                Map.entry("result", end.result().name()),
                Map.entry("detail", end.detail()),
                Map.entry("saved", end.saved()));
    }

    private void event(String event, String detail) {
        journal(Map.entry("event", event), Map.entry("detail", detail));
    }

    /** Gives the reason where it was not written, and that is no reason to stop. */
    @SafeVarargs
    private Optional<String> journal(Map.Entry<String, ?>... members) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", clock.instant().toString());
        entry.putAll(Json.object(members));
        try {
            writer.appendLine(folder.path().resolve(RunFolder.JOURNAL), Json.line(entry));
            return Optional.empty();
        } catch (IOException e) {
            return missed(e);
        }
    }

    private void append(String transcript) {
        try {
            writer.append(folder.path().resolve(RunFolder.TRANSCRIPT), transcript);
        } catch (IOException e) {
            missed(e);
        }
    }

    private Optional<String> missed(IOException e) {
        if (!mustNotFail) {
            throw new Setback(notWritten(e));
        }
        String reason = FileFailureText.of(e);
        gap = gap.or(() -> Optional.of(reason));
        return Optional.of(reason);
    }

    private Problem notWritten(IOException e) {
        return Problem.fatal(
                "run-not-recorded",
                folder.path().toString(),
                "the run can no longer be written down: " + FileFailureText.of(e),
                "a line that is not on record could not be taken back after a crash",
                "make room on that disk and try again");
    }

    private Problem notEnded(String reason, String again) {
        return Problem.fatal(
                NOT_ENDED,
                folder.path().toString(),
                "how run " + id + " ended cannot be written down: " + reason,
                "its record says that it stopped half way, and the next run goes on from it",
                "make room on that disk; then let a run find the router as it is and close this one:  " + again);
    }

    private Problem gaps(String reason) {
        return Problem.fatal(
                "run-record-incomplete",
                folder.path().toString(),
                "not all of run " + id + " can be written down: " + reason,
                "how it ended is on record and it can be taken back; what was said on the line is not all there",
                "make room on that disk before the next run");
    }

    /** Where the run is over. */
    private static Optional<End> end(Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (NothingToDo none) -> Optional.empty(),
                (Done done) ->
                        Optional.of(new End(Result.DONE, done.saved() ? SAVED : "verified, not saved", done.saved())),
                (WentBack back) ->
                        Optional.of(new End(Result.WENT_BACK, back.cause().what(), false)),
                (LeftForHuman left) -> Optional.of(
                        new End(Result.LEFT_FOR_HUMAN, left.hindrance().what(), false)),
                (Stopped stopped) -> Optional.empty()));
    }
}
