package io.github.vipnat.secret;

/** What stands in a line of others where a secret stood. */
public final class SecretMark {

    /** The mark itself. */
    public static final String TEXT = "<secret>";

    private SecretMark() {}

    /** The text up to its first mark, without blanks at its end. */
    public static String before(String text) {
        int mark = text.indexOf(TEXT);
        return (mark < 0 ? text : text.substring(0, mark)).stripTrailing();
    }

    /** Whether a secret was taken out of the text, which is no command any more then. */
    public static boolean isIn(String text) {
        return text.contains(TEXT);
    }
}
