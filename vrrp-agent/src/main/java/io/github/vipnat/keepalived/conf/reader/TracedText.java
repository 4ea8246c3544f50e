package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfPosition;
import java.util.Arrays;

/** A line on its way through the reader: characters that remember the column they came from. */
final class TracedText {

    private final String file;
    private final int line;
    private final String chars;
    /** The column of the first character, where the others follow it one by one; most lines stay so. */
    private final int first;
    /** A column for each character, once something was put in or taken out; empty before. */
    private final int[] columns;

    private static final int[] IN_A_ROW = {};

    private TracedText(String file, int line, String chars, int first, int[] columns) {
        this.file = file;
        this.line = line;
        this.chars = chars;
        this.first = first;
        this.columns = columns;
    }

    static TracedText of(String file, int line, int firstColumn, String chars) {
        return new TracedText(file, line, chars, firstColumn, IN_A_ROW);
    }

    /** The same place in the file, other characters: what a definition or a sequence puts there. */
    TracedText saying(String other) {
        int[] same = new int[other.length()];
        Arrays.fill(same, column(0));
        return new TracedText(file, line, other, column(0), same);
    }

    private boolean isInARow() {
        return columns.length == 0;
    }

    private int column(int index) {
        if (isInARow()) {
            return first + index;
        }
        return index < columns.length ? columns[index] : columns[columns.length - 1] + 1;
    }

    String chars() {
        return chars;
    }

    int length() {
        return chars.length();
    }

    boolean isEmpty() {
        return chars.isEmpty();
    }

    ConfPosition at(int index) {
        return new ConfPosition(file, line, column(index));
    }

    TracedText slice(int from, int to) {
        if (from == 0 && to == chars.length()) {
            return this;
        }
        int[] part = isInARow() ? IN_A_ROW : Arrays.copyOfRange(columns, from, to);
        return new TracedText(file, line, chars.substring(from, to), column(from), part);
    }

    TracedText from(int index) {
        return slice(index, length());
    }

    /** This text with {@code [from, to)} replaced; the new characters stand where the old ones began. */
    TracedText with(int from, int to, String replacement) {
        int[] joined = new int[chars.length() - (to - from) + replacement.length()];
        for (int i = 0; i < joined.length; i++) {
            boolean before = i < from;
            boolean put = !before && i < from + replacement.length();
            joined[i] = before ? column(i) : put ? column(from) : column(i - replacement.length() + to - from);
        }
        return new TracedText(
                file, line, chars.substring(0, from) + replacement + chars.substring(to), column(0), joined);
    }

    /** Without blanks and tabs at the right. */
    TracedText trimmedRight() {
        int end = length();
        while (end > 0 && isBlank(chars.charAt(end - 1))) {
            end--;
        }
        return slice(0, end);
    }

    /** Without blanks and tabs at the left. */
    TracedText trimmedLeft() {
        return from(skipBlanks(0));
    }

    /** The index of the first character at or after {@code index} that is neither blank nor tab. */
    int skipBlanks(int index) {
        int next = index;
        while (next < length() && isBlank(chars.charAt(next))) {
            next++;
        }
        return next;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    public String toString() {
        return chars;
    }
}
