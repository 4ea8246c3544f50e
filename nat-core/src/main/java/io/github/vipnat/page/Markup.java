package io.github.vipnat.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of a page. There are two ways to one: {@link #text}, which escapes, and {@link Element}, which knows only tags and
 * attributes that can neither run nor load anything. So no page can be built that is not safe to open.
 */
public final class Markup {

    private static final Markup NONE = new Markup("");

    private final String html;

    Markup(String html) {
        this.html = html;
    }

    /** Text of any origin. */
    public static Markup text(String foreign) {
        return new Markup(PageText.escaped(foreign));
    }

    /** Nothing. */
    public static Markup none() {
        return NONE;
    }

    /** One after the other. */
    public static Markup all(Collection<Markup> parts) {
        return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining()));
    }

    /** One after the other. */
    public static Markup all(Markup... parts) {
        return all(Arrays.asList(parts));
    }

    public boolean isNone() {
        return html.isEmpty();
    }

    String html() {
        return html;
    }

    @Override
    public String toString() {
        return html;
    }
}
