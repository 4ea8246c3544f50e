package io.github.vipnat.drill;

import io.github.vipnat.page.Block;
import io.github.vipnat.page.Lanes;
import io.github.vipnat.page.Lanes.Bar;
import io.github.vipnat.page.Lanes.Lane;
import io.github.vipnat.page.Lanes.Moment;
import io.github.vipnat.page.Markup;
import io.github.vipnat.page.Page;
import io.github.vipnat.page.Tone;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as one page that needs nothing but itself. */
public final class DrillPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private DrillPage() {}

    /** The document; UTF-8. */
    public static String of(DrillReport report) {
        Page page = Page.titled("Drill of " + report.cluster())
                .opening(Block.verdict(tone(report), report.verdict()), Block.facts(facts(report)));
        if (!report.missed().isEmpty()) {
            page = page.section("Missed", Block.list(report.missed()));
        }
        for (DrillLeg leg : report.legs()) {
            page = page.section("The VIP goes to " + leg.node(), lanes(leg).markup(), outages(leg), happened(leg));
        }
        return (report.notes().isEmpty() ? page : page.section("Notes", Block.list(report.notes()))).toHtml();
    }

    private static Tone tone(DrillReport report) {
        boolean isOpen =
                report.legs().stream().flatMap(leg -> leg.ports().stream()).anyMatch(DrillLeg.Port::isOpen);
        return !report.isWithinBudget() || isOpen ? Tone.BAD : report.budget().isPresent() ? Tone.GOOD : Tone.PLAIN;
    }

    private static Map<String, String> facts(DrillReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Began", TIME.format(report.began().atOffset(ZoneOffset.UTC)));
        facts.put("Way", report.holder() + " → " + report.target() + " → " + report.holder());
        facts.put("Lever", report.lever());
        facts.put("Asked from", report.from());
        facts.put(
                "Resolution",
                "each port every " + report.interval().toMillis() + " ms; the longest pause was "
                        + Seconds.of(report.resolution()) + " s, and what is shorter cannot be seen");
        return facts;
    }

    private static Lanes lanes(DrillLeg leg) {
        double end = since(leg, leg.end());
        List<Lane> lanes = new ArrayList<>();
        leg.moved()
                .ifPresent(moved -> lanes.add(
                        new Lane("VIP on " + leg.node(), List.of(new Bar(Seconds.number(moved), end, Tone.GOOD, "")))));
        leg.foreseen()
                .ifPresent(seen -> lanes.add(new Lane(
                        "foreseen",
                        List.of(new Bar(
                                Seconds.number(seen.soonest()), Seconds.number(seen.latest()), Tone.FADED, "")))));
        leg.ports().forEach(port -> lanes.add(lane(leg, port, end)));
        List<Moment> moments = leg.events().stream()
                .filter(event -> event.kind() != DrillEvent.Kind.NOTE)
                .map(event -> new Moment(since(leg, event.at()), event.where() + ": " + event.what()))
                .toList();
        return new Lanes("Who was served when", "s", lanes, moments);
    }

    private static Lane lane(DrillLeg leg, DrillLeg.Port port, double end) {
        List<Bar> bars = new ArrayList<>();
        double served = 0;
        for (Gap gap : port.gaps()) {
            double from = Math.max(0, since(leg, gap.from()));
            bars.add(new Bar(served, from, Tone.GOOD, ""));
            served = since(leg, gap.to());
            bars.add(new Bar(from, served, Tone.BAD, ""));
        }
        if (served < end) {
            bars.add(new Bar(served, end, Tone.GOOD, Seconds.of(port.outage()) + " s"));
        }
        return new Lane(port.target().words(), bars);
    }

    private static double since(DrillLeg leg, Duration at) {
        return Seconds.number(at.minus(leg.pulled()));
    }

    private static Markup outages(DrillLeg leg) {
        List<List<String>> rows = new ArrayList<>();
        for (DrillLeg.Port port : leg.ports()) {
            rows.add(List.of(
                    port.target().words(),
                    (port.isOpen() ? "> " : "") + Seconds.of(port.outage()),
                    String.valueOf(port.gaps().size()),
                    port.lost() + " of " + port.sent(),
                    Seconds.of(port.resolution()),
                    port.gaps().stream().findFirst().map(Gap::why).orElse("")));
        }
        leg.foreseen().ifPresent(seen -> rows.add(List.of("foreseen, at most", Seconds.of(seen.gap()))));
        return Block.table(List.of("port", "outage s", "pauses", "lost", "resolution s", "as"), rows);
    }

    private static Markup happened(DrillLeg leg) {
        return Block.table(
                List.of("s", "about", "where", "what"),
                leg.events().stream()
                        .map(event -> List.of(
                                Seconds.of(event.at().minus(leg.pulled())),
                                event.kind().word(),
                                event.where(),
                                event.what()))
                        .toList());
    }
}
