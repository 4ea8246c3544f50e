package io.github.vipnat.apply.journal;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run's journal, read again; a line that was cut off by the program's death is passed over: what it announces never happened. */
record JournalReader(Path path) {

    /** How the run ended, if it did. */
    Optional<RunRecord.Ending> ending() throws IOException {
        return events("ended").stream()
                .reduce((first, second) -> second)
                .map(event -> new RunRecord.Ending(
                        Instant.parse(event.string("at")),
                        RunRecord.Result.valueOf(event.string("result")),
                        event.string("detail"),
                        event.optionalFlag("saved")
                                .orElse(event.string("detail").equals(RunJournal.SAVED))));
    }

    /** Every line that may have been typed; in format 1 each stands alone. */
    List<String> typed() throws IOException {
        return events("types").stream()
                .flatMap(event ->
                        event.has("lines") ? event.strings("lines").stream() : event.optionalString("detail").stream())
                .toList();
    }

    /** When each revert timer of this run was armed or renewed, in the router's words. */
    List<String> timers() throws IOException {
        return events("guard").stream()
                .flatMap(event -> event.optionalString("configured").stream())
                .toList();
    }

    private List<JsonObject> events(String kind) throws IOException {
        // Not Files.readString: a character may be cut off too.
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> whole(line).stream())
                .filter(event -> event.string("event").equals(kind))
                .toList();
    }

    private Optional<JsonObject> whole(String line) {
        try {
            return Optional.of(Json.read(path.toString(), line));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
