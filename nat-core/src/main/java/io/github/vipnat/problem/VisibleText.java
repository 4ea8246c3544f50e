package io.github.vipnat.problem;

import java.util.stream.Collectors;

/** Text of others, fit for a terminal: what would do something there instead of being seen is shown by its number. */
public final class VisibleText {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LAST_C1 = 0x9f;

    private VisibleText() {}

    /** The text with every control character, those above ASCII included, as {@code <1b>}; line ends and tabs stay. */
    public static String of(String text) {
        return text.chars().noneMatch(VisibleText::isControl)
                ? text
                : text.codePoints().mapToObj(VisibleText::shown).collect(Collectors.joining());
    }

    /** The same on one line, so that a name cannot look like a problem of its own: line ends and tabs are shown too. */
    static String ofLine(String text) {
        return of(text).replace("\n", "<0a>").replace("\r", "<0d>").replace("\t", "<09>");
    }

    private static String shown(int one) {
        return isControl(one) ? "<%02x>".formatted(one) : Character.toString(one);
    }

    private static boolean isControl(int one) {
        return (one < FIRST_PRINTABLE && one != '\n' && one != '\t' && one != '\r')
                || (one >= DELETE && one <= LAST_C1);
    }
}
