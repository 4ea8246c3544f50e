package io.github.vipnat.drill;

import static java.util.Map.entry;

import io.github.vipnat.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report for scripts; times are seconds, those of a leg since its lever was pulled. */
public final class DrillJson {

    private DrillJson() {}

    /** The whole report. */
    public static Map<String, Object> of(DrillReport report) {
        Map<String, Object> json = Json.object(
                entry("schema", "vipnat/1"),
                entry("cluster", report.cluster()),
                entry("began", report.began().toString()),
                entry("from", report.from()),
                entry("holder", report.holder()),
                entry("target", report.target()),
                entry("lever", report.lever()),
                entry("interval", Seconds.rounded(report.interval())),
                entry("resolution", Seconds.rounded(report.resolution())),
                entry("legs", report.legs().stream().map(DrillJson::leg).toList()),
                entry("notes", report.notes()),
                entry("missed", report.missed()),
                entry("within_budget", report.isWithinBudget()),
                entry("verdict", report.verdict()));
        put(json, "budget", report.budget());
        return json;
    }

    private static Map<String, Object> leg(DrillLeg leg) {
        Map<String, Object> json = Json.object(
                entry("to", leg.node()),
                entry("watched", Seconds.rounded(leg.end().minus(leg.pulled()))),
                entry("ports", leg.ports().stream().map(port -> port(leg, port)).toList()),
                entry(
                        "events",
                        leg.events().stream()
                                .map(event -> Json.object(
                                        entry("at", Seconds.rounded(event.at().minus(leg.pulled()))),
                                        entry("kind", event.kind().word()),
                                        entry("where", event.where()),
                                        entry("what", event.what())))
                                .toList()));
        put(json, "moved", leg.moved());
        leg.foreseen()
                .ifPresent(seen -> json.put(
                        "foreseen",
                        Json.object(
                                entry("soonest", Seconds.rounded(seen.soonest())),
                                entry("latest", Seconds.rounded(seen.latest())),
                                entry("outage", Seconds.rounded(seen.gap())))));
        return json;
    }

    private static Map<String, Object> port(DrillLeg leg, DrillLeg.Port port) {
        List<Map<String, Object>> gaps = port.gaps().stream()
                .map(gap -> Json.object(
                        entry("from", Seconds.rounded(gap.from().minus(leg.pulled()))),
                        entry("to", Seconds.rounded(gap.to().minus(leg.pulled()))),
                        entry("lost", gap.lost()),
                        entry("why", gap.why()),
                        entry("open", gap.isOpen())))
                .toList();
        return Json.object(
                entry("kind", port.target().kind().word()),
                entry("address", port.target().address().toString()),
                entry("port", port.target().port()),
                entry("outage", Seconds.rounded(port.outage())),
                entry("open", port.isOpen()),
                entry("resolution", Seconds.rounded(port.resolution())),
                entry("sent", port.sent()),
                entry("lost", port.lost()),
                entry("gaps", gaps));
    }

    private static void put(Map<String, Object> json, String name, Optional<Duration> time) {
        time.ifPresent(value -> json.put(name, Seconds.rounded(value)));
    }
}
