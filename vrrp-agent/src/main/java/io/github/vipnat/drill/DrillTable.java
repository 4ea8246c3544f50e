package io.github.vipnat.drill;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as text, no line longer than 80 columns. */
public final class DrillTable {

    private static final int WIDTH = 80;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final DrillReport report;
    private final List<String> lines = new ArrayList<>();

    private DrillTable(DrillReport report) {
        this.report = report;
    }

    /** The figures, then what happened, then what was not watched. */
    public static String of(DrillReport report) {
        DrillTable table = new DrillTable(report);
        table.head();
        table.report.legs().forEach(table::leg);
        table.end();
        return String.join("\n", table.lines) + "\n";
    }

    private void head() {
        add("Drill of " + report.cluster() + ", " + TIME.format(report.began().atOffset(ZoneOffset.UTC)) + " UTC: "
                + report.holder() + " -> " + report.target() + " -> " + report.holder());
        add("lever: " + report.lever());
        add("asked from " + report.from() + ", each port every "
                + report.interval().toMillis()
                + " ms; the longest pause was " + Seconds.of(report.resolution())
                + " s, and what is shorter cannot be seen");
    }

    private void leg(DrillLeg leg) {
        lines.add("");
        add("The VIP goes to " + leg.node());
        lines.add(String.format(Locale.ROOT, "  %-34s %8s %8s %12s", "", "outage s", "pauses", "lost / sent"));
        leg.ports().forEach(port -> lines.add(row(port)));
        leg.moved().ifPresent(moved -> lines.add(row("the VIP is on " + leg.node() + " after", Seconds.of(moved))));
        leg.foreseen().ifPresent(seen -> {
            lines.add(row("foreseen, the VIP", Seconds.of(seen.soonest()) + " .. " + Seconds.of(seen.latest())));
            lines.add(row("foreseen, outage at most", Seconds.of(seen.gap())));
        });
        lines.add("");
        for (DrillEvent event : leg.events()) {
            add(String.format(
                    Locale.ROOT,
                    "  %8.2f  %-6s %s: %s",
                    Seconds.number(event.at().minus(leg.pulled())),
                    event.kind().word(),
                    event.where(),
                    event.what()));
        }
    }

    private static String row(DrillLeg.Port port) {
        return String.format(
                Locale.ROOT,
                "  %-34s %8s %8d %12s",
                cut(port.target().words(), 34),
                port.isOpen() ? ">" + Seconds.of(port.outage()) : Seconds.of(port.outage()),
                port.gaps().size(),
                port.lost() + " / " + port.sent());
    }

    private static String row(String name, String figure) {
        return String.format(Locale.ROOT, "  %-34s %8s", cut(name, 34), figure);
    }

    private void end() {
        lines.add("");
        report.notes().forEach(note -> add("note: " + note));
        report.missed().forEach(missed -> add("missed: " + missed));
        add(report.verdict());
    }

    /** Wrapped between words, what follows indented. */
    private void add(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.toString().isBlank() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append("   ");
            }
            line.append(line.isEmpty() && !word.isEmpty() ? "" : " ").append(word);
        }
        lines.add(cut(line.toString(), WIDTH));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "~";
    }
}
