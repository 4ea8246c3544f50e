package io.github.vipnat.page;

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
        Map<String, Integer> used = new LinkedHashMap<>();
        for (Lead lead : leads) {
            Area start = from.get(lead.from());
            Area goal = to.get(lead.to());
            if (start != null && goal != null) {
                picture = lead(picture, lead, start, goal, used.merge(lead.from(), 1, Integer::sum));
            }
        }
        return picture.markup();
    }

    private Picture lead(Picture picture, Lead lead, Area from, Area to, int place) {
        long all =
                leads.stream().filter(other -> other.from().equals(lead.from())).count();
        double y = from.corner().y() + from.height() * place / (all + 1);
        double x = from.corner().x() + from.width();
        return picture.arrow(new Spot(x + 4, y), to.left().plus(-4, 0), lead.tone())
                .words(new Spot(x + 10, y - 4), lead.words(), WIDTH - 2 * BOX - 60);
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
