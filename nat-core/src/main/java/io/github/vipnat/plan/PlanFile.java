package io.github.vipnat.plan;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan on paper: reviewed today, applied tonight, refused if the router has moved on in between. */
public record PlanFile(List<Entry> routers) {

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
        return new PlanFile(json.list("routers", PlanFile::entry));
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
