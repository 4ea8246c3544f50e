package io.github.vipnat.keepalived.conf;

import java.util.Arrays;

/** A line on its way through the reader: characters that remember the column they came from. */
final class Text {

    private final String file;
    private final int line;
    private final String chars;
    private final int[] columns;

    private Text(String file, int line, String chars, int[] columns) {
        this.file = file;
        this.line = line;
        this.chars = chars;
        this.columns = columns;
    }

    static Text of(String file, int line, int firstColumn, String chars) {
        int[] columns = new int[chars.length()];
        Arrays.setAll(columns, i -> firstColumn + i);
        return new Text(file, line, chars, columns);
    }

    /** The same place in the file, other characters: what a definition or a sequence puts there. */
    Text saying(String other) {
        int[] same = new int[other.length()];
        Arrays.fill(same, columns.length == 0 ? 1 : columns[0]);
        return new Text(file, line, other, same);
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

    Position at(int index) {
        int column =
                index < columns.length ? columns[index] : columns.length == 0 ? 1 : columns[columns.length - 1] + 1;
        return new Position(file, line, column);
    }

    Text slice(int from, int to) {
        return new Text(file, line, chars.substring(from, to), Arrays.copyOfRange(columns, from, to));
    }

    Text from(int index) {
        return slice(index, length());
    }

    /** This text with {@code [from, to)} replaced; the new characters stand where the old ones began. */
    Text with(int from, int to, String replacement) {
        int[] joined = new int[chars.length() - (to - from) + replacement.length()];
        System.arraycopy(columns, 0, joined, 0, from);
        Arrays.fill(
                joined, from, from + replacement.length(), from < columns.length ? columns[from] : at(from).column());
        System.arraycopy(columns, to, joined, from + replacement.length(), columns.length - to);
        return new Text(file, line, chars.substring(0, from) + replacement + chars.substring(to), joined);
    }

    /** Without blanks and tabs at the right. */
    Text trimmedRight() {
        int end = length();
        while (end > 0 && isBlank(chars.charAt(end - 1))) {
            end--;
        }
        return slice(0, end);
    }

    /** Without blanks and tabs at the left. */
    Text trimmedLeft() {
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
