package io.github.vipnat.agent.state;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How things stand, as the agent last said.
 *
 * @param holding the interface that has the VIP, when this host holds it
 * @param lastEvent what VRRP last said of the VIP's instance since the agent began
 * @param repairsToday repairs begun in the last 24 hours
 */
public record AgentStatus(
        long pid,
        Instant started,
        Instant updated,
        String cluster,
        String vip,
        String policy,
        Optional<String> holding,
        Optional<String> lastEvent,
        Optional<String> frozen,
        int repairsToday,
        List<RouterLine> routers) {

    /**
     * What was decided last about one router.
     *
     * @param good whether everything is as it should be, or none of this host's business
     */
    public record RouterLine(String router, String decision, String sentence, boolean good, Instant at) {}

    public AgentStatus {
        routers = List.copyOf(routers);
    }

    /** On one line. */
    public String toJson() {
        return Json.line(toMap());
    }

    /** Its members by the names that stay. */
    public Map<String, Object> toMap() {
        return Json.object(
                Map.entry("schema", "vipnat/1"),
                Map.entry("pid", pid),
                Map.entry("started", started.toString()),
                Map.entry("updated", updated.toString()),
                Map.entry("cluster", cluster),
                Map.entry("vip", vip),
                Map.entry("policy", policy),
                Map.entry("holding", holding),
                Map.entry("lastEvent", lastEvent),
                Map.entry("frozen", frozen),
                Map.entry("repairsToday", repairsToday),
                Map.entry("routers", routers.stream().map(AgentStatus::toMap).toList()));
    }

    private static Map<String, Object> toMap(RouterLine line) {
        return Json.object(
                Map.entry("router", line.router()),
                Map.entry("decision", line.decision()),
                Map.entry("sentence", line.sentence()),
                Map.entry("good", line.good()),
                Map.entry("at", line.at().toString()));
    }

    static AgentStatus ofJson(String source, String text) {
        JsonObject json = Json.read(source, text);
        return new AgentStatus(
                json.number("pid"),
                Instant.parse(json.string("started")),
                Instant.parse(json.string("updated")),
                json.string("cluster"),
                json.string("vip"),
                json.string("policy"),
                json.optionalString("holding"),
                json.optionalString("lastEvent"),
                json.optionalString("frozen"),
                json.number("repairsToday", 0, Integer.MAX_VALUE),
                json.list(
                        "routers",
                        router -> new RouterLine(
                                router.string("router"),
                                router.string("decision"),
                                router.string("sentence"),
                                router.flag("good"),
                                Instant.parse(router.string("at")))));
    }
}
