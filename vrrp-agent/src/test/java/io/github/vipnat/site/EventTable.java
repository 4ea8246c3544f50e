package io.github.vipnat.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Predicted and measured, event by event, to be printed and judged. */
final class EventTable {

    private static final String ROW = "%-28s %2s   %-15s %7s %7s   %-15s %7s %7s%n";

    /** One kind of event. */
    private static final class Row {
        private final Prediction.Expected expected;
        private final List<Duration> outages = new ArrayList<>();
        private final List<Duration> moves = new ArrayList<>();

        Row(Prediction.Expected expected) {
            this.expected = expected;
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    void add(String event, Prediction.Expected expected, Duration outage, Duration move) {
        Row row = rows.computeIfAbsent(event, name -> new Row(expected));
        row.outages.add(outage);
        row.moves.add(move);
    }

    /** Seconds. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, ROW, "event", "n", "outage", "median", "max", "VIP moves after", "median", "max"));
        rows.forEach((event, row) -> text.append(String.format(
                Locale.ROOT,
                ROW,
                event,
                row.outages.size(),
                window(row.expected.outage()),
                seconds(median(row.outages)),
                seconds(most(row.outages)),
                window(row.expected.move()),
                seconds(median(row.moves)),
                seconds(most(row.moves)))));
        return text.toString();
    }

    /** Where the median of one of these events lies outside of its window by more than this. */
    List<String> outside(List<String> events, Duration tolerance) {
        List<String> found = new ArrayList<>();
        for (String event : events) {
            Row row = Objects.requireNonNull(rows.get(event), event);
            judge(event + ", outage", median(row.outages), row.expected.outage(), tolerance, found);
            judge(event + ", VIP moves", median(row.moves), row.expected.move(), tolerance, found);
        }
        return found;
    }

    private static void judge(
            String what, Duration median, Prediction.Window window, Duration tolerance, List<String> found) {
        boolean early = median.plus(tolerance).compareTo(window.least()) < 0;
        boolean late = median.minus(tolerance).compareTo(window.most()) > 0;
        if (early || late) {
            found.add(what + ": median " + seconds(median) + ", predicted " + window(window));
        }
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().toList().get((all.size() - 1) / 2);
    }

    private static Duration most(List<Duration> all) {
        return all.stream().max(Duration::compareTo).orElseThrow();
    }

    private static String window(Prediction.Window window) {
        return seconds(window.least()) + " .. " + seconds(window.most());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}
