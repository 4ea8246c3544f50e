package io.github.vipnat.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** One tag with its attributes and what it holds. Tags and attributes that could run or load something are not known. */
public final class Element {

    private static final Set<String> BLOCKS = words("""
            main header footer section h1 h2 h3 p ul ol li dl dt dd table caption thead tbody tr th td figure figcaption details
            summary pre svg g rect line path circle polygon text""");

    private static final Set<String> INLINE = words("""
            span code strong em title desc tspan""");

    private static final Set<String> ATTRIBUTES = words("""
            class id role aria-label scope colspan open viewBox width height x y x1 y1 x2 y2 cx cy r rx d points
            text-anchor""");

    private final String name;
    private final String attributes;
    private final List<Markup> held;

    private Element(String name, String attributes, List<Markup> held) {
        this.name = name;
        this.attributes = attributes;
        this.held = held;
    }

    /**
     * An empty element.
     *
     * @throws IllegalArgumentException for a tag that a page of ours does not have
     */
    public static Element named(String name) {
        if (!BLOCKS.contains(name) && !INLINE.contains(name)) {
            throw new IllegalArgumentException("no tag of a page: " + name);
        }
        return new Element(name, "", List.of());
    }

    /**
     * The same with one more attribute, whose value may be text of others.
     *
     * @throws IllegalArgumentException for an attribute that a page of ours does not have
     */
    public Element with(String attribute, String value) {
        if (!ATTRIBUTES.contains(attribute)) {
            throw new IllegalArgumentException("no attribute of a page: " + attribute);
        }
        return new Element(name, attributes + " " + attribute + "=\"" + PageText.escapedLine(value) + "\"", held);
    }

    /** The same with a length or a place in a drawing, in its units. */
    public Element with(String attribute, double value) {
        return with(attribute, Coordinate.of(value));
    }

    /** The same with a class of the page's style. */
    public Element like(String styleClass) {
        return with("class", styleClass);
    }

    /** The same with more in it. */
    public Element holding(Markup... more) {
        List<Markup> all = new ArrayList<>(held);
        all.addAll(Arrays.asList(more));
        return new Element(name, attributes, List.copyOf(all));
    }

    /** The same with text of any origin in it. */
    public Element saying(String foreign) {
        return holding(Markup.text(foreign));
    }

    /** As a piece of a page; a block ends its line, so that two pages can be compared line by line. */
    public Markup markup() {
        String end = BLOCKS.contains(name) ? ">\n" : ">";
        return new Markup("<" + name + attributes + ">" + Markup.all(held).html() + "</" + name + end);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+", -1));
    }
}
