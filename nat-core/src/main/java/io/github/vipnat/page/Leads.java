package io.github.vipnat.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who leads to whom: boxes on the left, boxes on the right, arrows between them with words at their start.
 *
 * @param title what it shows
 */
public record Leads(String title, List<Stop> left, List<Stop> right, List<Lead> leads) {

    private static final double WIDTH = 900;
    private static final double BOX = 260;
    private static final double GAP = 10;
    private static final double EDGE = 4;

    /** One box; what it is known by stands in none of its words. */
    public record Stop(String key, Tone tone, List<String> words) {
        public Stop {
            words = List.copyOf(words);
        }
    }

    /** One arrow, from the key of a box on the left to the key of one on the right. */
    public record Lead(String from, String to, Tone tone, String words) {}

    public Leads {
        left = List.copyOf(left);
        right = List.copyOf(right);
        leads = List.copyOf(leads);
    }

    /** As a piece of a page; an arrow from or to a box that is not there is left out. */
    public Markup markup() {
        Map<String, Area> from = places(left, EDGE);
        Map<String, Area> to = places(right, WIDTH - BOX - EDGE);
        double height = Math.max(end(from), end(to)) + EDGE;
        Picture picture = boxes(boxes(Picture.of(title, WIDTH, height), left, from), right, to);
        List<Drawn> drawn = drawn(from, to);
        for (Drawn one : drawn) {
            picture = picture.arrow(
                    one.start().plus(4, 0), one.goal().plus(-4, 0), one.lead().tone());
        }
        for (Drawn one : drawn) {
            picture = picture.words(one.start().plus(10, -4), one.lead().words(), WIDTH - 2 * BOX - 60);
        }
        return picture.markup();
    }

    /** An arrow and where its box lets it begin. */
    private record Drawn(Lead lead, Spot start, Spot goal) {}

    private List<Drawn> drawn(Map<String, Area> from, Map<String, Area> to) {
        Map<String, Integer> used = new HashMap<>();
        List<Drawn> drawn = new ArrayList<>();
        for (Lead lead : leads) {
            Area start = from.get(lead.from());
            Area goal = to.get(lead.to());
            if (start != null && goal != null) {
                drawn.add(new Drawn(
                        lead, start(start, used.merge(lead.from(), 1, Integer::sum), lead.from()), goal.left()));
            }
        }
        return drawn;
    }

    private Spot start(Area box, int place, String key) {
        return box.corner().plus(box.width(), box.height() * place / (arrows(key) + 1));
    }

    private long arrows(String key) {
        return leads.stream().filter(lead -> lead.from().equals(key)).count();
    }

    /** A box is as high as its words, and as the arrows that leave it need. */
    private Map<String, Area> places(List<Stop> stops, double x) {
        Map<String, Area> places = new LinkedHashMap<>();
        double y = EDGE;
        for (Stop stop : stops) {
            long arrows = leads.stream()
                    .filter(lead -> lead.from().equals(stop.key()))
                    .count();
            double height = Math.max(stop.words().size() + 1, arrows + 1) * Picture.LINE;
            places.put(stop.key(), new Area(new Spot(x, y), BOX, height));
            y += height + GAP;
        }
        return places;
    }

    private static double end(Map<String, Area> places) {
        return places.values().stream()
                .mapToDouble(area -> area.corner().y() + area.height())
                .max()
                .orElse(0);
    }

    private static Picture boxes(Picture picture, List<Stop> stops, Map<String, Area> places) {
        Picture drawn = picture;
        for (Stop stop : stops) {
            Area area = places.get(stop.key());
            if (area != null) {
                drawn = drawn.box(area, stop.tone(), stop.words());
            }
        }
        return drawn;
    }
}
