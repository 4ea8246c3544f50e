package io.github.vipnat.report;

/**
 * How a report is written.
 *
 * @param coloured colour, where there is a terminal that shows it
 * @param whole what is long and concerns no change is listed to its end, and not counted
 */
public record Style(boolean coloured, boolean whole) {

    public static final Style PLAIN = new Style(false, false);

    public static final Style COLOUR = new Style(true, false);

    /** What is well, in green. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What is wrong, in red. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** What is to be looked at, in yellow. */
    public String warn(String text) {
        return paint("33", text);
    }

    /** A heading, in bold. */
    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
