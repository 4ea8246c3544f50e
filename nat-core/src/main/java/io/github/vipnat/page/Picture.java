package io.github.vipnat.page;

import java.util.ArrayList;
import java.util.List;

/** A drawing of boxes, arrows, bars and words, as wide as the page at most. Its title is read out where it cannot be seen. */
public final class Picture {

    /** Between two lines of words, in the drawing's units. */
    public static final double LINE = 16;

    private static final double INSET = 8;

    private final String title;
    private final double width;
    private final double height;
    private final List<Markup> shapes;

    private Picture(String title, double width, double height, List<Markup> shapes) {
        this.title = title;
        this.width = width;
        this.height = height;
        this.shapes = List.copyOf(shapes);
    }

    /** Nothing drawn yet; a unit is a pixel where there is room. */
    public static Picture of(String title, double width, double height) {
        return new Picture(title, width, height, List.of());
    }

    /** A box with a line of words for each text, the first of them strong by its place. */
    public Picture box(Area area, Tone tone, List<String> lines) {
        Picture drawn = with(rectangle(area, tone, "box"));
        double top = area.corner().y() + (area.height() - LINE * lines.size()) / 2 + LINE - 4;
        for (int i = 0; i < lines.size(); i++) {
            Label label = new Label(lines.get(i), area.width() - 2 * INSET);
            drawn = drawn.with(label.at(
                    new Spot(area.corner().x() + area.width() / 2, top + i * LINE), "middle", i == 0 ? "" : "soft"));
        }
        return drawn;
    }

    /** A bar of a chart. */
    public Picture bar(Area area, Tone tone) {
        return with(rectangle(area, tone, "bar"));
    }

    /** A curve that leaves to the right and ends in a tip that points to the right. */
    public Picture arrow(Spot from, Spot to, Tone tone) {
        double half = (to.x() - from.x()) / 2;
        String curve = "M" + pair(from) + " C" + pair(from.plus(half, 0)) + " " + pair(to.plus(-half, 0)) + " "
                + pair(to.plus(-8, 0));
        return with(Element.named("path")
                        .like(classes("way", tone))
                        .with("d", curve)
                        .markup())
                .with(Element.named("polygon")
                        .like(classes("tip", tone))
                        .with("points", pair(to) + " " + pair(to.plus(-9, -5)) + " " + pair(to.plus(-9, 5)))
                        .markup());
    }

    /** A straight line of the frame. */
    public Picture rule(Spot from, Spot to) {
        return with(Element.named("line")
                .like("rule")
                .with("x1", from.x())
                .with("y1", from.y())
                .with("x2", to.x())
                .with("y2", to.y())
                .markup());
    }

    /** Words that begin here, cut where there is no room for them. */
    public Picture words(Spot start, String text, double room) {
        return with(new Label(text, room).at(start, "start", ""));
    }

    /** Words around here, less loud. */
    public Picture note(Spot middle, String text, double room) {
        return with(new Label(text, room).at(middle, "middle", "soft"));
    }

    /** As a piece of a page, with its title above it. */
    public Markup markup() {
        Markup drawing = Element.named("svg")
                .with("viewBox", "0 0 " + Coordinate.of(width) + " " + Coordinate.of(height))
                .with("width", width)
                .with("height", height)
                .with("role", "img")
                .with("aria-label", title)
                .holding(shapes.toArray(Markup[]::new))
                .markup();
        return Element.named("figure")
                .holding(Element.named("figcaption").saying(title).markup(), drawing)
                .markup();
    }

    private static Markup rectangle(Area area, Tone tone, String kind) {
        return Element.named("rect")
                .like(classes(kind, tone))
                .with("x", area.corner().x())
                .with("y", area.corner().y())
                .with("width", area.width())
                .with("height", area.height())
                .with("rx", kind.equals("box") ? 6 : 2)
                .markup();
    }

    private static String classes(String kind, Tone tone) {
        return tone == Tone.PLAIN ? kind : kind + " " + tone.styleClass();
    }

    private static String pair(Spot spot) {
        return Coordinate.of(spot.x()) + " " + Coordinate.of(spot.y());
    }

    private Picture with(Markup shape) {
        List<Markup> more = new ArrayList<>(shapes);
        more.add(shape);
        return new Picture(title, width, height, more);
    }
}
