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
 * @param heard who told the agent something, and when last
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
        Heard heard,
        Optional<String> frozen,
        int repairsToday,
        List<RouterLine> routers) {

    /**
     * What was decided last about one router.
     *
     * @param decision what is worst of it, by its code
     * @param sentence the same for a person
     * @param good whether everything is as it should be, or none of this host's business
     * @param findings all of it, the worst first
     */
    public record RouterLine(
            String router, String decision, String sentence, boolean good, Instant at, List<Finding> findings) {

        public RouterLine {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One thing that stands about a router, with a state of its own.
     *
     * @param since when it was first seen
     * @param tried what was tried about it since then
     * @param nextTry when it is seen to again; empty when that is the timer's turn
     */
    public record Finding(
            String decision,
            String sentence,
            boolean good,
            Instant since,
            List<Tried> tried,
            Optional<Instant> nextTry) {

        public Finding {
            tried = List.copyOf(tried);
        }
    }

    /** Something that was tried, and how often. */
    public record Tried(String what, int times) {}

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
                Map.entry("heard", heard.toMap()),
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
                Map.entry("at", line.at().toString()),
                Map.entry(
                        "findings",
                        line.findings().stream().map(AgentStatus::toMap).toList()));
    }

    private static Map<String, Object> toMap(Finding finding) {
        return Json.object(
                Map.entry("decision", finding.decision()),
                Map.entry("sentence", finding.sentence()),
                Map.entry("good", finding.good()),
                Map.entry("since", finding.since().toString()),
                Map.entry(
                        "tried",
                        finding.tried().stream().map(AgentStatus::toMap).toList()),
                Map.entry("nextTry", finding.nextTry().map(Instant::toString)));
    }

    private static Map<String, Object> toMap(Tried tried) {
        return Json.object(Map.entry("what", tried.what()), Map.entry("times", tried.times()));
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
                // An agent that kept no account of it may have written it.
                json.optionalObject("heard").map(Heard::of).orElse(Heard.nothing()),
                json.optionalString("frozen"),
                json.number("repairsToday", 0, Integer.MAX_VALUE),
                json.list("routers", AgentStatus::line));
    }

    private static RouterLine line(JsonObject router) {
        String decision = router.string("decision");
        String sentence = router.string("sentence");
        boolean good = router.flag("good");
        Instant at = Instant.parse(router.string("at"));
        // An agent that told one thing at a time may have written it.
        List<Finding> findings = router.has("findings")
                ? router.list("findings", AgentStatus::finding)
                : List.of(new Finding(decision, sentence, good, at, List.of(), Optional.empty()));
        return new RouterLine(router.string("router"), decision, sentence, good, at, findings);
    }

    private static Finding finding(JsonObject finding) {
        return new Finding(
                finding.string("decision"),
                finding.string("sentence"),
                finding.flag("good"),
                Instant.parse(finding.string("since")),
                finding.list(
                        "tried", tried -> new Tried(tried.string("what"), tried.number("times", 0, Integer.MAX_VALUE))),
                finding.optionalString("nextTry").map(Instant::parse));
    }
}
