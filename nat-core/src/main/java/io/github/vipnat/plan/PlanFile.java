package io.github.vipnat.plan;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan on paper: reviewed today, applied tonight, refused if the router has moved on in between.
 *
 * @param origin who made it, and when; empty in the file of an earlier vipnat
 */
public record PlanFile(Optional<Origin> origin, List<Entry> routers) {

    private static final String SCHEMA = "vipnat/1";

    /**
     * What is to happen on one router.
     *
     * @param fingerprint of the configuration the plan was made from
     */
    public record Entry(String router, String fingerprint, List<String> commands, List<String> rollback) {
        public Entry {
            commands = List.copyOf(commands);
            rollback = List.copyOf(rollback);
        }
    }

    /**
     * Where a plan comes from. What stands there was written by its author, and proves nothing.
     *
     * @param ticket in the author's words; may be empty
     */
    public record Origin(String author, Instant at, String ticket) {}

    /** A plan of which nobody says where it comes from. */
    public PlanFile(List<Entry> routers) {
        this(Optional.empty(), routers);
    }

    public PlanFile {
        routers = List.copyOf(routers);
    }

    public Optional<Entry> of(String router) {
        return routers.stream().filter(entry -> entry.router().equals(router)).findFirst();
    }

    /** The file's text. */
    public String toJson() {
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry("author", origin.map(Origin::author)),
                Map.entry("at", origin.map(made -> made.at().toString())),
                Map.entry("ticket", origin.map(Origin::ticket)),
                Map.entry("routers", routers.stream().map(PlanFile::toJson).toList())));
    }

    /**
     * Reads the file.
     *
     * @throws io.github.vipnat.problem.ProblemException when it is no plan
     */
    public static PlanFile read(Path file) {
        JsonObject json = Json.read(file);
        if (!json.string("schema").equals(SCHEMA)) {
            throw json.refuse("schema", SCHEMA, json.string("schema"));
        }
        return new PlanFile(origin(json), json.list("routers", PlanFile::entry));
    }

    private static Optional<Origin> origin(JsonObject json) {
        return json.optionalString("author")
                .map(author -> new Origin(
                        author,
                        json.string("at", "date and time", PlanFile::instant),
                        json.optionalString("ticket").orElse("")));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> toJson(Entry entry) {
        return Json.object(
                Map.entry("name", entry.router()),
                Map.entry("fingerprint", entry.fingerprint()),
                Map.entry("commands", entry.commands()),
                Map.entry("rollback", entry.rollback()));
    }

    private static Entry entry(JsonObject json) {
        return new Entry(
                json.string("name"), json.string("fingerprint"), json.strings("commands"), json.strings("rollback"));
    }
}
