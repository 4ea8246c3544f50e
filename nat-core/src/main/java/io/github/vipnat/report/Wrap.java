package io.github.vipnat.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose between words so that it fits a terminal of 80 columns. */
public final class Wrap {

    /** What a terminal is taken to have. */
    public static final int COLUMNS = 80;

    private Wrap() {}

    /**
     * The text with a label in front of its first line and the same indentation on the others. What stands behind a line
     * feed is to be typed, and is not broken.
     */
    public static String labelled(String label, String text) {
        int feed = text.indexOf('\n');
        if (feed < 0) {
            return prose(label, text);
        }
        return prose(label, text.substring(0, feed))
                + text.substring(feed + 1).stripIndent().stripTrailing().indent(label.length() + 1);
    }

    private static String prose(String label, String text) {
        StringBuilder out = new StringBuilder(label);
        int indent = label.length();
        int column = indent;
        for (String word : words(text)) {
            if (column > indent && column + 1 + word.length() > COLUMNS) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.append('\n').toString();
    }

    /** Between blanks; what a shell would take for one word, in single quotes, is one here, so that it can be pasted. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int blank = text.indexOf(' ', endOfQuotes(text, start));
            int end = blank < 0 ? text.length() : blank;
            words.add(text.substring(start, end));
            start = end + 1;
        }
        return words;
    }

    /** Behind the last quote of the word that begins here; where it begins with none, or that is never closed, here. */
    private static int endOfQuotes(String text, int start) {
        int end = start;
        while (text.startsWith("'", end) || text.startsWith("\\''", end)) {
            int closing = text.indexOf('\'', end + (text.charAt(end) == '\'' ? 1 : 3));
            if (closing < 0) {
                return start;
            }
            end = closing + 1;
        }
        return end;
    }
}
