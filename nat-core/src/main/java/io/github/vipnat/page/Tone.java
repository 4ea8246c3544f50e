package io.github.vipnat.page;

import java.util.Locale;

/** What something is in the eyes of the reader; the page's style gives each a colour in light, in dark and on paper. */
public enum Tone {
    /** Neither good nor bad. */
    PLAIN,
    /** As it should be, or new. */
    GOOD,
    /** To be looked at. */
    WARN,
    /** Wrong, or going away. */
    BAD,
    /** There, and not what this is about. */
    FADED;

    String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
