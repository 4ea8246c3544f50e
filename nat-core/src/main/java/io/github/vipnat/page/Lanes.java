package io.github.vipnat.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A chart of what lasts how long: a lane for each thing, bars on it, and moments that concern every lane.
 *
 * @param title what it shows
 * @param unit of all values, such as {@code ms}
 */
public record Lanes(String title, String unit, List<Lane> lanes, List<Moment> moments) {

    private static final double WIDTH = 900;
    private static final double NAMES = 190;
    private static final double HEIGHT = 24;
    private static final double RIGHT = WIDTH - 90;

    /** One thing and what is to be seen of it. */
    public record Lane(String name, List<Bar> bars) {
        public Lane {
            bars = List.copyOf(bars);
        }
    }

    /** From when to when, and what is said behind it; may be empty. */
    public record Bar(double from, double to, Tone tone, String words) {}

    /** Something that happened once. */
    public record Moment(double at, String words) {}

    public Lanes {
        lanes = List.copyOf(lanes);
        moments = List.copyOf(moments);
    }

    /** As a piece of a page; nothing where there is no lane. */
    public Markup markup() {
        return lanes.isEmpty() ? Markup.none() : drawn(axis()).markup();
    }

    private Axis axis() {
        double[] values = Stream.concat(
                        lanes.stream()
                                .flatMap(lane -> lane.bars().stream())
                                .flatMap(bar -> Stream.of(bar.from(), bar.to())),
                        moments.stream().map(Moment::at))
                .mapToDouble(value -> value)
                .filter(Double::isFinite)
                .toArray();
        double least = Math.min(0, DoubleStream.of(values).min().orElse(0));
        double most = DoubleStream.of(values).max().orElse(1);
        return new Axis(least, most > least ? most : least + 1, NAMES, RIGHT);
    }

    private Picture drawn(Axis axis) {
        double top = 8 + moments.size() * Picture.LINE;
        double bottom = top + lanes.size() * HEIGHT;
        Picture picture = Picture.of(title, WIDTH, bottom + 2 * Picture.LINE);
        for (double tick : axis.ticks()) {
            picture = picture.rule(new Spot(axis.at(tick), top), new Spot(axis.at(tick), bottom))
                    .note(new Spot(axis.at(tick), bottom + Picture.LINE), Coordinate.of(tick) + " " + unit, 90);
        }
        for (int i = 0; i < moments.size(); i++) {
            picture = moment(picture, axis, moments.get(i), 4 + (i + 1) * Picture.LINE, bottom);
        }
        for (int i = 0; i < lanes.size(); i++) {
            picture = lane(picture, axis, lanes.get(i), top + i * HEIGHT);
        }
        return picture;
    }

    private static Picture moment(Picture picture, Axis axis, Moment moment, double y, double bottom) {
        double x = axis.at(moment.at());
        return picture.rule(new Spot(x, y - 10), new Spot(x, bottom))
                .words(new Spot(x + 4, y), moment.words(), WIDTH - x - 8);
    }

    private static Picture lane(Picture picture, Axis axis, Lane lane, double y) {
        Picture drawn = picture.words(new Spot(4, y + 16), lane.name(), NAMES - 12);
        for (Bar bar : new ArrayList<>(lane.bars())) {
            double from = axis.at(bar.from());
            double width = Math.max(2, axis.at(bar.to()) - from);
            drawn = drawn.bar(new Area(new Spot(from, y + 4), width, HEIGHT - 8), bar.tone());
            if (!bar.words().isEmpty()) {
                drawn = drawn.words(new Spot(from + width + 4, y + 16), bar.words(), WIDTH - from - width - 8);
            }
        }
        return drawn;
    }
}
