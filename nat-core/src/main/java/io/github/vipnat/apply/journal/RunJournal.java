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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that is being written down: each event is on the disk before what it announces happens. */
public final class RunJournal {

    private static final String JOURNAL = "journal.jsonl";

    /** How a run that is saved tells it; records of older versions have nothing else to go by. */
    static final String SAVED = "verified and saved";

    private record End(Result result, String detail, boolean saved) {}

    private final String id;
    private final Path folder;
    private final InstantSource clock;
    private boolean mustNotFail;

    RunJournal(String id, Path folder, InstantSource clock) {
        this.id = id;
        this.folder = folder;
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

    public void recordTyping(List<String> lines) {
        journal(Map.entry("event", "types"), Map.entry("lines", lines));
    }

    /** @param configured when the router's timer was armed, in its own words: that is how it is told from another's */
    public void recordGuard(String configured) {
        journal(Map.entry("event", "guard"), Map.entry("configured", configured));
    }

    public void recordQuestion(String question) {
        event("asked", question);
    }

    public void recordAnswer(String line, Reply reply) {
        event("answered", reply.toString());
    }

    public void end(Outcome outcome, String transcript) {
        mustNotFail = true;
        end(outcome).ifPresent(this::end);
        append("transcript.txt", transcript);
    }

    /** The run goes no further, and is not over: a later one goes on from where the router stands. */
    public void stop(Problem cause, String transcript) {
        mustNotFail = true;
        event("stopped", cause.toString());
        append("transcript.txt", transcript);
    }

    /** The program died in this run, and a later one went on from where it left the router. */
    void handOverTo(String run) {
        mustNotFail = true;
        end(new End(Result.CONTINUED, "gone on with by run " + run, false));
    }

    /** The record of its end was lost, and a later run found on the router what it was to change. */
    void foundDoneBy(String run) {
        mustNotFail = true;
        end(new End(Result.DONE, "found done and saved by run " + run, true));
    }

    private void end(End end) {
        journal(
                Map.entry("event", "ended"),
                Map.entry("result", end.result().name()),
                Map.entry("detail", end.detail()),
                Map.entry("saved", end.saved()));
    }

    private void event(String event, String detail) {
        journal(Map.entry("event", event), Map.entry("detail", detail));
    }

    @SafeVarargs
    private void journal(Map.Entry<String, ?>... members) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", clock.instant().toString());
        entry.putAll(Json.object(members));
        append(JOURNAL, (endsInTheMiddle() ? "\n" : "") + Json.line(entry) + "\n");
    }

    /** Another program died while it wrote the last line. */
    private boolean endsInTheMiddle() {
        try (FileChannel channel = FileChannel.open(folder.resolve(JOURNAL), StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        } catch (IOException e) {
            // Appending will say what is wrong.
            return false;
        }
    }

    private void append(String file, String text) {
        try (FileChannel channel =
                FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException e) {
            if (!mustNotFail) {
                throw new Setback(notWritten(e));
            }
        }
    }

    private Problem notWritten(IOException e) {
        return Problem.fatal(
                "run-not-recorded",
                folder.toString(),
                "the run can no longer be written down: " + FileFailureText.of(e),
                "a line that is not on record could not be taken back after a crash",
                "make room on that disk and try again");
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
