package io.github.vipnat.election.print;

import io.github.vipnat.election.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A timeline as text, no line longer than 80 columns. */
public final class TimelineTable {

    private static final int WIDTH = 80;

    private TimelineTable() {}

    /** The entries, then who held the VIP when, then what went wrong. */
    public static String of(Timeline timeline) {
        List<String> lines = new ArrayList<>();
        int nodeWidth = timeline.nodes().stream().mapToInt(String::length).max().orElse(4);
        nodeWidth = Math.max(4, Math.min(20, nodeWidth));
        String form = "%9s  %-" + nodeWidth + "s  %-7s %4s  %s";
        lines.add(String.format(Locale.ROOT, form, "seconds", "node", "state", "prio", "event"));
        for (Timeline.Entry entry : timeline.entries()) {
            boolean network = entry.node().isEmpty();
            lines.add(String.format(
                    Locale.ROOT,
                    form,
                    seconds(entry.at()),
                    cut(network ? "-" : entry.node(), nodeWidth),
                    network ? "-" : entry.state(),
                    network ? "-" : String.valueOf(entry.priority()),
                    entry.kind() == Timeline.Kind.NOTIFY ? "notify " + entry.event() : entry.event()));
        }
        lines.add("");
        addSpans(timeline, lines);
        addRemarks(timeline, lines);
        return String.join("\n", lines.stream().map(line -> cut(line, WIDTH)).toList()) + "\n";
    }

    private static void addSpans(Timeline timeline, List<String> lines) {
        lines.add("VIP");
        timeline.holdings().forEach(held -> lines.add(span(held.from(), held.to(), "on " + held.node())));
        if (!timeline.dualMasters().isEmpty()) {
            lines.add("on more than one node");
            timeline.dualMasters()
                    .forEach(dual -> lines.add(span(dual.from(), dual.to(), String.join(" and ", dual.nodes()))));
        }
        if (!timeline.outages().isEmpty()) {
            lines.add("not served");
            timeline.outages().forEach(out -> lines.add(span(out.from(), out.to(), out.reason())));
        }
    }

    private static void addRemarks(Timeline timeline, List<String> lines) {
        for (Timeline.Remark.Topic kind : Timeline.Remark.Topic.values()) {
            List<String> remarks = timeline.remarks(kind);
            if (!remarks.isEmpty()) {
                lines.add("");
                lines.add(kind.title());
                remarks.forEach(remark -> addWrapped(remark, lines));
            }
        }
    }

    private static void addWrapped(String text, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && 2 + line.length() + 1 + word.length() > WIDTH) {
                lines.add("  " + line);
                line.setLength(0);
                line.append("  ");
            }
            line.append(line.isEmpty() || line.toString().isBlank() ? "" : " ").append(word);
        }
        lines.add("  " + line);
    }

    private static String span(Duration from, Duration to, String what) {
        return String.format(
                Locale.ROOT, "%9s to %9s  (%s)  %s", seconds(from), seconds(to), seconds(to.minus(from)), what);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", Timeline.seconds(time));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "~";
    }
}
