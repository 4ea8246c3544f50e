package io.github.vipnat.page;

import java.util.stream.Collectors;

/**
 * Text of others, fit for a page: what would be markup is escaped, the same between tags, in attributes and in drawings, and
 * what would not be seen is shown by its number. A reader who approves what he sees must see what is there: a sign that
 * turns the direction of writing shows a line that is not the one that is typed.
 */
final class PageText {

    private PageText() {}

    /** The text with its line ends and tabs, the rest of what is unseen as {@code <202e>}. */
    static String escaped(String text) {
        return visible(text).codePoints().mapToObj(PageText::escaped).collect(Collectors.joining());
    }

    /** The same on one line, as an attribute holds it. */
    static String escapedLine(String text) {
        return escaped(visibleLine(text));
    }

    /** What is unseen by its number; not yet escaped. */
    static String visible(String text) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .mapToObj(one -> isUnseen(one) ? numbered(one) : Character.toString(one))
                .collect(Collectors.joining());
    }

    /** The same with line ends and tabs by their numbers too. */
    static String visibleLine(String text) {
        return visible(text).replace("\n", numbered('\n')).replace("\t", numbered('\t'));
    }

    private static String numbered(int one) {
        return "<%02x>".formatted(one);
    }

    private static boolean isUnseen(int one) {
        return switch (Character.getType(one)) {
            case Character.CONTROL -> one != '\n' && one != '\t';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> one != ' ' && Character.isSpaceChar(one);
        };
    }

    private static String escaped(int one) {
        return switch (one) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '`' -> "&#96;";
            default -> Character.toString(one);
        };
    }
}
