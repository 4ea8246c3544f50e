package io.github.vipnat.election.print;

import io.github.vipnat.election.State;
import io.github.vipnat.election.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** A timeline as a picture: a lane for each node, one for the VIP, one for what was not served, and the events by number. */
public final class TimelineSvg {

    private static final int LEFT = 120;
    private static final int RIGHT = 30;
    private static final int PLOT = 850;
    private static final int TOP = 84;
    private static final int LANE = 46;
    private static final int BAR = 28;
    private static final int LEGEND_LINE = 18;

    private final Timeline timeline;
    private final SvgText out = new SvgText();

    private TimelineSvg(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The picture as an SVG document that needs nothing from elsewhere. */
    public static String of(Timeline timeline) {
        return new TimelineSvg(timeline).draw();
    }

    private List<Timeline.Entry> events() {
        return timeline.entries().stream()
                .filter(entry -> entry.kind() == Timeline.Kind.EVENT)
                .toList();
    }

    private int lanes() {
        return timeline.nodes().size() + 2;
    }

    private int bottom() {
        return TOP + lanes() * LANE;
    }

    private String draw() {
        int height = bottom() + 44 + (events().size() + 1) / 2 * LEGEND_LINE + 34;
        out.open(LEFT + PLOT + RIGHT, height);
        out.text(16, 28, "title", "VRRP instance " + timeline.instance());
        stateKey();
        drawAxis();
        eventMarks();
        for (int i = 0; i < timeline.nodes().size(); i++) {
            nodeLane(timeline.nodes().get(i), TOP + i * LANE);
        }
        vipLane(TOP + timeline.nodes().size() * LANE);
        outageLane(TOP + (timeline.nodes().size() + 1) * LANE);
        drawLegend();
        return out.close();
    }

    private double x(Duration time) {
        double end = Math.max(1e-6, Timeline.seconds(timeline.end()));
        return LEFT + PLOT * Math.min(1, Timeline.seconds(time) / end);
    }

    private void stateKey() {
        int at = LEFT + PLOT - 430;
        for (State state : List.of(State.MASTER, State.BACKUP, State.FAULT, State.INIT, State.STOPPED)) {
            out.addBox(at, 16, 14, 14, state.name().toLowerCase(Locale.ROOT));
            out.text(at + 20, 28, "small", state.name().toLowerCase(Locale.ROOT));
            at += 88;
        }
    }

    private void drawAxis() {
        double step = niceStep(Timeline.seconds(timeline.end()));
        for (int i = 0; i * step <= Timeline.seconds(timeline.end()) + 1e-9; i++) {
            double at = LEFT + PLOT * i * step / Math.max(1e-6, Timeline.seconds(timeline.end()));
            out.addLine(at, TOP - 6, at, bottom(), "grid");
            out.centred(at, bottom() + 16, "small", number(i * step) + " s");
        }
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most twelve steps. */
    private static double niceStep(double end) {
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(end, 1e-3) / 12)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (end / (step * factor) <= 12) {
                return step * factor;
            }
        }
        return step * 10;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private void nodeLane(String node, int y) {
        out.text(16, y + 19, "name", node);
        timeline.states().stream().filter(span -> span.node().equals(node)).forEach(span -> stateBar(span, y));
    }

    private void stateBar(Timeline.StateSpan span, int y) {
        double from = x(span.from());
        double width = x(span.to()) - from;
        out.addBox(from, y, width, BAR, span.state().name().toLowerCase(Locale.ROOT));
        String label = span.state() == State.STOPPED ? "stopped" : span.state() + " " + span.priority();
        boolean light = span.state() == State.STOPPED || span.state() == State.INIT;
        if (width > label.length() * 7.4 + 6) {
            out.centred(from + width / 2, y + 19, light ? "dark" : "light", label);
        } else if (width > 26 && span.state() != State.STOPPED) {
            out.centred(from + width / 2, y + 19, light ? "dark" : "light", String.valueOf(span.priority()));
        }
    }

    private void vipLane(int y) {
        out.text(16, y + 19, "name", "VIP on");
        TreeSet<Duration> cuts = new TreeSet<>();
        timeline.holdings().forEach(held -> cuts.addAll(List.of(held.from(), held.to())));
        for (Duration from : cuts) {
            List<String> holders = timeline.holdersAt(from);
            Duration to = Optional.ofNullable(cuts.higher(from)).orElse(from);
            if (holders.size() == 1) {
                labelled(from, to, y, "vip", holders.get(0), "");
            } else if (!holders.isEmpty()) {
                labelled(from, to, y, "dual", String.join(" + ", holders), String.valueOf(holders.size()));
            }
        }
    }

    private void outageLane(int y) {
        out.text(16, y + 19, "name", "not served");
        for (Timeline.Outage outage : timeline.outages()) {
            String length = String.format(
                    Locale.ROOT, "%.2f s", Timeline.seconds(outage.to().minus(outage.from())));
            labelled(outage.from(), outage.to(), y, "outage", length, length.replace(" s", ""));
        }
    }

    private void labelled(Duration from, Duration to, int y, String style, String label, String shorter) {
        double width = Math.max(2, x(to) - x(from));
        out.addBox(x(from), y, width, BAR, style);
        for (String text : List.of(label, shorter)) {
            if (width > text.length() * 7.4 + 4) {
                out.centred(x(from) + width / 2, y + 19, "light", text);
                return;
            }
        }
    }

    private void eventMarks() {
        List<Double> taken = new ArrayList<>();
        int number = 1;
        for (Timeline.Entry event : events()) {
            double at = x(event.at());
            long close =
                    taken.stream().filter(other -> Math.abs(other - at) < 20).count();
            double circleY = TOP - 18 - 21 * Math.min(close, 1);
            out.addLine(at, circleY, at, bottom(), "event");
            out.addCircle(at + (close > 1 ? 10 * (close - 1) : 0), circleY, number++);
            taken.add(at);
        }
    }

    private void drawLegend() {
        int number = 1;
        int rows = (events().size() + 1) / 2;
        for (Timeline.Entry event : events()) {
            int column = (number - 1) / Math.max(1, rows);
            int row = (number - 1) % Math.max(1, rows);
            String where = event.node().isEmpty() ? "" : " on " + event.node();
            String text = String.format(
                    Locale.ROOT, "%d   %.3f s   %s%s", number++, Timeline.seconds(event.at()), event.event(), where);
            out.text(LEFT + column * PLOT / 2, bottom() + 44 + row * LEGEND_LINE, "legend", text);
        }
    }
}
