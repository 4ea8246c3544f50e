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
        private long lost;

        Row(Prediction.Expected expected) {
            this.expected = expected;
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * How far from the prediction is near enough.
     *
     * @param early physics does not run early: as much as the moments are uncertain
     * @param late what a busy machine may add
     * @param lost requests, all in all, where no outage is predicted
     */
    record Tolerance(Duration early, Duration late, long lost) {}

    /** @param lost requests, for which the event has no excuse */
    void add(String event, Prediction.Expected expected, Duration outage, Duration move, long lost) {
        Row row = rows.computeIfAbsent(event, name -> new Row(expected));
        row.outages.add(outage);
        row.moves.add(move);
        row.lost += lost;
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

    /** Where any of these events lies outside of its window by more than is tolerated, or lost what it must not lose. */
    List<String> outside(List<String> events, Tolerance tolerance) {
        List<String> found = new ArrayList<>();
        for (String event : events) {
            Row row = Objects.requireNonNull(rows.get(event), event);
            judge(event + ", outage", row.outages, row.expected.outage(), tolerance, found);
            judge(event + ", VIP moves", row.moves, row.expected.move(), tolerance, found);
            if (row.expected.outage().most().isZero() && row.lost > tolerance.lost()) {
                found.add(event + ": " + row.lost + " requests were lost, no outage was predicted");
            }
        }
        return found;
    }

    private static void judge(
            String what, List<Duration> all, Prediction.Window window, Tolerance tolerance, List<String> found) {
        Duration earliest = window.least().minus(tolerance.early());
        Duration latest = window.most().plus(tolerance.late());
        all.stream()
                .filter(one -> one.compareTo(earliest) < 0 || one.compareTo(latest) > 0)
                .forEach(one -> found.add(what + ": " + seconds(one) + ", predicted " + window(window)));
    }

    /** Of an even number the mean of the two in the middle. */
    static Duration median(List<Duration> all) {
        List<Duration> sorted = all.stream().sorted().toList();
        int size = sorted.size();
        return sorted.get((size - 1) / 2).plus(sorted.get(size / 2)).dividedBy(2);
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
