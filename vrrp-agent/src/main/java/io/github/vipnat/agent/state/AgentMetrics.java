package io.github.vipnat.agent.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the agent counts, as Prometheus reads it. For several threads. */
public final class AgentMetrics {

    /** What a decision says of its router. */
    public enum Outcome {
        /** As it should be. */
        WELL,
        /** Nothing: it is another host's business. */
        ELSEWHERE,
        /** Not as it should be. */
        FAILED
    }

    private static final Map<String, String> HELP = new TreeMap<>(Map.ofEntries(
            Map.entry("holder", "gauge Whether this host holds the VIP."),
            Map.entry("frozen", "gauge Whether nothing is written to any router."),
            Map.entry("events_total", "counter Lines of VRRP that were understood."),
            Map.entry("lines_not_understood_total", "counter Lines that were no event."),
            Map.entry("router_visits_total", "counter Times a router was looked at."),
            Map.entry("arp_mismatches_total", "counter Times a router sent the VIP's traffic to another host."),
            Map.entry("arp_cures_total", "counter Times the routers were told by ARP who has the VIP."),
            Map.entry("arp_reminders_total", "counter Times they were told again while this host held the VIP."),
            Map.entry("repairs_total", "counter Repairs, by how they ended."),
            Map.entry("failures_total", "counter Decisions that were not good, by their code."),
            Map.entry("decision", "gauge 1 for each decision that stands: one, or each thing that is not well."),
            Map.entry("standing_since_timestamp_seconds", "gauge Since when it stands."),
            Map.entry("last_success_timestamp_seconds", "gauge When a router was last seen to be as it should be."),
            Map.entry("event_to_verified_seconds_sum", "counter From an event to ARP and rules verified."),
            Map.entry("event_to_verified_seconds_count", "counter How many such events."),
            Map.entry("event_to_verified_seconds_last", "gauge The last of them."),
            Map.entry("event_to_told_seconds_sum", "counter From an event until the routers were told by ARP."),
            Map.entry("event_to_told_seconds_count", "counter How many such events."),
            Map.entry("event_to_told_seconds_last", "gauge The last of them."),
            Map.entry("visit_seconds", "gauge How long the last look at a router took.")));

    private final Map<String, Map<String, Double>> values = new TreeMap<>();
    private Optional<List<String>> routers = Optional.empty();

    public synchronized void add(String name, String labels, double value) {
        of(name).merge(labels, value, Double::sum);
    }

    public synchronized void count(String name) {
        add(name, "", 1);
    }

    /** Nothing where it is of a router that there is no more. */
    public synchronized void set(String name, String labels, double value) {
        if (!isOfGoneRouter(labels)) {
            of(name).put(labels, value);
        }
    }

    /**
     * One of the decisions that stand about a router.
     *
     * @param since when it was first seen
     */
    public record Judged(String code, Outcome outcome, Instant since) {}

    /** The one decision that stands. */
    public synchronized void recordDecision(String router, String code, Outcome outcome, Instant at) {
        recordDecisions(router, List.of(new Judged(code, outcome, at)), at);
    }

    /** All that stand; none of before does any more. A router is well when nothing stands that is not. */
    public synchronized void recordDecisions(String router, List<Judged> decisions, Instant at) {
        String own = label("router", router);
        for (String name : List.of("decision", "standing_since_timestamp_seconds")) {
            of(name).keySet().removeIf(labels -> isOf(own, labels));
        }
        for (Judged one : decisions) {
            String labels = own + "," + label("code", one.code());
            set("decision", labels, 1);
            set("standing_since_timestamp_seconds", labels, (double) one.since().getEpochSecond());
            if (one.outcome() == Outcome.FAILED) {
                add("failures_total", labels, 1);
            }
        }
        if (decisions.stream().allMatch(one -> one.outcome() == Outcome.WELL)) {
            set("last_success_timestamp_seconds", own, (double) at.getEpochSecond());
        }
    }

    /** One more of what is measured under these three names. */
    public synchronized void recordDuration(String name, Duration time) {
        double seconds = time.toNanos() / 1e9;
        add(name + "_sum", "", seconds);
        count(name + "_count");
        set(name + "_last", "", seconds);
    }

    /** The routers that cluster.yaml has; how another one is, is of the past, and what was counted of it stays counted. */
    public synchronized void keepOnlyRouters(Collection<String> names) {
        routers = Optional.of(names.stream().map(name -> label("router", name)).toList());
        HELP.forEach((name, help) -> {
            if (help.startsWith("gauge")) {
                of(name).keySet().removeIf(this::isOfGoneRouter);
            }
        });
    }

    private boolean isOfGoneRouter(String labels) {
        return labels.startsWith("router=")
                && routers.filter(kept -> kept.stream().noneMatch(router -> isOf(router, labels)))
                        .isPresent();
    }

    private static boolean isOf(String router, String labels) {
        return labels.equals(router) || labels.startsWith(router + ",");
    }

    synchronized double value(String name, String labels) {
        return of(name).getOrDefault(labels, 0.0);
    }

    public static String label(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + "\"";
    }

    /** The exposition format, version 0.0.4. */
    public synchronized String text() {
        StringBuilder text = new StringBuilder();
        HELP.forEach((name, help) -> {
            int space = help.indexOf(' ');
            text.append("# HELP vipnat_agent_").append(name).append(help, space, help.length());
            text.append("\n# TYPE vipnat_agent_").append(name).append(' ').append(help, 0, space);
            text.append('\n');
            of(name).forEach((labels, value) -> text.append("vipnat_agent_")
                    .append(name)
                    .append(labels.isEmpty() ? "" : "{" + labels + "}")
                    .append(' ')
                    .append(number(value))
                    .append('\n'));
        });
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.6f", value);
    }

    private Map<String, Double> of(String name) {
        if (!HELP.containsKey(name)) {
            throw new IllegalArgumentException("no such metric: " + name);
        }
        return values.computeIfAbsent(name, key -> new TreeMap<>());
    }
}
