package io.github.vipnat.site.table;

import io.github.vipnat.site.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Predicted and measured, event by event, to be printed and judged. */
public final class EventTable {

    private static final String ROW = "%-28s %2s   %-15s %7s %7s   %-15s %7s %7s   %7s%n";

    /** One kind of event. */
    private static final class Row {
        private final Prediction.Expected expected;
        private final List<Measured> measured = new ArrayList<>();
        private final List<Twin.Excuse> excuses = new ArrayList<>();

        Row(Prediction.Expected expected) {
            this.expected = expected;
        }

        List<Duration> outages() {
            return measured.stream().map(Measured::outage).toList();
        }

        List<Duration> moves() {
            return measured.stream().map(Measured::move).toList();
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * What came of an event.
     *
     * @param move from when it began to happen
     * @param happening how long that took: at some moment of it it did
     * @param lost requests, for which the event has no excuse
     */
    public record Measured(Duration outage, Duration move, Duration happening, long lost) {}

    /**
     * How far from the prediction is near enough, on a machine that kept nobody waiting.
     *
     * @param early physics does not run early: as much as the moments are uncertain
     * @param late what programs take
     * @param request what an outage may be longer by than the time in which nobody was there, since a request has to be given up
     */
    public record Tolerance(Duration early, Duration late, Duration request) {

        /** Later by something more; and by what the machine did either way. */
        Tolerance excused(Duration later, Twin.Excuse excuse) {
            return new Tolerance(early.plus(excuse.stall()), late.plus(later).plus(excuse.stall()), request);
        }
    }

    /** @param excuse what the machine did meanwhile: by so much more may it be early or late */
    public void add(String event, Prediction.Expected expected, Measured measured, Twin.Excuse excuse) {
        Row row = rows.computeIfAbsent(event, name -> new Row(expected));
        row.measured.add(measured);
        row.excuses.add(excuse);
    }

    /** Seconds. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                ROW,
                "event",
                "n",
                "outage",
                "median",
                "max",
                "VIP moves after",
                "median",
                "max",
                "stall"));
        rows.forEach((event, row) -> text.append(String.format(
                Locale.ROOT,
                ROW,
                event,
                row.measured.size(),
                window(row.expected.outage()),
                seconds(median(row.outages())),
                seconds(most(row.outages())),
                window(row.expected.move()),
                seconds(median(row.moves())),
                seconds(most(row.moves())),
                seconds(most(row.excuses.stream().map(Twin.Excuse::stall).toList())))));
        return text.toString();
    }

    /** Where any of these events lies outside of its window by more than is tolerated, or lost what it must not lose. */
    public List<String> outside(List<String> events, Tolerance tolerance) {
        List<String> found = new ArrayList<>();
        for (String event : events) {
            Row row = Objects.requireNonNull(rows.get(event), event);
            for (int i = 0; i < row.measured.size(); i++) {
                Measured measured = row.measured.get(i);
                Twin.Excuse excuse = row.excuses.get(i);
                Tolerance outages = tolerance.excused(tolerance.request(), excuse);
                Tolerance moves = tolerance.excused(measured.happening(), excuse);
                judge(event + ", outage", measured.outage(), row.expected.outage(), outages, excuse, found);
                judge(event + ", VIP moves", measured.move(), row.expected.move(), moves, excuse, found);
                if (row.expected.outage().most().isZero() && measured.lost() > excuse.lost()) {
                    found.add(event + ": " + measured.lost() + " requests were lost, no outage was predicted; "
                            + excuse.words());
                }
            }
        }
        return found;
    }

    private static void judge(
            String what,
            Duration one,
            Prediction.Window window,
            Tolerance tolerance,
            Twin.Excuse excuse,
            List<String> found) {
        Duration earliest = window.least().minus(tolerance.early());
        Duration latest = window.most().plus(tolerance.late());
        if (one.compareTo(earliest) < 0 || one.compareTo(latest) > 0) {
            found.add(what + ": " + seconds(one) + ", predicted " + window(window) + "; " + excuse.words());
        }
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
