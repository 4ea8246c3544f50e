package io.github.vipnat.apply.journal;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A run's journal, read again. What stands behind the last line end was cut off by the program's death and is passed over
 * where it says nothing: what it announces never happened. Any other line that says nothing is damage.
 *
 * @param events the lines that can be read
 * @param damage what is wrong with the first line that cannot
 */
record JournalReader(List<JsonObject> events, Optional<ProblemException> damage) {

    private static final String ENDED = "ended";

    /** @throws ProblemException when there is no such file, or not for us */
    static JournalReader read(Path file) {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = RecordFile.bytes(file);
        List<JsonObject> events = new ArrayList<>();
        Optional<ProblemException> damage = Optional.empty();
        int number = 0;
        int from = 0;
        while (from < bytes.length) {
            int end = endOfLine(bytes, from);
            number++;
            try {
                event(name + ":" + number, Arrays.copyOfRange(bytes, from, end)).ifPresent(events::add);
            } catch (ProblemException e) {
                damage = end < bytes.length ? damage.or(() -> Optional.of(e)) : damage;
            }
            from = end + 1;
        }
        return new JournalReader(events, damage);
    }

    private static int endOfLine(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** One line; an empty one stands behind a line that was cut off. */
    private static Optional<JsonObject> event(String place, byte[] line) {
        if (line.length == 0) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            JsonObject event = Json.read(place, text);
            event.string("event");
            return Optional.of(event);
        } catch (CharacterCodingException e) {
            throw RecordFile.wrong(Path.of(place), "it holds bytes that are no text");
        }
    }

    /** Whether the last that was written is an end, however it is told. */
    boolean isOver() {
        return !events.isEmpty()
                && events.get(events.size() - 1).string("event").equals(ENDED);
    }

    /**
     * How the run ended, if it did.
     *
     * @throws ProblemException when it did, and how cannot be told
     */
    Optional<RunRecord.Ending> ending() {
        return events(ENDED).stream()
                .reduce((first, second) -> second)
                .map(event -> new RunRecord.Ending(
                        event.string("at", "date and time", RunHeader::instant),
                        event.string("result", "the name of a result", JournalReader::result),
                        event.string("detail"),
                        event.optionalFlag("saved")
                                .orElse(event.string("detail").equals(RunJournal.SAVED))));
    }

    private static Optional<RunRecord.Result> result(String name) {
        return Arrays.stream(RunRecord.Result.values())
                .filter(result -> result.name().equals(name))
                .findFirst();
    }

    /**
     * Every line that may have been typed; in format 1 each stands alone.
     *
     * @throws ProblemException when a line of the journal cannot be read: it may have been one of these
     */
    List<String> typed() {
        damage.ifPresent(wrong -> {
            throw wrong;
        });
        return events("types").stream()
                .flatMap(event ->
                        event.has("lines") ? event.strings("lines").stream() : List.of(event.string("detail")).stream())
                .toList();
    }

    /** When each revert timer of this run was armed or renewed, in the router's words. */
    List<String> timers() {
        return events("guard").stream()
                .flatMap(event -> event.optionalString("configured").stream())
                .toList();
    }

    private List<JsonObject> events(String kind) {
        return events.stream()
                .filter(event -> event.string("event").equals(kind))
                .toList();
    }
}
