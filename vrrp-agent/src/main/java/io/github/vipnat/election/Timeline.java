package io.github.vipnat.election;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a simulation came to.
 *
 * @param instance the VRRP instance
 * @param nodes in the order they were given
 * @param remarks what is not played, what was chance, and what went unnoticed
 * @param end when the simulation stopped looking
 */
public record Timeline(
        String instance,
        List<String> nodes,
        List<Entry> entries,
        List<StateSpan> states,
        List<Holding> holdings,
        List<Outage> outages,
        List<DualMaster> dualMasters,
        List<Remark> remarks,
        Duration end) {

    public Timeline {
        remarks = List.copyOf(remarks);
        nodes = List.copyOf(nodes);
        entries = List.copyOf(entries);
        states = List.copyOf(states);
        holdings = List.copyOf(holdings);
        outages = List.copyOf(outages);
        dualMasters = List.copyOf(dualMasters);
    }

    /** What an entry tells of. */
    public enum Kind {
        /** From outside: a process, a link, a command. */
        EVENT,
        /** A line that keepalived writes to its notify FIFO. */
        NOTIFY
    }

    /**
     * One line of the story.
     *
     * @param node empty for the network as a whole
     * @param priority the node's effective priority afterwards
     * @param event for a notification exactly what follows the name in the FIFO's line, without the priority
     */
    public record Entry(Duration at, String node, State state, int priority, Kind kind, String event) {}

    /** A node's state and effective priority, from and until. */
    public record StateSpan(Duration from, Duration to, String node, State state, int priority) {}

    /** The node has the VIP on its interface, from and until. */
    public record Holding(Duration from, Duration to, String node) {}

    /** Clients are not served, from and until; a sentence says why. */
    public record Outage(Duration from, Duration to, String reason) {}

    /** More than one node has the VIP, from and until. */
    public record DualMaster(Duration from, Duration to, List<String> nodes) {}

    /**
     * What is to be known of the story as a whole.
     *
     * @param at where it is about one moment
     */
    public record Remark(Topic topic, Optional<Duration> at, String text) {

        /** What a remark is about. */
        public enum Topic {
            /** The files say something that may decide the election and that is not played. */
            LEFT_OUT("left out", "leftOut"),
            /** Chance decides here on real machines. */
            CHANCE("decided by chance", "chance"),
            /** An event that keepalived does not see where it happens. */
            UNNOTICED("not noticed by keepalived", "unnoticed");

            private final String title;
            private final String key;

            Topic(String title, String key) {
                this.title = title;
                this.key = key;
            }

            /** As a heading. */
            public String title() {
                return title;
            }

            /** As a key of the JSON document. */
            public String key() {
                return key;
            }
        }

        /** With its moment, where it has one. */
        public String sentence() {
            return at.map(time -> String.format(Locale.ROOT, "%.3f s: ", seconds(time)))
                            .orElse("")
                    + text;
        }
    }

    /** The remarks about one topic, as sentences. */
    public List<String> remarks(Remark.Topic topic) {
        return remarks.stream()
                .filter(remark -> remark.topic() == topic)
                .map(Remark::sentence)
                .toList();
    }

    /** The nodes that have the VIP at a time; nobody has it before the first is elected. */
    public List<String> holdersAt(Duration time) {
        return holdings.stream()
                .filter(held -> held.from().compareTo(time) <= 0 && held.to().compareTo(time) > 0)
                .map(Holding::node)
                .toList();
    }

    /** The one node that has the VIP at the end, or empty when none or several have. */
    public Optional<String> holderAtEnd() {
        List<String> holders = holdersAt(end.minusNanos(1));
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    /** The lines keepalived wrote on a node: {@code MASTER 100}, in order. */
    public List<String> notifications(String node) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.NOTIFY && entry.node().equals(node))
                .map(entry -> entry.event() + " " + entry.priority())
                .toList();
    }

    /** When a node first took the VIP at or after a time. */
    public Optional<Duration> takenBy(String node, Duration after) {
        return holdings.stream()
                .filter(held -> held.node().equals(node) && held.from().compareTo(after) >= 0)
                .map(Holding::from)
                .findFirst();
    }

    /** The whole as maps, lists, strings and numbers (seconds): the document that {@code simulate --json} prints. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "vipnat/1");
        json.put("instance", instance);
        json.put("nodes", nodes);
        json.put("end", seconds(end));
        json.put("timeline", entries.stream().map(Timeline::json).toList());
        json.put(
                "holder",
                holdings.stream()
                        .map(held -> span(held.from(), held.to(), "node", held.node()))
                        .toList());
        json.put(
                "outages",
                outages.stream()
                        .map(out -> span(out.from(), out.to(), "reason", out.reason()))
                        .toList());
        json.put(
                "dualMaster",
                dualMasters.stream()
                        .map(dual -> span(dual.from(), dual.to(), "nodes", dual.nodes()))
                        .toList());
        for (Remark.Topic topic : Remark.Topic.values()) {
            json.put(topic.key(), remarks(topic));
        }
        return json;
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", seconds(entry.at()));
        json.put("node", entry.node());
        json.put("state", entry.state().name());
        json.put("priority", entry.priority());
        json.put("event", entry.event());
        json.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Map<String, Object> span(Duration from, Duration to, String key, Object value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", seconds(from));
        json.put("to", seconds(to));
        json.put(key, value);
        return json;
    }

    /** As a number. */
    public static double seconds(Duration duration) {
        return Timing.micros(duration) / 1e6;
    }
}
