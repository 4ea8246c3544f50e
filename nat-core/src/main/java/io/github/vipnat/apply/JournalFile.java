package io.github.vipnat.apply;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run's journal, read again; a line that was cut off by the program's death is passed over. */
record JournalFile(Path path) {

    /** How the run ended, if it did. */
    Optional<RunRecord.Ending> ending() throws IOException {
        return events("ended").stream()
                .reduce((first, second) -> second)
                .map(event -> new RunRecord.Ending(
                        Instant.parse(event.string("at")),
                        RunRecord.Result.valueOf(event.string("result")),
                        event.string("detail"),
                        event.optionalFlag("saved")
                                .orElse(event.string("detail").equals(Run.SAVED))));
    }

    /** Every line that may have been typed. */
    List<String> typed() throws IOException {
        return events("types").stream()
                .flatMap(event ->
                        event.has("lines") ? event.strings("lines").stream() : event.optionalString("detail").stream())
                .toList();
    }

    private List<JsonObject> events(String kind) throws IOException {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.endsWith("}"))
                    .map(line -> Json.read(path.toString(), line))
                    .filter(event -> event.string("event").equals(kind))
                    .toList();
        }
    }
}
